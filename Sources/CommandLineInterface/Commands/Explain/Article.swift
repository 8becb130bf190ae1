import TerminalText

/// A text with a title and paragraphs under headings.
struct Article {
    private let title: String
    private let parts: [(heading: String, body: String)]

    /// A text; an empty heading means that the paragraph has none.
    init(_ title: String, _ parts: [(heading: String, body: String)]) {
        self.title = title
        self.parts = parts
    }

    /// The text for a terminal with `width` columns.
    func text(width: Int) -> String {
        let blocks = parts.map { part in
            let body = part.body.wrapped(to: width - 2).map { "  " + $0 }.joined(separator: "\n")
            return part.heading.isEmpty ? body : "\(part.heading)\n\(body)"
        }
        return ([title] + blocks).joined(separator: "\n\n") + "\n"
    }
}
