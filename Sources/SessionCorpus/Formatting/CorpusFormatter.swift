package import StrictJSON

/// Writes the files of the corpus in their canonical layout.
///
/// An entry of a list is a block with one line per key, and a value is on one line if it fits.
/// Non-ASCII characters are escaped, so that none is invisible, combines with its neighbor, or
/// changes the direction of the text. The keys of a case have a fixed order, and the ids of a
/// deviation are sorted. Nothing else changes: numbers keep their spelling, and duplicate keys
/// stay.
package struct CorpusFormatter {
    /// The maximum length of a line that can be broken, in bytes.
    package static let lineLength = 100

    private var text = ""

    private init() {}

    /// Returns the canonical text of a whole file, with a line feed at its end.
    package static func text(of root: JSONValue) -> String {
        var formatter = CorpusFormatter()
        formatter.write(root, depth: 0, role: .file)
        return formatter.text + "\n"
    }

    /// Returns the text of one case as it is in its file, without the indentation.
    package static func text(ofEntry entry: JSONValue) -> String {
        var formatter = CorpusFormatter()
        formatter.write(entry, depth: 0, role: .entry)
        return formatter.text + "\n"
    }

    /// Returns the canonical text of `bytes`.
    ///
    /// - Throws: If `bytes` are not JSON.
    package static func format(_ bytes: [UInt8]) throws(JSONSyntaxError) -> [UInt8] {
        Array(text(of: try JSONDocument(parsing: bytes).root).utf8)
    }

    private mutating func write(_ value: JSONValue, depth: Int, role: Role) {
        if !role.isAlwaysBroken {
            let column = text.utf8.count - lineStart
            let inline = Inline.text(of: value)
            // Less than, not equal: a comma may follow.
            if column + inline.utf8.count < Self.lineLength || !value.isBreakable {
                text += inline
                return
            }
        }
        switch value.content {
        case .object(let unordered) where !unordered.isEmpty:
            let members = role.ordered(unordered)
            block("{", "}", count: members.count, depth: depth) { formatter, index in
                let member = members[index]
                formatter.text += Inline.quoted(member.key) + ": "
                let role = role.role(of: member.key)
                formatter.write(member.value, depth: depth + 1, role: role)
            }
        case .array(let unordered) where !unordered.isEmpty:
            let elements = role == .ids ? Self.sorted(unordered) : unordered
            block("[", "]", count: elements.count, depth: depth) { formatter, index in
                formatter.write(elements[index], depth: depth + 1, role: role.elementRole)
            }
        case .null, .bool, .number, .string, .array, .object:
            text += Inline.text(of: value)
        }
    }

    /// Sorts ids, so that a new one may be written anywhere.
    private static func sorted(_ ids: [JSONValue]) -> [JSONValue] {
        ids.sorted { Inline.text(of: $0) < Inline.text(of: $1) }
    }

    /// The offset in ``text`` at which the current line starts, in bytes.
    private var lineStart = 0

    private mutating func block(
        _ opening: String,
        _ closing: String,
        count: Int,
        depth: Int,
        _ write: (inout CorpusFormatter, Int) -> Void
    ) {
        text += opening
        for index in 0..<count {
            newLine(indent: depth + 1)
            write(&self, index)
            if index + 1 < count { text += "," }
        }
        newLine(indent: depth)
        text += closing
    }

    private mutating func newLine(indent: Int) {
        text += "\n"
        lineStart = text.utf8.count
        text += String(repeating: "  ", count: indent)
    }
}

extension CorpusFormatter {
    /// The role of a value in its file, which determines its layout and the order of its keys.
    private enum Role {
        case file
        case list
        case entry
        case expectation
        case source
        case ids
        case other

        private static let entryKeys = [
            "id", "title", "added", "judge", "input", "expect", "flags", "why", "refs", "source",
        ]
        private static let expectationKeys = [
            "syntax", "contract", "rules", "notes", "sessions", "timestamps", "decode", "policy",
            "fields", "reencode",
        ]

        var isAlwaysBroken: Bool {
            switch self {
            case .file, .list, .entry, .expectation, .ids: true
            case .source, .other: false
            }
        }

        var elementRole: Role { self == .list ? .entry : .other }

        func role(of key: JSONString) -> Role {
            switch (self, key) {
            case (.file, "cases"), (.file, "flags"), (.file, "policies"), (.file, "references"),
                (.file, "retired"), (.file, "deviations"):
                .list
            // Only an entry of `deviations.json` has this key.
            case (.entry, "cases"): .ids
            case (.entry, "expect"): .expectation
            case (.entry, "source"): .source
            default: .other
            }
        }

        func ordered(_ members: [JSONMember]) -> [JSONMember] {
            let order: [String] =
                switch self {
                case .file: ["format", "topic", "about", "cases"]
                case .entry: Self.entryKeys
                case .expectation: Self.expectationKeys
                case .source: ["kind", "ref", "on", "scrubbed"]
                case .list, .ids, .other: []
                }
            func rank(_ member: JSONMember) -> Int {
                order.firstIndex { member.key == JSONString($0) } ?? order.count
            }
            let ranked = members.enumerated().map { (rank($1), $0, $1) }
            return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
        }
    }
}

extension JSONValue {
    fileprivate var isBreakable: Bool {
        switch content {
        case .array(let elements): !elements.isEmpty
        case .object(let members): !members.isEmpty
        case .null, .bool, .number, .string: false
        }
    }
}
