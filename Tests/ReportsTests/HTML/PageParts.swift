/// The parts of a page that tests compare.
struct PageParts {
    /// The whole page.
    let text: String

    /// Returns what is between two texts, the first of which must occur.
    func between(_ start: String, and end: String) -> String {
        guard let opening = text.firstRange(of: start) else { return "" }
        let rest = text[opening.upperBound...]
        return String(rest[..<(rest.firstRange(of: end)?.lowerBound ?? rest.endIndex)])
    }

    var style: String { between("<style>", and: "</style>") }
    var script: String { between("<script>", and: "</script>") }

    /// What is shown, without the script.
    var body: String { between("<body data-command=", and: "<script>") }

    /// Each tag of the body, with the names of its attributes but without their values.
    var tags: [String] {
        body.split(separator: "<").dropFirst().map { part in
            var tag = ""
            var isQuoted = false
            for character in part.prefix(while: { $0 != ">" }) {
                if character == "\"" {
                    isQuoted.toggle()
                } else if !isQuoted {
                    tag.append(character)
                }
            }
            return tag
        }
    }

    /// The values of an attribute, in the order of the page.
    func values(of attribute: String) -> [String] {
        body.split(separator: " \(attribute)=\"").dropFirst().map { part in
            String(part.prefix { $0 != "\"" })
        }
    }
}
