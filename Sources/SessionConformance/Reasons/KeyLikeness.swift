import SessionModel
import StrictJSON

/// How the key of an undeclared member resembles that of a declared field.
///
/// A model that compares keys loosely takes such a member for the field.
enum KeyLikeness: Hashable, Sendable {
    /// Only upper and lower case differ.
    case letterCase

    /// There is white space around it.
    case surroundingSpace

    /// It continues after a NUL.
    case nul

    /// It has accents or other characters beyond ASCII.
    case notASCII

    /// Words are separated in another way, or more than one of these applies.
    case separators
}

extension KeyLikeness {
    /// Returns the field that a key resembles, and how; `nil` if it is declared or like none.
    static func likeness(of key: JSONString) -> (field: DeclaredField, likeness: KeyLikeness)? {
        guard mayResemble(key.bytes), DeclaredField(key: key) == nil else { return nil }
        let text = key.description
        for field in DeclaredField.allCases {
            if let likeness = Self(of: text, to: field.key) { return (field, likeness) }
        }
        return DeclaredField(misspelled: key).map { ($0, .separators) }
    }

    /// Whether a key has the first letter of a declared one, or a character that may become one.
    ///
    /// Payloads may have thousands of keys, and most of them end here.
    private static func mayResemble(_ key: [UInt8]) -> Bool {
        let letter = key.first { $0 >= 0x80 || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
        guard let letter, letter < 0x80 else { return letter != nil }
        return firstLetters.contains(letter | 0x20)
    }

    private static let firstLetters = Set(DeclaredField.allCases.compactMap(\.key.utf8.first))

    private init?(of text: String, to key: String) {
        if text.lowercased() == key || text.uppercased() == key.uppercased() {
            self = .letterCase
        } else if text.split(whereSeparator: \.isWhitespace) == [key[...]] {
            self = .surroundingSpace
        } else if text.prefix(while: { $0 != "\0" }) == key {
            self = .nul
        } else if String(text.unicodeScalars.filter(\.isASCII)) == key {
            self = .notASCII
        } else {
            return nil
        }
    }
}

extension PayloadReading {
    /// Returns whether an undeclared member whose key resembles that of `field` has this value.
    func hasUndeclared(_ value: FieldValue, like field: DeclaredField) -> Bool {
        let members = (try? JSONDocument(parsing: payload))?.root.members ?? []
        return members.contains { member in
            KeyLikeness.likeness(of: member.key)?.field == field
                && FieldValue(member.value).means(value)
        }
    }
}
