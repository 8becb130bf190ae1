import StrictJSON

/// The sections of a standard that references may cite, as `references.json` lists them.
struct CitedSections {
    /// The sections with consecutive numbers below the same section.
    private struct Run {
        var parent: [Int]
        var numbers: ClosedRange<Int>

        /// Reads `8.1` or `8.1-8.3`, or returns `nil` for anything else.
        init?(_ text: String) {
            let ends = text.split(separator: "-", omittingEmptySubsequences: false)
                .map(CitedSections.number)
            guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil,
                first.count == last.count, first.dropLast() == last.dropLast(),
                let lowest = first.last, let highest = last.last, lowest <= highest
            else { return nil }
            parent = first.dropLast()
            numbers = lowest...highest
        }
    }

    private var runs: [Run] = []

    /// The clauses that have names instead of numbers.
    private var names: Set<String> = []

    /// Whether the reference lists sections at all.
    var isEmpty: Bool { runs.isEmpty && names.isEmpty }

    /// Reads the list of a reference.
    init(of reference: Definition) {
        for (text, _) in reference.strings("sections") {
            if let run = Run(text) {
                runs.append(run)
            } else {
                names.insert(text)
            }
        }
    }

    /// Whether the list has a clause, such as `section-8.1`.
    func contains(_ clause: Substring) -> Bool {
        if names.contains(String(clause)) { return true }
        guard clause.hasPrefix("section-"), let number = Self.number(clause.dropFirst(8)),
            let last = number.last
        else { return false }
        return runs.contains { $0.parent == number.dropLast() && $0.numbers.contains(last) }
    }

    /// Whether an entry looks like numbers, but is neither a section nor a range of sections.
    static func isMalformed(_ text: String) -> Bool {
        text.utf8.first?.isDigit == true && Run(text) == nil
    }

    /// Returns the parts of a number such as `8.1`, or `nil` if it has another form.
    private static func number(_ text: Substring) -> [Int]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in Int(part).flatMap { "\($0)" == part ? $0 : nil } }
        return numbers.count == parts.count ? numbers : nil
    }
}
