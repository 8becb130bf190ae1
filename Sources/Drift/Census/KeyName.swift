/// Decides which undeclared keys a census names.
///
/// A census is committed and sent around, so this is stricter than what reports show: a key that
/// could be a value, such as a name in a map of users, is counted without its name. The decision
/// depends on the key only, so parts of a run agree.
package enum KeyName {
    /// What is written instead of a key that could be a value.
    package static let hidden = "*"

    private static let longestName = 32
    private static let longestWord = 14
    private static let mostWords = 5

    /// The number of letters from which on a word of `a` to `f` could be a hexadecimal number.
    private static let longestHexadecimal = 5

    /// The number of consonants in a row from which on a word could be a token.
    private static let mostConsonants = 5

    /// Returns the key if it is made of words as in `created_at` or `createdAt`, and otherwise
    /// ``hidden``.
    ///
    /// - Parameter key: The UTF-8 of the key.
    /// - Returns: What the census says.
    package static func state(of key: [UInt8]) -> String {
        guard key.count <= longestName, let words = words(of: key), words.count <= mostWords,
            words.allSatisfy(isWord)
        else { return hidden }
        return String(decoding: key, as: UTF8.self)
    }

    /// Returns whether a census may contain this text as the name of a key.
    package static func isState(_ text: String) -> Bool { text == hidden || isName(text) }

    /// Returns whether a census names a key of this text.
    static func isName(_ text: String) -> Bool {
        text != hidden && state(of: Array(text.utf8)) == text
    }

    /// Returns the words of a key in small letters; `nil` if there is anything between them but
    /// `_`, `-` or a capital.
    private static func words(of key: [UInt8]) -> [[UInt8]]? {
        var words: [[UInt8]] = [[]]
        for byte in key {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): words[words.count - 1].append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                if !(words.last?.isEmpty ?? true) { words.append([]) }
                words[words.count - 1].append(byte | 0x20)
            case UInt8(ascii: "_"), UInt8(ascii: "-"): words.append([])
            default: return nil
            }
        }
        return words
    }

    private static func isWord(_ word: [UInt8]) -> Bool {
        let vowels = "aeiouy".utf8
        guard word.count >= 2, word.count <= longestWord, word.contains(where: vowels.contains)
        else { return false }
        let isHexadecimal = word.allSatisfy { $0 <= UInt8(ascii: "f") }
        guard !isHexadecimal || word.count <= longestHexadecimal else { return false }
        var consonants = 0
        for letter in word {
            consonants = vowels.contains(letter) ? 0 : consonants + 1
            guard consonants < mostConsonants else { return false }
        }
        return true
    }
}
