import JSONFiles
import SessionContract
import SessionModel
import StrictJSON

/// Reads the member `expect` of a case.
enum ExpectationReader {
    private static let required = ["syntax", "contract"]
    private static let optional = [
        "rules", "notes", "sessions", "timestamps", "decode", "policy", "fields", "reencode",
    ]

    static func read(_ value: JSONValue, _ mistakes: inout MistakeList<LintRule>)
        -> CaseExpectation?
    {
        let before = mistakes.findings.count
        guard
            let object = ObjectReader(
                value,
                name: "'expect'",
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
        // A value that could not be read must not look like one that was left out.
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
        of object: ObjectReader<LintRule>,
        _ mistakes: inout MistakeList<LintRule>
    ) -> [Rule] {
        object.list(key, &mistakes).compactMap { text, value in
            ObjectReader<LintRule>.choice(
                Rule.self,
                text,
                at: value,
                key,
                unknown: .undefined,
                &mistakes
            )
        }
    }

    private static func readCount(
        of object: ObjectReader<LintRule>,
        _ mistakes: inout MistakeList<LintRule>
    ) -> Int? {
        guard let value = object["sessions"] else { return nil }
        guard let count = value.number?.int64, count >= 0 else {
            mistakes.add(
                .value,
                at: value,
                "'sessions' is not a count",
                fix: "Write the number of session objects in the response."
            )
            return nil
        }
        return Int(count)
    }

    private static func readTimestamps(
        of object: ObjectReader<LintRule>,
        _ mistakes: inout MistakeList<LintRule>
    ) -> [DeclaredField: Timestamp.Dialect] {
        guard let value = object["timestamps"] else { return [:] }
        guard let members = value.members, !members.isEmpty else {
            mistakes.add(
                .value,
                at: value,
                value.members == nil
                    ? "'timestamps' is \(value.kind.phrase), not an object"
                    : "'timestamps' is empty",
                fix: "Write an object that maps fields to dialects, or remove the key."
            )
            return [:]
        }
        _ = ObjectReader(
            value,
            name: "'timestamps'",
            required: [],
            optional: DeclaredField.allCases.filter(\.isTimestamp).map(\.key),
            &mistakes
        )
        var dialects: [DeclaredField: Timestamp.Dialect] = [:]
        for member in members {
            guard let field = DeclaredField(key: member.key) else { continue }
            let name = member.value.string?.string ?? member.value.kind.phrase
            dialects[field] = ObjectReader<LintRule>.choice(
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
        _ mistakes: inout MistakeList<LintRule>
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
                "invalid value for 'reencode'",
                fix: "Write \"same\", \"none\", or {\"json\": …} with the declared fields."
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
                        "'reencode' contains something that is not a session",
                        fix: "Write an object of the declared fields that a model writes."
                    )
                    return nil
                }
                return fields
            }
        )
    }

    /// Reads one object of fields, or an array of the outcomes that a model may choose from.
    private static func readOutcomes(
        _ value: JSONValue,
        _ key: String,
        _ mistakes: inout MistakeList<LintRule>
    ) -> [SessionFields] {
        if value.elements?.isEmpty == true {
            mistakes.add(
                .value,
                at: value,
                "'\(key)' is empty",
                fix: "Remove the key if a model has nothing to read."
            )
        }
        return (value.elements ?? [value]).map { readFields($0, key, &mistakes) }
    }

    private static func readFields(
        _ value: JSONValue,
        _ key: String,
        _ mistakes: inout MistakeList<LintRule>
    ) -> SessionFields {
        let object = ObjectReader(
            value,
            name: "'\(key)'",
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
                    "'\(field.key)' in '\(key)' is not "
                        + (field.kind == .string ? "a string" : "the digits of an integer"),
                    fix: field.kind == .string
                        ? "Write the string or null."
                        : "Write the digits as a string, such as \"3432\"."
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
