import Foundation

/// A search for a secret in text that decodes every form, made with other code than the filter has.
package enum SecretSearch {
    /// Returns whether a text has a secret, or all of it but its first or last byte, in any form.
    package static func finds(_ secret: String, in text: String) -> Bool {
        let whole = Array(secret.utf8).map(folded)
        let needles = [Data(whole.dropFirst()), Data(whole.dropLast())]
        var layer = Array(text.utf8)
        for _ in 0..<6 {
            let views = [layer, base64Bytes(of: layer), hexBytes(of: layer)]
            for view in views {
                let haystack = Data(view.map(folded))
                if needles.contains(where: { haystack.range(of: $0) != nil }) { return true }
            }
            let next = unescaped(layer)
            if next.count == layer.count { break }
            layer = next
        }
        return false
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
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

    /// The bytes of each long run of base64 digits, for each place where a group can start.
    private static func base64Bytes(of text: [UInt8]) -> [UInt8] {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var values = [Int](repeating: -1, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = value }
        values[0x2D] = 62
        values[0x5F] = 63
        var result: [UInt8] = []
        for run in text.split(whereSeparator: { values[Int($0)] < 0 }) where run.count >= 8 {
            for skipped in 0..<4 {
                var (bits, count) = (0, 0)
                for digit in run.dropFirst(skipped) {
                    bits = (bits << 6 | values[Int(digit)]) & 0xFFFF
                    count += 6
                    if count >= 8 {
                        count -= 8
                        result.append(UInt8(truncatingIfNeeded: bits >> count))
                    }
                }
                result.append(0)
            }
        }
        return result
    }

    /// The bytes of each long run of hexadecimal digits, for both places where a pair can start.
    private static func hexBytes(of text: [UInt8]) -> [UInt8] {
        var values = [Int](repeating: -1, count: 256)
        for (value, digit) in "0123456789abcdef".utf8.enumerated() { values[Int(digit)] = value }
        for (value, digit) in "ABCDEF".utf8.enumerated() { values[Int(digit)] = value + 10 }
        let separators = Set(" :,-".utf8)
        var digits: [UInt8] = []
        for (index, byte) in text.enumerated() where !separators.contains(byte) {
            // The letter of `0x`, and its zero.
            if byte == 0x78, index > 0, text[index - 1] == 0x30 {
                digits.removeLast()
            } else {
                digits.append(byte)
            }
        }
        var result: [UInt8] = []
        for run in digits.split(whereSeparator: { values[Int($0)] < 0 }) where run.count >= 8 {
            for skipped in 0...1 {
                let run = Array(run.dropFirst(skipped))
                for index in stride(from: 0, to: run.count - 1, by: 2) {
                    result.append(UInt8(values[Int(run[index])] << 4 | values[Int(run[index + 1])]))
                }
                result.append(0)
            }
        }
        return result
    }
}
