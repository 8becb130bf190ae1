import Foundation

/// A search for a secret in text that decodes every form, made with other code than the filter has.
package enum SecretSearch {
    /// Returns whether a text has a secret, or all of it but its first or last byte, in any form.
    package static func finds(_ secret: String, in text: String) -> Bool {
        let whole = folded(Array(secret.utf8))
        let needles = [Data(whole.dropFirst()), Data(whole.dropLast())]
        var layer = Array(text.utf8)
        for _ in 0..<6 {
            let views = [layer, base64Bytes(of: layer), hexBytes(of: layer)]
            for view in views {
                let haystack = Data(folded(view))
                if needles.contains(where: { haystack.range(of: $0) != nil }) { return true }
            }
            let next = unescaped(layer)
            if next.count == layer.count { break }
            layer = next
        }
        return false
    }

    /// Returns a text with small letters instead of capitals.
    private static func folded(_ text: [UInt8]) -> [UInt8] {
        var folded = text
        var index = 0
        while index < folded.count {
            if folded[index] >= 0x41, folded[index] <= 0x5A { folded[index] += 0x20 }
            index += 1
        }
        return folded
    }

    /// The introduction of an escape, its number of digits, their base, and its end.
    private static let escapes: [([UInt8], ClosedRange<Int>, Int, UInt8?)] = [
        (Array("%".utf8), 2...2, 16, nil), (Array("\\u".utf8), 4...4, 16, nil),
        (Array("\\u{".utf8), 1...6, 16, UInt8(ascii: "}")), (Array("\\x".utf8), 2...2, 16, nil),
        (Array("&#x".utf8), 1...6, 16, UInt8(ascii: ";")),
        (Array("&#X".utf8), 1...6, 16, UInt8(ascii: ";")),
        (Array("&#".utf8), 1...7, 10, UInt8(ascii: ";")),
    ]

    private static let names: [([UInt8], UInt8)] = [
        ("&amp;", "&"), ("&commat;", "@"), ("&lowbar;", "_"), ("&period;", "."), ("\\/", "/"),
        ("\\\\", "\\"), ("\\\"", "\""),
    ].map { (Array($0.utf8), Array($1.utf8)[0]) }

    private static func unescaped(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            let byte = text[index]
            guard byte == 0x25 || byte == 0x26 || byte == 0x5C,
                let (value, end) = escape(Array(text[index..<min(index + 12, text.count)]))
            else {
                result.append(byte)
                index += 1
                continue
            }
            result += value
            index += end
        }
        return result
    }

    private static func escape(_ text: [UInt8]) -> ([UInt8], Int)? {
        for (name, byte) in names where text.starts(with: name) { return ([byte], name.count) }
        for (start, lengths, radix, end) in escapes where text.starts(with: start) {
            let digits = text.dropFirst(start.count).prefix(lengths.upperBound).prefix {
                Int(String(decoding: [$0], as: UTF8.self), radix: radix) != nil
            }
            guard lengths.contains(digits.count),
                let value = UInt32(String(decoding: digits, as: UTF8.self), radix: radix),
                let scalar = Unicode.Scalar(value)
            else { continue }
            var length = start.count + digits.count
            if let end {
                if text.count > length, text[length] == end { length += 1 }
            }
            return (Array(String(scalar).utf8), length)
        }
        return nil
    }

    // The loops below go over indices, because tests run without optimization and search
    // megabytes, and loops over elements are many times slower then.

    /// The bytes of each long run of base64 digits, for each place where a group can start.
    private static func base64Bytes(of text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, base64Values[Int(text[end])] >= 0 { end += 1 }
            for skipped in 0..<4 where end - start >= shortestRun {
                var (bits, count) = (0, 0)
                var index = start + skipped
                while index < end {
                    bits = (bits << 6 | base64Values[Int(text[index])]) & 0xFFFF
                    count += 6
                    if count >= 8 {
                        count -= 8
                        result.append(UInt8(truncatingIfNeeded: bits >> count))
                    }
                    index += 1
                }
                result.append(0)
            }
            start = end + 1
        }
        return result
    }

    /// The fewest digits that are decoded together.
    private static let shortestRun = 8

    /// The value of each digit in base64 and its form for URLs; -1 for all other bytes.
    private static let base64Values: [Int] = {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var values = [Int](repeating: -1, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = value }
        values[0x2D] = 62
        values[0x5F] = 63
        return values
    }()

    /// The bytes of each long run of hexadecimal digits, for both places where a pair can start.
    private static func hexBytes(of text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var digits: [Int] = []
        func decode() {
            for skipped in 0...1 where digits.count >= shortestRun {
                var index = skipped
                while index + 1 < digits.count {
                    result.append(UInt8(digits[index] << 4 | digits[index + 1]))
                    index += 2
                }
                result.append(0)
            }
            digits.removeAll(keepingCapacity: true)
        }
        var index = 0
        while index < text.count {
            let byte = text[index]
            let value = hexValues[Int(byte)]
            if value >= 0 {
                digits.append(value)
            } else if byte == 0x78, index > 0, text[index - 1] == 0x30 {
                // The letter of `0x`, and its zero.
                digits.removeLast()
            } else if value == otherByte {
                decode()
            }
            index += 1
        }
        decode()
        return result
    }

    /// The value of each hexadecimal digit; -1 for what separates digits, and ``otherByte``.
    private static let hexValues: [Int] = {
        var values = [Int](repeating: otherByte, count: 256)
        for (value, digit) in "0123456789abcdef".utf8.enumerated() { values[Int(digit)] = value }
        for (value, digit) in "ABCDEF".utf8.enumerated() { values[Int(digit)] = value + 10 }
        for separator in " :,-".utf8 { values[Int(separator)] = -1 }
        return values
    }()

    private static let otherByte = -2
}
