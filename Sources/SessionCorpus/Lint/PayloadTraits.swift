import SessionContract
import SessionModel
import StrictJSON

/// What a payload contains, as far as flags depend on it.
struct PayloadTraits {
    let payload: [UInt8]
    let subject: CorpusCase.Subject

    /// What was derived from the payload.
    let derived: CaseExpectation

    /// The root, or `nil` if the payload is not JSON or is nested too deeply.
    let root: JSONValue?

    /// All values at any depth, the root first.
    private(set) var values: [JSONValue] = []

    /// All members of objects at any depth.
    private(set) var members: [JSONMember] = []

    init(of payload: [UInt8], as subject: CorpusCase.Subject, derived: CaseExpectation) {
        self.payload = payload
        self.subject = subject
        self.derived = derived
        root = try? JSONDocument(parsing: payload).root
        if let root { collect(root) }
    }

    private mutating func collect(_ value: JSONValue) {
        values.append(value)
        switch value.content {
        case .null, .bool, .number, .string: break
        case .array(let elements): for element in elements { collect(element) }
        case .object(let members):
            self.members += members
            for member in members { collect(member.value) }
        }
    }

    /// Whether the payload is a JSON text, so that its values are known.
    var isRead: Bool { root != nil }

    var numbers: [JSONNumber] { values.compactMap(\.number) }

    /// All strings and keys.
    var strings: [JSONString] { values.compactMap(\.string) + members.map(\.key) }

    /// Whether the payload has these bytes in a row.
    func has(_ bytes: [UInt8]) -> Bool {
        guard payload.count >= bytes.count else { return false }
        return payload.indices.dropLast(bytes.count - 1).contains {
            payload[$0...].starts(with: bytes)
        }
    }

    func has(_ text: String) -> Bool { has(Array(text.utf8)) }

    /// Whether a rule is among the findings, of whatever severity.
    func shows(_ rule: Rule) -> Bool {
        derived.rules.contains(rule) || derived.notes.contains(rule)
    }

    /// Whether a number, or a string of digits, is at least as large as this; 16 less is at its
    /// limit.
    func reaches(_ bound: Double) -> Bool {
        let texts = numbers.map(\.text) + strings.compactMap(\.string)
        return texts.contains { Double($0).map { abs($0) >= bound - 16 } ?? false }
    }

    /// Whether there is a character above ASCII, or an escape that may mean one.
    var hasUncommonCharacter: Bool { payload.contains { $0 >= 0x80 } || has(#"\u"#) }

    /// The declared timestamps that are strings.
    var timestamps: [Timestamp] {
        members.compactMap { member in
            guard DeclaredField(key: member.key)?.isTimestamp == true else { return nil }
            return member.value.string?.string.map { Timestamp($0) }
        }
    }
}
