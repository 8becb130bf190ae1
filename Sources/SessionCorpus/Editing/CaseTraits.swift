import SessionContract
import SessionModel
import StrictJSON

/// What is remarkable about a payload, as words that are the same for payloads of one kind.
///
/// Traits are derived from the payload and its expectation only, never from what a case says about
/// itself, so they can check that.
package struct CaseTraits: Sendable {
    /// The traits, such as `rule contract/type` or `number negative`.
    package private(set) var words: Set<String> = []

    /// Derives the traits of a payload.
    package init(
        of payload: [UInt8],
        expecting expectation: CaseExpectation,
        as subject: CorpusCase.Subject
    ) {
        if subject == .answer { words.insert("answer") }
        let rules = expectation.rules + expectation.notes
        for rule in rules where rule != .contractAbsent { words.insert("rule \(rule.id)") }
        if let policy = expectation.policy { words.insert("policy \(policy.rawValue)") }
        for dialect in expectation.timestamps.values where dialect != .documented {
            words.insert("dialect \(dialect.rawValue)")
        }
        addBytes(payload)
        do {
            let document = try JSONDocument(parsing: payload)
            if document.hasByteOrderMark { words.insert("byte order mark") }
            addRoot(document.root, of: payload, subject)
        } catch {
            words.insert("syntax \(error.kind)")
        }
    }

    /// Derives the traits of a case.
    package init(of entry: CorpusCase) {
        self.init(of: entry.payload, expecting: entry.expectation, as: entry.subject)
    }

    /// Whether a trait is one of these words or starts with one of them.
    package func contains(anyOf kinds: [String]) -> Bool {
        words.contains { word in
            kinds.contains { word == $0 || word.hasPrefix($0 + " ") || word.hasPrefix($0 + "/") }
        }
    }

    // MARK: - The text

    private mutating func addBytes(_ payload: [UInt8]) {
        if payload.contains(UInt8(ascii: "\\")) { words.insert("spelled with escapes") }
        if String(validating: payload, as: UTF8.self) == nil { words.insert("encoding") }
    }

    // MARK: - The value

    private mutating func addRoot(
        _ root: JSONValue,
        of payload: [UInt8],
        _ subject: CorpusCase.Subject
    ) {
        if CaseInput.canonicalBytes(of: root) != payload { words.insert("spelled otherwise") }
        guard let members = root.members else {
            words.insert("root \(root.kind.rawValue)")
            return
        }
        guard subject == .session else { return }
        if Set(members.map(\.key)).count < members.count { words.insert("key duplicate") }
        for field in DeclaredField.allCases where root[JSONString(field.key)] == nil {
            words.insert("absent")
        }
        for member in members {
            guard let field = DeclaredField(key: member.key) else {
                words.insert("key unknown")
                words.insert("unknown \(member.value.kind.rawValue)")
                continue
            }
            add(member.value, of: field, in: root)
        }
    }

    private mutating func add(_ value: JSONValue, of field: DeclaredField, in root: JSONValue) {
        switch (field.meaning, value.content) {
        case (_, .null): words.insert("null")
        case (.integer, .number(let number)): add(number)
        case (.link, .string(let text)):
            if !isOrdinary(text, in: root) { words.insert("link") }
            add(text)
        case (.timestamp, .string(let text)):
            if isAtEdge(text) { words.insert("time at an edge") }
            add(text)
        case (.integer, .string), (.integer, .array), (.integer, .object), (.integer, .bool),
            (.timestamp, .number), (.timestamp, .array), (.timestamp, .object),
            (.timestamp, .bool), (.link, .number), (.link, .array), (.link, .object),
            (.link, .bool):
            words.insert("type \(value.kind.rawValue)")
            if field.meaning == .timestamp, value.number != nil { words.insert("time number") }
        }
    }

    private mutating func add(_ number: JSONNumber) {
        if number.text.hasPrefix("-") { words.insert("number negative") }
        switch number.integrality {
        case .fraction: words.insert("number fraction")
        case .outOfRange: words.insert("number 64")
        case .integer(let value), .spelledInteger(let value):
            if case .spelledInteger = number.integrality { words.insert("number spelled") }
            if number.text == "-0" { words.insert("number spelled") }
            if value == 0 { words.insert("number zero") }
            // Two below each limit, since cases are around limits too.
            switch value.magnitude {
            case (1 << 63 - 2)...: words.insert("number 63")
            case (1 << 53 - 2)...: words.insert("number 53")
            case (1 << 31 - 2)...: words.insert("number 31")
            default: break
            }
        }
    }

    private mutating func add(_ text: JSONString) {
        if text.bytes.isEmpty { words.insert("text empty") }
        if text.bytes.count > 255 { words.insert("text long") }
        if text.hasLoneSurrogate { words.insert("text lone surrogate") }
        let scalars = text.description.unicodeScalars
        if scalars.contains(where: { $0.value < 0x20 || 0x7F...0x9F ~= $0.value }) {
            words.insert("text control")
        }
        if scalars.contains(where: { $0.value > 0x9F }) { words.insert("text beyond ASCII") }
        if scalars.contains(where: { $0.value > 0xFFFF }) { words.insert("text astral") }
        if scalars.contains(where: { $0.properties.generalCategory == .format }) {
            words.insert("text invisible")
        }
        if scalars.first == " " || scalars.last == " " { words.insert("text outer space") }
    }

    /// Whether a time in the documented form is one that calendars and clocks get wrong.
    private func isAtEdge(_ text: JSONString) -> Bool {
        let numbers = text.description.split { !$0.isNumber }.compactMap { Int($0) }
        guard numbers.count == 6 else { return false }
        return !(1971...2037).contains(numbers[0]) || numbers[2] > 28 || numbers[3] == 23
            || numbers[5] == 59
    }

    /// Whether a link has the documented form, and leads to the session that it is in.
    private func isOrdinary(_ link: JSONString, in root: JSONValue) -> Bool {
        let parts = link.description.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 9, parts[0] == "https:", parts[1].isEmpty,
            parts[3...5] == ["api", "v2", "users"], parts[7] == "sessions"
        else { return false }
        func isValue(_ field: DeclaredField, _ text: Substring) -> Bool {
            guard let number = root[JSONString(field.key)]?.number else {
                return !text.isEmpty && text.utf8.allSatisfy(\.isDigit)
            }
            return number.text == text
        }
        let hasHost = parts[2].utf8.allSatisfy { byte in
            byte.isLowercaseLetterOrDigit || ".-".utf8.contains(byte)
        }
        return hasHost && isValue(.userID, parts[6]) && parts[8].hasSuffix(".json")
            && isValue(.id, parts[8].dropLast(5))
    }
}
