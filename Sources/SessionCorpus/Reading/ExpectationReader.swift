import SessionContract
import SessionModel
import StrictJSON

/// Reads the member `expect` of a case.
enum ExpectationReader {
    private static let required = ["syntax", "contract"]
    private static let optional = [
        "rules", "notes", "sessions", "timestamps", "decode", "policy", "fields", "reencode",
    ]

    static func read(_ value: JSONValue, _ mistakes: inout MistakeList) -> CaseExpectation? {
        let before = mistakes.findings.count
        guard
            let object = ObjectReader(
                value,
                name: "`expect`",
                required: required,
                optional: optional,
                &mistakes
            )
        else { return nil }
        let syntax = object.choice(CaseExpectation.Syntax.self, "syntax", &mistakes)
        let contract = object.choice(PayloadVerdict.Kind.self, "contract", &mistakes)
        let rules = readRules("rules", of: object, &mistakes)
        let notes = readRules("notes", of: object, &mistakes)
        let timestamps = readTimestamps(of: object, &mistakes)
        let decode = object.choice(CaseExpectation.Decoding.self, "decode", &mistakes)
        let policy = object.choice(Policy.self, "policy", unknown: .undefined, &mistakes)
        let fields = object["fields"].map { readOutcomes($0, "fields", &mistakes) } ?? []
        let reencode = object["reencode"].flatMap { readReencode($0, &mistakes) }
        let sessions = readCount(of: object, &mistakes)
        // What could not be read must not look like what was left out.
        guard let syntax, let contract, mistakes.findings.count == before else { return nil }
        var expectation = CaseExpectation(syntax: syntax, contract: contract)
        expectation.rules = rules
        expectation.notes = notes
        expectation.sessions = sessions
        expectation.timestamps = timestamps
        expectation.decode = decode
        expectation.policy = policy
        expectation.fields = fields
        expectation.reencode = reencode
        return expectation
    }

    private static func readRules(
        _ key: String,
        of object: ObjectReader,
        _ mistakes: inout MistakeList
    ) -> [Rule] {
        object.list(key, &mistakes).compactMap { text, value in
            ObjectReader.choice(Rule.self, text, at: value, key, unknown: .undefined, &mistakes)
        }
    }

    private static func readCount(of object: ObjectReader, _ mistakes: inout MistakeList) -> Int? {
        guard let value = object["sessions"] else { return nil }
        guard let count = value.number?.int64, count >= 0 else {
            mistakes.add(
                .value,
                at: value,
                "`sessions` is no count",
                mend: "Write how many session objects the answer holds."
            )
            return nil
        }
        return Int(count)
    }

    private static func readTimestamps(
        of object: ObjectReader,
        _ mistakes: inout MistakeList
    ) -> [DeclaredField: Timestamp.Dialect] {
        guard let value = object["timestamps"] else { return [:] }
        guard let members = value.members, !members.isEmpty else {
            mistakes.add(
                .value,
                at: value,
                "`timestamps` is \(value.members == nil ? value.kind.phrase : "empty")",
                mend: "Write an object from field to dialect; leave the key out where none is."
            )
            return [:]
        }
        _ = ObjectReader(
            value,
            name: "`timestamps`",
            required: [],
            optional: DeclaredField.allCases.filter(\.isTimestamp).map(\.key),
            &mistakes
        )
        var dialects: [DeclaredField: Timestamp.Dialect] = [:]
        for member in members {
            guard let field = DeclaredField(key: member.key) else { continue }
            let name = member.value.string?.string ?? member.value.kind.phrase
            dialects[field] = ObjectReader.choice(
                Timestamp.Dialect.self,
                name,
                at: member.value,
                "timestamps",
                unknown: .undefined,
                &mistakes
            )
        }
        return dialects
    }

    // MARK: Fields

    private static func readReencode(
        _ value: JSONValue,
        _ mistakes: inout MistakeList
    ) -> CaseExpectation.Reencoding? {
        switch value.string {
        case "same": return .same
        case "none": return CaseExpectation.Reencoding.none
        default: break
        }
        guard let json = value["json"], value.members?.count == 1 else {
            mistakes.add(
                .value,
                at: value,
                "`reencode` says neither what comes back nor that nothing does",
                mend: "Write \"same\", \"none\", or {\"json\": …} with the declared fields."
            )
            return nil
        }
        let objects = json.elements ?? [json]
        return .fields(
            objects.compactMap { object in
                let outcome = object.members.map { FieldReader.outcomes(of: $0) } ?? []
                guard outcome.count == 1, let fields = outcome.first else {
                    mistakes.add(
                        .value,
                        at: object,
                        "`reencode` holds what is no session",
                        mend: "Write the declared fields that come back as one object."
                    )
                    return nil
                }
                return fields
            }
        )
    }

    /// One object of fields, or an array of those that a model may choose from.
    private static func readOutcomes(
        _ value: JSONValue,
        _ key: String,
        _ mistakes: inout MistakeList
    ) -> [SessionFields] {
        if value.elements?.isEmpty == true {
            mistakes.add(
                .value,
                at: value,
                "`\(key)` is empty",
                mend: "Leave the key out where a model has nothing to read."
            )
        }
        return (value.elements ?? [value]).map { readFields($0, key, &mistakes) }
    }

    private static func readFields(
        _ value: JSONValue,
        _ key: String,
        _ mistakes: inout MistakeList
    ) -> SessionFields {
        let object = ObjectReader(
            value,
            name: "`\(key)`",
            required: FieldSet.required.fields.map(\.key),
            optional: DeclaredField.optionalCases.map(\.key),
            &mistakes
        )
        var fields = SessionFields()
        guard object != nil else { return fields }
        for member in value.members ?? [] {
            guard let field = DeclaredField(key: member.key) else { continue }
            switch member.value.content {
            case .null: fields[field] = .null
            case .string(let text) where field.kind == .string:
                fields[field] = .value(.text(text))
            case .string(let text) where isDecimal(text.description):
                fields[field] = .value(.integer(text.description))
            case .bool, .number, .string, .array, .object:
                mistakes.add(
                    .value,
                    at: member.value,
                    "`\(field.key)` in `\(key)` is no \(field.kind == .string ? "text" : "integer")",
                    mend: field.kind == .string
                        ? "Write the string or null." : "Write its digits as a string: \"3432\"."
                )
            }
        }
        return fields
    }

    private static func isDecimal(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        return !digits.isEmpty && digits.utf8.allSatisfy(\.isDigit)
            && (digits.first != "0" || text == "0")
    }
}
