extension RawSpan {
    /// Takes plain content of a string in a padded text, and escapes of two characters, and returns
    /// where it stopped: at anything else, or at `end`.
    ///
    /// There must be room for as many bytes as the text has up to `end`, and for eight more.
    package func takeContent(
        from start: Int,
        end: Int,
        into output: inout OutputSpan<UInt8>
    ) -> Int {
        var offset = start
        while offset < end {
            let word = paddedWord(at: offset)
            let count = min(word.plainCountInString, end &- offset)
            output.append(word, count: count)
            offset &+= count
            if count == 8 { continue }
            guard offset &+ 1 < end, paddedByte(at: offset) == UInt8(ascii: "\\"),
                let byte = paddedByte(at: offset &+ 1).shortEscape
            else { break }
            output.append(byte)
            offset &+= 2
        }
        return offset
    }
}

extension [UInt8] {
    /// Appends the content of a string of a padded text, which is known to be sound, with its escapes
    /// resolved.
    package mutating func append(unescaped extent: JSONStringExtent, of text: borrowing RawSpan) {
        append(addingCapacity: extent.range.count + 8) { output in
            var offset = extent.start
            while true {
                offset = text.takeContent(from: offset, end: extent.end, into: &output)
                guard offset < extent.end else { return }
                if text.byte(at: offset) == UInt8(ascii: "\\") {
                    output.append(codePoint: text.codePoint(inStringAt: &offset))
                } else {
                    output.append(text.byte(at: offset))
                    offset += 1
                }
            }
        }
    }
}

extension UInt64 {
    /// A bit set in the first byte, and maybe in later ones, that is not plain content of a string:
    /// a quotation mark, a backslash, a control character or a byte beyond ASCII; zero where all
    /// eight are plain.
    @inlinable @inline(__always)
    package var specialsInString: UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = self ^ (ones &* 0x22)
        let backslashes = self ^ (ones &* 0x5C)
        // A byte less than the one subtracted borrows from its highest bit. A borrow can only reach
        // bytes after the first that is special.
        let marks = (quotes &- ones) | (backslashes &- ones) | (self &- (ones &* 0x20)) | self
        return marks & (ones &* 0x80)
    }

    /// How many of the eight bytes come before the first that is special in a string.
    @inline(__always)
    fileprivate var plainCountInString: Int { specialsInString.trailingZeroBitCount &>> 3 }
}

extension UInt8 {
    /// The character that an escape of this one after a backslash means, where it has two characters.
    fileprivate var shortEscape: UInt8? {
        switch self {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): self
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        default: nil
        }
    }
}
