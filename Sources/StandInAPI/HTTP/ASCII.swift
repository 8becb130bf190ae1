extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let comma = UInt8(ascii: ",")
    static let colon = UInt8(ascii: ":")

    /// A space or a tab.
    var isBlank: Bool { self == .space || self == 0x09 }

    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

    /// Whether the byte may appear in a token, such as a method or field name (RFC 9110, 5.6.2).
    var isTokenCharacter: Bool {
        if isDigit || isLetter { return true }
        switch Character(UnicodeScalar(self)) {
        case "!", "#", "$", "%", "&", "'", "*", "+", "-", ".", "^", "_", "`", "|", "~": return true
        default: return false
        }
    }
}

extension String {
    /// Creates a string from ASCII bytes; anything invalid becomes the replacement character.
    init(ascii bytes: some Collection<UInt8>) {
        self = String(decoding: bytes, as: UTF8.self)
    }
}

extension StringProtocol {
    /// The value of one to eighteen decimal digits; no more, so that no sum with it overflows.
    var decimalNumber: Int? {
        guard (1...18).contains(utf8.count), utf8.allSatisfy(\.isDigit) else { return nil }
        return Int(self)
    }

    /// Whether the text can be used as a host, with or without a port, in a URL and in JSON.
    var isHost: Bool {
        (1...255).contains(utf8.count)
            && utf8.allSatisfy { $0.isDigit || $0.isLetter || ".-_:[]".utf8.contains($0) }
    }
}
