package import StrictJSON

extension SessionObject.CodingKeys {
    /// The field whose key this is.
    package init?(_ key: JSONString) {
        unsafe self.init(named: key.bytes.span.bytes)
    }

    /// The field whose key is the string at `extent` of a text, with its escapes resolved.
    package init?(_ extent: JSONStringExtent, in text: borrowing RawSpan) {
        guard extent.hasEscapes else {
            self.init(named: text.extracting(extent.range))
            return
        }
        // As long as the longest of the names, which are all ASCII.
        var name = [16 of UInt8](repeating: 0)
        var count = 0
        var offset = extent.start
        while offset < extent.end {
            let codePoint = text.codePoint(inStringAt: &offset)
            guard codePoint < 0x80, count < name.count else { return nil }
            name[count] = UInt8(truncatingIfNeeded: codePoint)
            count += 1
        }
        unsafe self.init(named: name.span.bytes.extracting(0..<count))
    }

    /// The names differ in length, and are compared as words whose lowest byte is the first.
    private init?(named name: borrowing RawSpan) {
        switch name.byteCount {
        case 2
        where name.byte(at: 0) == UInt8(ascii: "i") && name.byte(at: 1) == UInt8(ascii: "d"):
            self = .id
        case 3
        where name.byte(at: 0) == UInt8(ascii: "u") && name.byte(at: 1) == UInt8(ascii: "r")
            && name.byte(at: 2) == UInt8(ascii: "l"):
            self = .url
        case 7
        where name.halfWord(at: 0) == 0x7265_7375  // user
            && name.halfWord(at: 3) == 0x6469_5F72:  // r_id
            self = .userID
        case 12
        where name.word(at: 0) == 0x6565_735F_7473_616C  // last_see
            && name.word(at: 4) == 0x7461_5F6E_6565_735F:  // _seen_at
            self = .lastSeenAt
        case 16
        where name.word(at: 0) == 0x6974_6E65_6874_7561  // authenti
            && name.word(at: 8) == 0x7461_5F64_6574_6163:  // cated_at
            self = .authenticatedAt
        default:
            return nil
        }
    }
}
