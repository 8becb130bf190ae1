package import StrictJSON
import TerminalText

/// Reads the members of one object of a file that people write, and records each mistake with its
/// place.
package struct ObjectReader<Rule: MistakeRule> {
    private let object: JSONValue
    private let members: [JSONMember]

    /// The name of the object in messages, such as `a case`.
    private let name: String

    /// The keys that the object must have.
    private let required: [String]

    /// Creates a reader for `value`, or returns `nil` and adds a mistake if it is not an object.
    ///
    /// Unknown, duplicate and missing keys are mistakes too, but do not stop the reading.
    package init?(
        _ value: JSONValue,
        name: String,
        required: [String],
        optional: [String] = [],
        _ mistakes: inout MistakeList<Rule>
    ) {
        guard let members = value.members else {
            let known = (required + optional).joined(separator: ", ")
            mistakes.add(
                .value,
                at: value,
                "\(name) is \(value.kind.phrase), not an object",
                fix: "Write an object with the keys \(known)."
            )
            return nil
        }
        self.object = value
        self.members = members
        self.name = name
        self.required = required
        checkKeys(required: required, optional: optional, &mistakes)
    }

    private func checkKeys(
        required: [String],
        optional: [String],
        _ mistakes: inout MistakeList<Rule>
    ) {
        let known = required + optional
        var seen: Set<JSONString> = []
        for member in members {
            let key = member.key.description
            if !seen.insert(member.key).inserted {
                mistakes.add(
                    .keys,
                    atOffset: member.keyOffset,
                    "\(name) has the key '\(key)' twice",
                    fix: "Remove one of the two."
                )
            } else if !known.contains(key) {
                let nearest = NearMiss.closest(to: key, among: known)
                    .map { "Did you mean '\($0)'? " }
                mistakes.add(
                    .keys,
                    atOffset: member.keyOffset,
                    "unknown key '\(key)' in \(name)",
                    fix: "\(nearest ?? "")The keys are: \(known.joined(separator: ", "))."
                )
            }
        }
        for key in required where !seen.contains(JSONString(key)) {
            mistakes.add(
                .keys,
                at: object,
                "\(name) lacks the key '\(key)'",
                fix: "Add \"\(key)\"."
            )
        }
    }

    /// The value of the first member with this key.
    package subscript(key: String) -> JSONValue? { object[JSONString(key)] }

    /// Returns the string under `key`, or `nil` if there is none, or something else with a mistake.
    package func text(_ key: String, _ mistakes: inout MistakeList<Rule>) -> String? {
        guard let value = self[key] else { return nil }
        if value.string?.hasLoneSurrogate == true {
            mistakes.add(
                .value,
                at: value,
                "'\(key)' contains a lone surrogate",
                fix: "If the payload itself contains the escape, double its backslash."
            )
            return nil
        }
        guard let text = value.string?.string, !text.isEmpty else {
            mistakes.add(
                .value,
                at: value,
                value.string?.string == ""
                    ? "'\(key)' is empty" : "'\(key)' is \(value.kind.phrase), not a string",
                fix: "Write a non-empty string in double quotes."
            )
            return nil
        }
        return text
    }

    /// Returns the strings of the array under `key` with their places; none if it is not an array.
    package func list(_ key: String, _ mistakes: inout MistakeList<Rule>) -> [(
        text: String, value: JSONValue
    )] {
        guard let value = self[key] else { return [] }
        guard let elements = value.elements, !elements.isEmpty else {
            mistakes.add(
                .value,
                at: value,
                value.elements == nil
                    ? "'\(key)' is \(value.kind.phrase), not an array" : "'\(key)' is empty",
                fix: "Write an array of strings, or remove the "
                    + (required.contains(key) ? "whole entry." : "key.")
            )
            return []
        }
        return elements.compactMap { element in
            guard let text = element.string?.string else {
                mistakes.add(
                    .value,
                    at: element,
                    "'\(key)' contains \(element.kind.phrase), but only strings are allowed",
                    fix: "Write it as a string in double quotes."
                )
                return nil
            }
            return (text, element)
        }
    }

    /// Returns the choice named under `key`, or `nil` if there is none or it is unknown.
    package func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ type: Choice.Type,
        _ key: String,
        unknown rule: Rule = .value,
        _ mistakes: inout MistakeList<Rule>
    ) -> Choice? {
        guard let value = self[key], let text = text(key, &mistakes) else { return nil }
        return Self.choice(type, text, at: value, key, unknown: rule, &mistakes)
    }

    /// Returns the choice with a name, or `nil` and adds a mistake.
    package static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ type: Choice.Type,
        _ text: String,
        at value: JSONValue,
        _ name: String,
        unknown rule: Rule,
        _ mistakes: inout MistakeList<Rule>
    ) -> Choice? {
        if let choice = Choice(rawValue: text) { return choice }
        let names = type.allCases.map(\.rawValue)
        let nearest = NearMiss.closest(to: text, among: names).map { "Did you mean '\($0)'?" }
        let all = names.count > 8 ? nil : "Expected one of: \(names.joined(separator: ", "))."
        let hints = [nearest, all].compactMap(\.self)
        mistakes.add(
            rule,
            at: value,
            "invalid value '\(text)' in '\(name)'",
            fix: hints.isEmpty
                ? "'session-conformance explain' lists the valid ones."
                : hints.joined(separator: " ")
        )
        return nil
    }
}
