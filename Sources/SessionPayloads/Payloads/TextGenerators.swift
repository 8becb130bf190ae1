import Gen
import StrictJSON

/// Generators of the strings in a session.
enum TextGenerators {
    /// Strings of all kinds, many of which models tend to damage.
    static let hostile = Generator<String>.frequency(
        (6, Generator<String>.element(of: HostileText.all)),
        (6, Generator<String>.string(count: 0...24)),
        (2, Generator<String>.element(of: TimestampText.all)),
        (1, Generator<Int>.integer(in: 0...99_999_999).map { String($0) }),
    )

    /// Values of a timestamp field: mostly date-times in every spelling, sometimes any string.
    static let timestamp = Generator<String>.frequency(
        (8, Generator<Moment>.moment().map { $0.description }),
        (4, dateTime),
        (4, Generator<String>.element(of: TimestampText.all)),
        (2, hostile),
    )

    /// Values of `url`.
    static let link = Generator<String>.frequency(
        (4, hostile),
        (
            2,
            Generator<String> { source throws(Rejection) in
                let user = try source.draw(naturals)
                let session = try source.draw(naturals)
                var text: [UInt8] = []
                text.reserveCapacity(96)
                text += "https://company.zendesk.com/api/v2/users/".utf8
                text.append(decimal: user)
                text += "/sessions/".utf8
                text.append(decimal: session)
                text += ".json".utf8
                return String(decoding: text, as: UTF8.self)
            }
        ),
    )

    /// Strings with lengths around the usual limits of buffers and database columns.
    static let long = Generator<String> { source throws(Rejection) in
        let length = try source.draw(lengths)
        let unit = try source.draw(
            Generator<String>.element(of: ["a", "\u{E9}", "\u{1F600}", "\\", "\""])
        )
        return String(repeating: unit, count: length / unit.utf8.count + 1)
    }

    /// RFC 3339 date-times with fractions and offsets of all kinds.
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

    // Generators are created once, because creating one costs more than drawing from it.
    private static let naturals = Generator<Int64>.integer(in: 0...Int64.max)
    private static let lengths = Generator<Int>.element(of: HostileText.lengths)
    private static let moments = Generator<Moment>.moment(years: 0...9999)
    private static let fractions = Generator<Int>.integer(in: 0...9).array(count: 0...12)
    private static let offsetTexts = Generator<String>.element(of: offsets)

    private static let offsets = [
        "Z", "+00:00", "-00:00", "z", "+01:00", "-08:00", "+05:30", "-03:30", "+12:45", "+14:00",
        "-23:59", "+23:59",
    ]
}
