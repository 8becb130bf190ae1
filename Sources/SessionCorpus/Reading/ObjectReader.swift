import StrictJSON
import TerminalText

/// Reads the members of one object of a corpus file, and says of each mistake where it is.
struct ObjectReader {
    private let object: JSONValue
    private let members: [JSONMember]

    /// What the object is, as a sentence calls it: `a case`.
    private let name: String

    /// The members of `value`, or `nil` where it is no object.
    ///
    /// Unknown keys, keys named twice and keys that are missing are mistakes, and reading goes on.
    init?(
        _ value: JSONValue,
        name: String,
        required: [String],
        optional: [String] = [],
        _ mistakes: inout MistakeList
    ) {
        guard let members = value.members else {
            let known = (required + optional).joined(separator: ", ")
            mistakes.add(
                .value,
                at: value,
                "\(name) is \(value.kind.phrase)",
                mend: "Write an object in braces, with the keys \(known)."
            )
            return nil
        }
        self.object = value
        self.members = members
        self.name = name
        checkKeys(required: required, optional: optional, &mistakes)
    }

    private func checkKeys(
        required: [String],
        optional: [String],
        _ mistakes: inout MistakeList
    ) {
        let known = required + optional
        var seen: Set<JSONString> = []
        for member in members {
            let key = member.key.description
            if !seen.insert(member.key).inserted {
                mistakes.add(
                    .keys,
                    atOffset: member.keyOffset,
                    "\(name) names the key `\(key)` twice",
                    mend: "Keep one of the two."
                )
            } else if !known.contains(key) {
                let nearest = NearMiss.closest(to: key, among: known)
                    .map { "Did you mean `\($0)`? " }
                mistakes.add(
                    .keys,
                    atOffset: member.keyOffset,
                    "\(name) has no key `\(key)`",
                    mend: "\(nearest ?? "")The keys are: \(known.joined(separator: ", "))."
                )
            }
        }
        for key in required where !seen.contains(JSONString(key)) {
            mistakes.add(
                .keys,
                at: object,
                "\(name) lacks the key `\(key)`",
                mend: "Add `\"\(key)\"`."
            )
        }
    }

    subscript(key: String) -> JSONValue? { object[JSONString(key)] }

    /// The string under `key`, or `nil` where there is none or something else.
    func text(_ key: String, _ mistakes: inout MistakeList) -> String? {
        guard let value = self[key] else { return nil }
        if value.string?.hasLoneSurrogate == true {
            mistakes.add(
                .value,
                at: value,
                "`\(key)` holds half a surrogate pair",
                mend: "Double the backslash where the payload itself is to have the escape."
            )
            return nil
        }
        guard let text = value.string?.string, !text.isEmpty else {
            mistakes.add(
                .value,
                at: value,
                "`\(key)` is \(value.string?.string == "" ? "empty" : value.kind.phrase)",
                mend: "Write a string in double quotes."
            )
            return nil
        }
        return text
    }

    /// The strings of the array under `key`, each with its place; none where there is no array.
    func list(_ key: String, _ mistakes: inout MistakeList) -> [(text: String, value: JSONValue)] {
        guard let value = self[key] else { return [] }
        guard let elements = value.elements, !elements.isEmpty else {
            mistakes.add(
                .value,
                at: value,
                "`\(key)` is \(value.elements == nil ? value.kind.phrase : "empty")",
                mend: "Write an array of strings, or leave the key out where there are none."
            )
            return []
        }
        return elements.compactMap { element in
            guard let text = element.string?.string else {
                mistakes.add(
                    .value,
                    at: element,
                    "`\(key)` holds \(element.kind.phrase)",
                    mend: "Write each entry as a string in double quotes."
                )
                return nil
            }
            return (text, element)
        }
    }

    /// The choice named under `key`, or `nil` where there is none or an unknown one.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ type: Choice.Type,
        _ key: String,
        unknown rule: LintRule = .value,
        _ mistakes: inout MistakeList
    ) -> Choice? {
        guard let value = self[key], let text = text(key, &mistakes) else { return nil }
        return Self.choice(type, text, at: value, key, unknown: rule, &mistakes)
    }

    static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ type: Choice.Type,
        _ text: String,
        at value: JSONValue,
        _ name: String,
        unknown rule: LintRule,
        _ mistakes: inout MistakeList
    ) -> Choice? {
        if let choice = Choice(rawValue: text) { return choice }
        let names = type.allCases.map(\.rawValue)
        let nearest = NearMiss.closest(to: text, among: names).map { "Did you mean `\($0)`?" }
        let all = names.count > 8 ? nil : "One of: \(names.joined(separator: ", "))."
        let hints = [nearest, all].compactMap(\.self)
        mistakes.add(
            rule,
            at: value,
            "`\(name)` knows no `\(text)`",
            mend: hints.isEmpty
                ? "`session-conformance explain` lists those there are."
                : hints.joined(separator: " ")
        )
        return nil
    }
}
