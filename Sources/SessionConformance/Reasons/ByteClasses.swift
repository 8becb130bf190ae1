import StrictJSON

/// The classes of the bytes of a text, found in one pass.
struct ByteClasses: OptionSet, Sendable {
    let rawValue: UInt16

    static let notASCII = Self(rawValue: 1 << 0)
    static let fourBytes = Self(rawValue: 1 << 1)
    static let nul = Self(rawValue: 1 << 2)
    static let control = Self(rawValue: 1 << 3)
    static let quote = Self(rawValue: 1 << 4)
    static let backslash = Self(rawValue: 1 << 5)
    static let markup = Self(rawValue: 1 << 6)
    static let upperCase = Self(rawValue: 1 << 7)
    static let space = Self(rawValue: 1 << 8)

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// Finds the classes of the bytes of a text.
    init(of text: [UInt8]) {
        var found: UInt16 = 0
        var index = 0
        // Not a loop over the elements, which is many times slower without optimization, and every
        // candidate of the reducer comes here.
        while index < text.count {
            found |= Self.table[Int(text[index])]
            index += 1
        }
        rawValue = found
    }

    private static let table: [UInt16] = (0...UInt8.max).map { byte in
        var classes: Self = []
        if byte >= 0x80 { classes.insert(.notASCII) }
        if byte >= 0xF0 { classes.insert(.fourBytes) }
        if byte == 0 { classes.insert(.nul) }
        if byte < 0x20 { classes.insert(.control) }
        if byte == .quote { classes.insert(.quote) }
        if byte == .backslash { classes.insert(.backslash) }
        if "<>&".utf8.contains(byte) { classes.insert(.markup) }
        if UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte { classes.insert(.upperCase) }
        if byte.isJSONWhitespace { classes.insert(.space) }
        return classes.rawValue
    }
}
