import Gen
import StrictJSON
import Testing

@Suite
struct `A JSON number` {
    typealias Integrality = JSONNumber.Integrality

    static func integrality(of text: String) throws -> Integrality {
        try #require(JSONDocument(parsing: text).root.number).integrality
    }

    static let table: [(String, Integrality)] = [
        ("0", .integer(0)), ("-0", .integer(0)), ("7", .integer(7)), ("-10", .integer(-10)),
        ("1000000000000000000", .integer(1_000_000_000_000_000_000)),
        ("9007199254740993", .integer(9_007_199_254_740_993)),
        ("9223372036854775807", .integer(.max)), ("-9223372036854775807", .integer(-.max)),
        ("-9223372036854775808", .integer(.min)),
        ("9223372036854775808", .outOfRange), ("-9223372036854775809", .outOfRange),
        ("9999999999999999999", .outOfRange), ("10000000000000000000", .outOfRange),
        ("18446744073709551616", .outOfRange), ("18446744073709551617", .outOfRange),
        ("-18446744073709551615", .outOfRange), ("9223372036854775810", .outOfRange),
        ("-0.0", .spelledInteger(0)), ("0e5", .spelledInteger(0)), ("0E-5", .spelledInteger(0)),
        ("0.000e+00", .spelledInteger(0)), ("0e99999999999999999999", .spelledInteger(0)),
        ("0.0e-99999999999999999999", .spelledInteger(0)),
        ("1.0", .spelledInteger(1)), ("1e2", .spelledInteger(100)),
        ("-1E+2", .spelledInteger(-100)),
        ("10e-1", .spelledInteger(1)), ("1.50e1", .spelledInteger(15)),
        ("100e-2", .spelledInteger(1)), ("12300.00e-2", .spelledInteger(123)),
        ("0.001e3", .spelledInteger(1)), ("0.0010e03", .spelledInteger(1)),
        ("1e0000000000000000000000001", .spelledInteger(10)),
        ("1e-0", .spelledInteger(1)), ("1e18", .spelledInteger(1_000_000_000_000_000_000)),
        ("9223372036854775807.0", .spelledInteger(.max)),
        ("9223372036854775807e0", .spelledInteger(.max)),
        ("92233720368547758.07e2", .spelledInteger(.max)),
        ("0.9223372036854775807e19", .spelledInteger(.max)),
        ("92233720368547758070e-1", .spelledInteger(.max)),
        ("-922337203685477580.8E1", .spelledInteger(.min)),
        ("-9223372036854775808.000", .spelledInteger(.min)),
        ("922337203685477580.8e1", .outOfRange), ("9223372036854775808.0", .outOfRange),
        ("-9223372036854775809.0", .outOfRange), ("1e19", .outOfRange), ("1E400", .outOfRange),
        ("-1e400", .outOfRange), ("1e99999999999999999999", .outOfRange),
        ("1e9223372036854775807", .outOfRange), ("1e1152921504606846976", .outOfRange),
        ("1.5", .fraction), ("15e-1", .fraction), ("-0.1", .fraction), ("1e-1", .fraction),
        ("1e-400", .fraction), ("1e-99999999999999999999", .fraction),
        ("9223372036854775807.5", .fraction), ("9223372036854775808.1", .fraction),
        ("100000000000000000000.1", .fraction), ("0.00000000000000000000001", .fraction),
        ("1e-9223372036854775808", .fraction),
    ]

    @Test(arguments: table)
    func `is classified exactly`(text: String, expected: Integrality) throws {
        #expect(try Self.integrality(of: text) == expected)
        let number = try #require(JSONDocument(parsing: "[\(text)]").root.elements?.first?.number)
        #expect(number.integrality == expected)
        #expect(number.text == text)
        switch expected {
        case .integer(let value), .spelledInteger(let value): #expect(number.int64 == value)
        case .fraction, .outOfRange: #expect(number.int64 == nil)
        }
    }

    @Test
    func `may have a hundred thousand digits`() throws {
        let zeros = String(repeating: "0", count: 100_000)
        let nines = String(repeating: "9", count: 100_000)
        #expect(try Self.integrality(of: "1" + zeros) == .outOfRange)
        #expect(try Self.integrality(of: "7\(zeros)e-100000") == .spelledInteger(7))
        #expect(try Self.integrality(of: "7\(zeros)e-100001") == .fraction)
        #expect(try Self.integrality(of: "-0.\(zeros)7e100001") == .spelledInteger(-7))
        #expect(try Self.integrality(of: "0.\(zeros)7e100000") == .fraction)
        #expect(try Self.integrality(of: "1." + zeros) == .spelledInteger(1))
        #expect(try Self.integrality(of: "1.\(zeros)1") == .fraction)
        #expect(try Self.integrality(of: nines) == .outOfRange)
        #expect(try Self.integrality(of: "0." + nines) == .fraction)
        #expect(try Self.integrality(of: "1e" + nines) == .outOfRange)
        #expect(try Self.integrality(of: "1e-" + nines) == .fraction)
        #expect(try Self.integrality(of: "1e\(zeros)2") == .spelledInteger(100))
        #expect(try Self.integrality(of: "0." + zeros) == .spelledInteger(0))
    }

    @Test
    func `ends after its last digit, whatever byte follows`() throws {
        for count in 1...25 {
            let digits = Array(String(repeating: "1234567890", count: 3).utf8.prefix(count))
            for value in UInt8.min...UInt8.max where !value.isDigit {
                let bytes = digits + [value] + Array("1234567890".utf8)
                let end = try unsafe bytes.span.bytes.endOfDigits(from: 0)
                guard end == count else {
                    Issue.record("\(count) digits and byte \(value): \(end)")
                    continue
                }
            }
            #expect(try unsafe digits.span.bytes.endOfDigits(from: 0) == count)
        }
    }

    @Test
    func `has the value of its digits at every length`() throws {
        for count in 1...19 {
            for place in 0..<count {
                for digit in 1...9 {
                    var digits = [UInt8](repeating: UInt8(ascii: "1"), count: count)
                    digits[place] = UInt8(ascii: "0") + UInt8(digit)
                    let text = String(decoding: digits, as: UTF8.self)
                    let expected = Int64(text).map { JSONNumber.Integrality.integer($0) }
                    #expect(try Self.integrality(of: text) == expected ?? .outOfRange)
                }
            }
        }
    }

    @Test
    func `has the value found by shifting its decimal point in the text`() throws {
        var generator = SplitMix64(state: 2)
        for _ in 0..<5_000 {
            let number = SpelledNumber(using: &generator)
            #expect(try Self.integrality(of: number.text) == number.expected, "\(number.text)")
        }
    }

    @Test
    func `stays the same integer wherever its decimal point is moved`() throws {
        var generator = SplitMix64(state: 3)
        let edges: [Int64] = [.max, .min, .max - 1, .min + 1, 1, -1, 10, 1_000_000_007_000]
        let drawn = (0..<200).map { _ in Int64.random(in: .min ... .max, using: &generator) }
        for value in edges + drawn {
            let sign = value < 0 ? "-" : ""
            let digits = String(value.magnitude)
            for point in 1..<digits.count {
                let text = sign + digits.prefix(point) + "." + digits.dropFirst(point)
                let moved = text + "e\(digits.count - point)"
                #expect(try Self.integrality(of: moved) == .spelledInteger(value), "\(moved)")
            }
        }
    }
}

/// A number in a random spelling, with its value found by shifting the decimal point in the text.
private struct SpelledNumber {
    var text: String
    var expected: JSONNumber.Integrality

    init(using generator: inout SplitMix64) {
        let isNegative = Bool.random(using: &generator)
        var whole = Self.digits(upTo: 22, using: &generator)
        whole = String(whole.drop { $0 == "0" })
        if whole.isEmpty { whole = "0" }
        let fraction = Self.digits(upTo: 22, using: &generator)
        let exponent = Int.random(in: -25...25, using: &generator)
        let hasExponent = Bool.random(using: &generator)
        text = (isNegative ? "-" : "") + whole
        if !fraction.isEmpty { text += "." + fraction }
        if hasExponent { text += "e\(exponent)" }

        let isPlain = fraction.isEmpty && !hasExponent
        let pad = String(repeating: "0", count: 60)
        let shifted = Array(pad + whole + fraction + pad)
        let point = 60 + whole.count + (hasExponent ? exponent : 0)
        guard shifted[point...].allSatisfy({ $0 == "0" }) else {
            expected = .fraction
            return
        }
        let magnitude = String(shifted[..<point].drop { $0 == "0" })
        // The initializer of the standard library returns `nil` for what does not fit.
        let value = Int64((isNegative ? "-" : "") + (magnitude.isEmpty ? "0" : magnitude))
        expected = value.map { isPlain ? .integer($0) : .spelledInteger($0) } ?? .outOfRange
    }

    /// Up to `limit` digits, half of the time mostly zeros, so that many numbers start or end with
    /// zeros.
    private static func digits(upTo limit: Int, using generator: inout SplitMix64)
        -> String
    {
        let sparse = Bool.random(using: &generator)
        return String(
            (0..<Int.random(in: 0...limit, using: &generator)).map { _ in
                sparse && Int.random(in: 0..<4, using: &generator) > 0
                    ? "0" : Character(String(Int.random(in: 0...9, using: &generator)))
            }
        )
    }
}
