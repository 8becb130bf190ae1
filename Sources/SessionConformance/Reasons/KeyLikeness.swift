import SessionModel
import SessionPayloads
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
        guard !isPlain(key.bytes) else {
            return DeclaredField(misspelled: key).map { ($0, Self(ofPlain: key.bytes, to: $0.key)) }
        }
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
        return firstLetters & 1 << UInt32(letter & 0x1F) != 0
    }

    /// The first letters of all declared keys, as bits: the last five bits of a letter are its
    /// number.
    private static let firstLetters = DeclaredField.allCases.reduce(into: UInt32(0)) {
        bits,
        field in
        if let letter = field.key.utf8.first { bits |= 1 << UInt32(letter & 0x1F) }
    }

    /// Whether a key is ASCII without spaces and controls, so that only letter case and separators
    /// can make it differ from one that it resembles.
    private static func isPlain(_ key: [UInt8]) -> Bool {
        for byte in key where byte <= 0x20 || byte >= 0x7F { return false }
        return true
    }

    private init(ofPlain text: [UInt8], to key: String) {
        let isSame = text.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }.elementsEqual(key.utf8)
        self = isSame ? .letterCase : .separators
    }

    private init?(of text: String, to key: String) {
        if text.lowercased() == key || text.uppercased() == key.uppercased() {
            self = .letterCase
        } else if text.split(whereSeparator: { $0.isWhitespace }) == [key[...]] {
            self = .surroundingSpace
        } else if text.prefix(while: { $0 != "\0" }) == key {
            self = .nul
        } else if String(text.unicodeScalars.filter { $0.isASCII }) == key {
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
