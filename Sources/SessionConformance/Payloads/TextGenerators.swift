import Gen
import StrictJSON

/// Generators of the strings that a session may hold.
enum TextGenerators {
    /// Strings of all kinds, with a liking for those that models damage.
    static let hostile = Generator<String>.frequency(
        (6, Generator<String>.oneOf(values: HostileText.all)),
        (6, scalars.array(count: 0...24).map(text)),
        (2, Generator<String>.oneOf(values: TimestampText.all)),
        (1, Generator<Int>.integer(in: 0...99_999_999).map { String($0) }),
    )

    /// What a timestamp field may hold: date-times for the most part, in every spelling, but any
    /// string now and then.
    static let timestamp = Generator<String>.frequency(
        (8, Generator<Moment>.moment().map { $0.description }),
        (4, dateTime),
        (4, Generator<String>.oneOf(values: TimestampText.all)),
        (2, hostile),
    )

    /// What `url` may hold.
    static let link = Generator<String>.frequency(
        (4, hostile),
        (
            2,
            Generator<String> { source throws(Rejection) in
                let user = try source.draw(naturals)
                let session = try source.draw(naturals)
                return "https://company.zendesk.com/api/v2/users/\(user)/sessions/\(session).json"
            }
        ),
    )

    /// Strings so long that buffers and columns end in them.
    static let long = Generator<String> { source throws(Rejection) in
        let length = try source.draw(lengths)
        let unit = try source.draw(
            Generator<String>.oneOf(values: ["a", "\u{E9}", "\u{1F600}", "\\", "\""])
        )
        return String(repeating: unit, count: length / unit.utf8.count + 1)
    }

    /// Date-times of RFC 3339 with fractions and offsets of all kinds.
    private static let dateTime = Generator<String> { source throws(Rejection) in
        let moment = try source.draw(moments)
        let digits = try source.draw(fractions)
        let offset = try source.draw(offsetTexts)
        var text: [UInt8] = []
        text.reserveCapacity(48)
        text += moment.description.utf8
        text.removeLast()
        if !digits.isEmpty {
            text.append(UInt8(ascii: "."))
            for digit in digits { text.append(UInt8(ascii: "0") + UInt8(digit)) }
        }
        text += offset.utf8
        return String(decoding: text, as: UTF8.self)
    }

    // Generators are made once: making one costs more than drawing from it.
    private static let naturals = Generator<Int64>.integer(in: 0...Int64.max)
    private static let lengths = Generator<Int>.oneOf(values: HostileText.lengths)
    private static let moments = Generator<Moment>.moment(years: 0...9999)
    private static let fractions = Generator<Int>.integer(in: 0...9).array(count: 0...12)
    private static let offsetTexts = Generator<String>.oneOf(values: offsets)

    private static let offsets = [
        "Z", "+00:00", "-00:00", "z", "+01:00", "-08:00", "+05:30", "-03:30", "+12:45", "+14:00",
        "-23:59", "+23:59",
    ]

    private static func text(_ scalars: [Unicode.Scalar]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(4 * scalars.count)
        for scalar in scalars { text.append(scalar) }
        return String(decoding: text, as: UTF8.self)
    }

    private static let scalars = Generator<Unicode.Scalar>.frequency(
        (6, Generator<UInt8>.integer(in: 0x20...0x7E, target: 0x61).map { Unicode.Scalar($0) }),
        (2, Generator<Int>.integer(in: 0...oddScalars.count - 1).map { oddScalars[$0] }),
        (
            1,
            Generator<UInt32>.integer(in: 0...0x10_F7FF).map { number in
                // The surrogates are no scalars, so the numbers above them are shifted.
                Unicode.Scalar(number < 0xD800 ? number : number + 0x800) ?? "\u{FFFD}"
            }
        ),
    )

    private static let oddScalars: [Unicode.Scalar] = [
        "\"", "\\", "/", "\u{0}", "\n", "\r", "\t", "\u{1F}", "\u{7F}", "\u{80}", "\u{A0}",
        "\u{301}", "\u{E9}", "\u{130}", "\u{FB01}", "\u{200D}", "\u{202E}", "\u{2028}", "\u{2029}",
        "\u{D7FF}", "\u{E000}", "\u{FEFF}", "\u{FFFD}", "\u{FFFF}", "\u{10000}", "\u{1F600}",
        "\u{10FFFF}",
    ]
}

extension Generator where Value: Sendable {
    /// One of these values, each as likely as the others; it shrinks to those that come first.
    static func oneOf(values: [Value]) -> Generator {
        oneOf(values.map { .just($0) })
    }
}
