/// Any number of different keys that do not look like data.
package enum PlainKey {
    /// Returns the key with this number, in letters, because digits would look like data.
    package static func key(_ index: Int) -> String {
        let letters = String(index).utf8.map { Character(UnicodeScalar($0 + 0x31)) }
        return "key-" + String(letters)
    }
}
