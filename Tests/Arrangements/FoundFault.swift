package import SessionContract
package import StrictJSON

/// A row of findings, in a form that tests compare.
package struct FoundFault: Hashable, Sendable {
    package var rule: Rule

    /// What was observed, in the word that reports use.
    package var kind: String

    package var source: String
    package var pointer: JSONPointer
    package var position: TextPosition
    package var count: Int

    /// The beginning of the value.
    package var excerpt: String?

    package init(
        _ rule: Rule,
        kind: String,
        source: String = "",
        pointer: JSONPointer,
        position: TextPosition,
        count: Int = 1,
        excerpt: String? = nil
    ) {
        self.rule = rule
        self.kind = kind
        self.source = source
        self.pointer = pointer
        self.position = position
        self.count = count
        self.excerpt = excerpt
    }

    init(_ row: Ledger.Row) {
        self.init(
            row.finding.rule,
            kind: row.finding.wording.kind,
            source: row.finding.place.source,
            pointer: row.finding.place.exactPointer,
            position: row.finding.place.position ?? TextPosition(offset: -1, line: -1, column: -1),
            count: row.count,
            excerpt: row.finding.excerpt
        )
    }

    /// The rule, pointer and offset, which identify a finding in one source.
    package var place: String { "\(rule.id) \(pointer) \(position.offset)" }
}

extension FoundFault: CustomStringConvertible {
    package var description: String {
        "\(count) x \(rule.id) (\(kind)) \(source) \(pointer) "
            + "\(position.offset):\(position.line):\(position.column) \(excerpt ?? "-")"
    }
}
