import SessionModel
import Testing

@Suite
struct `The dialect of a timestamp` {
    /// A text and the dialect that it must have.
    struct Example: CustomTestStringConvertible, Sendable {
        let text: String
        let dialect: Timestamp.Dialect

        var testDescription: String { "\(text) is \(dialect)" }

        static func all(
            _ dialect: Timestamp.Dialect,
            _ texts: String...
        ) -> [Example] {
            texts.map { Example(text: $0, dialect: dialect) }
        }
    }

    static let fixedNames: Set<String> = [
        "documented", "rfc3339-fraction", "rfc3339-offset", "rfc3339-lowercase",
        "rfc3339-unknown-offset", "rfc3339-leap-second", "rfc3339-space", "iso8601-basic",
        "iso8601-short-offset", "iso8601-no-offset", "iso8601-date", "iso8601-week-or-ordinal",
        "iso8601-expanded-year", "ruby", "rfc1123", "epoch-seconds", "epoch-milliseconds",
        "impossible", "empty", "unknown",
    ]

    static let rfc3339: [Example] =
        Example.all(
            .documented,
            "2014-11-18T17:24:29Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "2000-02-29T00:00:00Z",
            "2012-02-29T12:00:00Z"
        )
        + Example.all(
            .rfc3339Fraction,
            "2014-11-18T17:24:29.5Z",
            "2014-11-18T17:24:29.000Z",
            "2014-11-18T17:24:29.0000000000000000000000000000001Z"
        )
        + Example.all(
            .rfc3339Offset,
            "2014-11-18T17:24:29+00:00",
            "2014-11-18T17:24:29-23:59",
            "2014-11-18T17:24:29.123456789+23:59",
            "2014-11-18T17:24:29-00:01"
        )
        + Example.all(
            .rfc3339Lowercase,
            "2014-11-18t17:24:29z",
            "2014-11-18t17:24:29Z",
            "2014-11-18T17:24:29z",
            "2014-11-18t17:24:29.5+01:00",
            "2014-11-18T17:24:29.5z"
        )
        + Example.all(
            .rfc3339UnknownOffset,
            "2014-11-18T17:24:29-00:00",
            "2014-11-18t17:24:29.25-00:00"
        )
        + Example.all(
            .rfc3339LeapSecond,
            "2016-12-31T23:59:60Z",
            "2014-03-05T23:59:60.999Z",
            "2016-12-31t23:59:60z",
            "1990-12-31T15:59:60-08:00",
            "2017-01-01T00:59:60+01:00",
            "2016-12-31T23:59:60-00:00",
            "2017-01-01T05:44:60+05:45"
        )
        + Example.all(
            .rfc3339Space,
            "2014-11-18 17:24:29Z",
            "2014-11-18 17:24:29z",
            "2014-11-18 17:24:29.5+01:00",
            "2016-12-31 23:59:60Z",
            "2014-11-18 17:24:29-00:00"
        )

    static let iso8601: [Example] =
        Example.all(
            .iso8601Basic,
            "20141118T172429Z",
            "20141118T172429+0100",
            "20141118T172429-08",
            "20141118T172429.5Z",
            "20141118T172429,5Z",
            "20141118t172429z",
            "20161231T235960Z"
        )
        + Example.all(
            .iso8601ShortOffset,
            "2014-11-18T17:24:29+0100",
            "2014-11-18T17:24:29+01",
            "2014-11-18 17:24:29.5-08",
            "2014-11-18T17:24:29-0000",
            "2014-11-18T17:24:29,5+0100",
            "2016-12-31T15:59:60-08"
        )
        + Example.all(
            .iso8601NoOffset,
            "2014-11-18T17:24:29",
            "2014-11-18 17:24:29",
            "20141118T172429",
            "2014-11-18T17:24:29.123",
            "2014-11-18T17:24:29,5",
            "2014-11-18T17:24:60",
            "2014-W47-2T17:24:29",
            "2014-322T17:24:29",
            "+002014-11-18T17:24:29"
        )
        + Example.all(
            .iso8601Date,
            "2014-11-18",
            "20141118",
            "2012-02-29",
            "0000-01-01"
        )
        + Example.all(
            .iso8601WeekOrOrdinal,
            "2014-W47-2",
            "2014W472",
            "2014-w47-2",
            "2014-322",
            "2014322",
            "2012-366",
            "2012366",
            "2015-W53-7",
            "2014-W47-2T17:24:29Z",
            "2014W472T172429+0100",
            "2014-322T17:24:29+01:00",
            "2014322T172429Z"
        )
        + Example.all(
            .iso8601ExpandedYear,
            "+002014-11-18T17:24:29Z",
            "-000001-01-01T00:00:00Z",
            "+12014-11-18",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00+01:00",
            "+002014-W47-2",
            "+002014-322T17:24:29+0100",
            "+000000-02-29T00:00:00Z"
        )

    static let others: [Example] =
        Example.all(
            .ruby,
            "2011/05/03 16:48:24 -0700",
            "2012/02/29 00:00:00 +0000",
            "2016/12/31 15:59:60 -0800"
        )
        + Example.all(
            .rfc1123,
            "Tue, 18 Nov 2014 17:24:29 GMT",
            "18 Nov 2014 17:24:29 GMT",
            "tue, 18 NOV 2014 17:24:29 gmt",
            "Sun, 2 Nov 2014 17:24:29 +0100",
            "Sun, 02 Nov 2014 17:24:29 UT",
            "Tue, 18 Nov 2014 17:24:29 UTC",
            "Sat, 31 Dec 2016 23:59:60 GMT"
        )
        + Example.all(
            .epochSeconds,
            "100000000",
            "1416331469",
            "99999999999",
            "999999999"
        )
        + Example.all(
            .epochMilliseconds,
            "100000000000",
            "1416331469000",
            "99999999999999"
        )
        + Example.all(.empty, "")

    static let impossible = Example.all(
        .impossible,
        "2014-02-30T00:00:00Z",
        "2014-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2014-00-01T00:00:00Z",
        "2014-13-01T00:00:00Z",
        "2014-01-00T00:00:00Z",
        "2014-04-31T00:00:00Z",
        "2014-01-32T00:00:00Z",
        "2014-11-18T24:00:00Z",
        "2014-11-18T17:60:29Z",
        "2014-11-18T17:24:60Z",
        "2014-11-18T23:59:61Z",
        "2014-11-18T23:59:60+01:00",
        "2014-11-18T17:24:29+24:00",
        "2014-11-18T17:24:29+10:60",
        "2014-11-18t17:24:29.5+99:99",
        "2014-02-30 00:00:00z",
        "9999-99-99T99:99:99Z",
        "2014-02-30T00:00:00",
        "2014-11-18T24:00:00",
        "2014-11-18T17:24:61",
        "2014-02-30",
        "20140230",
        "20140230T000000Z",
        "20141118T172429+2400",
        "2014-11-18T17:24:29+0160",
        "2014-W53-1",
        "2014-W00-1",
        "2014-W47-0",
        "2014-W47-8",
        "2014W531",
        "2014-000",
        "2014-366",
        "2014366",
        "2014-W53-1T00:00:00Z",
        "+002014-02-30",
        "-000000-01-01",
        "+002014-11-18T24:00:00Z",
        "2011/02/29 16:48:24 -0700",
        "2011/05/03 24:00:00 -0700",
        "2011/05/03 16:48:24 -0760",
        "Mon, 18 Nov 2014 17:24:29 GMT",
        "Tue, 31 Nov 2014 17:24:29 GMT",
        "Tue, 18 Nov 2014 24:00:00 GMT",
        "18 Nov 2014 17:24:60 UT"
    )

    static let nearMisses = Example.all(
        .unknown,
        " ",
        "yesterday",
        "null",
        "0",
        "-1",
        "2014",
        "12345678901234567890",
        "2014-11",
        "2014-W47",
        "2014-11-18T",
        "2014-11-18T17:24Z",
        "2014-11-18T17Z",
        "2014-11-18T17:24:29.Z",
        "2014-11-18T17:24:29,5Z",
        "2014-02-30T17:24:29,5Z",
        "2014-11-18T17:24:29Z ",
        " 2014-11-18T17:24:29Z",
        "2014-11-18T17:24:29ZZ",
        "2014-11-18T17:24:29 Z",
        "2014-11-18T17:24:29Zx",
        "2014-11-18  17:24:29Z",
        "2014-11-18_17:24:29Z",
        "2014-11-18T17:24:29\u{0}",
        "14-11-18T17:24:29Z",
        "12014-11-18T17:24:29Z",
        "2014-1-18T17:24:29Z",
        "2014-11-18T7:24:29Z",
        "2014-11-18T17:24:29+1:00",
        "2014-11-18T17:24:29+01:0",
        "2014-11-18T17:24:29+01:000",
        "2014-11-18T17:24:29+010",
        "2014-11-18T17:24:29+01000",
        "2014-11-18T17:24:29+",
        "2014-11-18T17:24:29\u{2212}01:00",
        "2014-11-18T17:24:29.٥Z",
        "２０１４-11-18T17:24:29Z",
        "2014-11-18T17:24:2９Z",
        "20141118T17:24:29Z",
        "2014-11-18T172429Z",
        "20141118T172429+01:00",
        "201411-18",
        "2014-1118",
        "2014-W472",
        "2014W47-2",
        "+2014-11-18T17:24:29Z",
        "+0020141118",
        "+1234567890-01-01T00:00:00Z",
        "+002014-11-18T172429Z",
        "--11-18",
        "2011/05/03",
        "2011/05/03 16:48:24",
        "2011/05/03 16:48:24 -07:00",
        "2011/05/03 16:48:24 -07",
        "2011/05/03T16:48:24 -0700",
        "2011/5/3 16:48:24 -0700",
        "2011-05-03 16:48:24 -0700",
        "2011/05/03 16:48:24.5 -0700",
        "2014-11-18 17:24:29 UTC",
        "Tue 18 Nov 2014 17:24:29 GMT",
        "Tue,18 Nov 2014 17:24:29 GMT",
        "Tuesday, 18-Nov-14 17:24:29 GMT",
        "Tue Nov 18 17:24:29 2014",
        "Tue, 18 Nov 14 17:24:29 GMT",
        "Tue, 18 Nov 2014 17:24 GMT",
        "Tue, 18 Nov 2014 17:24:29",
        "Tue, 18 Nov 2014 17:24:29 EST",
        "Tue, 18 Nov 2014 17:24:29 +01:00",
        "Tue, 18 Nov 2014 17:24:29 +01",
        "Tue, 18 Nov 2014 17:24:29 GMTX",
        "Tue, 018 Nov 2014 17:24:29 GMT",
        "Xyz, 18 Nov 2014 17:24:29 GMT",
        "1416331469.5",
        "01416331469",
        "-1416331469",
        "+1416331469",
        "1.416331469e9",
        "141633146900000",
        "1416331469 ",
        "１４１６３３１４６９"
    )

    static let examples = rfc3339 + iso8601 + others + impossible + nearMisses

    @Test(arguments: examples)
    func `is determined by the characters, then by the calendar`(example: Example) {
        #expect(Timestamp(example.text).dialect == example.dialect)
    }

    @Test
    func `has an example of every case`() {
        #expect(Set(Self.examples.map(\.dialect)) == Set(Timestamp.Dialect.allCases))
    }

    @Test
    func `has one of the stable names`() {
        #expect(Set(Timestamp.Dialect.allCases.map(\.rawValue)) == Self.fixedNames)
        #expect(Timestamp.Dialect.rfc3339Space.description == "rfc3339-space")
    }

    @Test(arguments: examples)
    func `shows whether a text matches RFC 3339 and JSON Schema`(example: Example) {
        let isRFC3339 = Self.rfc3339.contains { $0.text == example.text }
        #expect(example.dialect.isRFC3339 == isRFC3339)
        let hasSpace = example.text.utf8.contains(UInt8(ascii: " "))
        #expect(example.dialect.isJSONSchemaDateTime == (isRFC3339 && !hasSpace))
    }

    @Test(arguments: examples)
    func `shows which texts have a moment`(example: Example) {
        let moment = Timestamp(example.text).moment
        switch example.dialect {
        case .iso8601WeekOrOrdinal, .iso8601ExpandedYear:
            #expect((moment != nil) == example.text.utf8.contains(UInt8(ascii: "T")))
            #expect(!example.dialect.hasMoment)
        default:
            #expect((moment != nil) == example.dialect.hasMoment)
        }
    }
}
