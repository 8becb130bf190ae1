import SessionModel
import Testing

@Suite
struct `The moment of a timestamp` {
    /// A text and its seconds since 1970, attoseconds and offset.
    struct Example: CustomTestStringConvertible, Sendable {
        let text: String
        let seconds: Int64
        var attoseconds: UInt64 = 0
        var offset: Int? = 0

        var testDescription: String { text }

        init(_ text: String, _ seconds: Int64, attoseconds: UInt64 = 0, offset: Int? = 0) {
            self.text = text
            self.seconds = seconds
            self.attoseconds = attoseconds
            self.offset = offset
        }
    }

    // Seconds from `date -u -d … +%s`; for years that it does not support, from Python's `datetime`
    // and cycles of 400 years.
    @Test(arguments: [
        Example("1970-01-01T00:00:00Z", 0),
        Example("1969-12-31T23:59:59Z", -1),
        Example("1969-12-31T23:59:59.25Z", -1, attoseconds: 250_000_000_000_000_000),
        Example("2014-11-18T17:24:29Z", 1_416_331_469),
        Example("2014-11-18 18:24:29+01:00", 1_416_331_469, offset: 60),
        Example("2014-11-18t09:24:29.5-08:00", 1_416_331_469, attoseconds: half, offset: -480),
        Example("2014-11-18T17:24:29-00:00", 1_416_331_469, offset: nil),
        Example("2014-11-18T17:24:29.000000000000000001Z", 1_416_331_469, attoseconds: 1),
        Example("2014-11-18T17:24:29.0000000000000000019Z", 1_416_331_469, attoseconds: 1),
        Example("2014-11-18T17:24:29.9999999999999999999Z", 1_416_331_469, attoseconds: most),
        Example("2016-12-31T23:59:60Z", 1_483_228_800),
        Example("2016-12-31T15:59:60.5-08:00", 1_483_228_800, attoseconds: half, offset: -480),
        Example("0000-01-01T00:00:00Z", -62_167_219_200),
        Example("9999-12-31T23:59:59Z", 253_402_300_799),
        Example("20141118T172429Z", 1_416_331_469),
        Example("20141118T182429,5+01", 1_416_331_469, attoseconds: half, offset: 60),
        Example("2014-11-18T23:09:29+0545", 1_416_331_469, offset: 345),
        Example("2014-11-18T17:24:29-0000", 1_416_331_469, offset: nil),
        Example("2014-W47-2T17:24:29Z", 1_416_331_469),
        Example("2014322T172429Z", 1_416_331_469),
        Example("+002014-11-18T17:24:29Z", 1_416_331_469),
        Example("-000001-12-31T23:59:59Z", -62_167_219_201),
        Example("+10000-01-01T00:00:00Z", 253_402_300_800),
        Example("2011/05/03 16:48:24 -0700", 1_304_466_504, offset: -420),
        Example("Tue, 18 Nov 2014 17:24:29 GMT", 1_416_331_469),
        Example("Tue, 18 Nov 2014 09:24:29 -0800", 1_416_331_469, offset: -480),
        Example("1416331469", 1_416_331_469, offset: nil),
        Example("1416331469500", 1_416_331_469, attoseconds: half, offset: nil),
    ])
    func `is the time that the calendar gives`(example: Example) throws {
        let moment = try #require(Timestamp(example.text).moment)
        #expect(moment.seconds == example.seconds)
        #expect(moment.attoseconds == example.attoseconds)
        #expect(moment.offsetInMinutes == example.offset)
    }

    static let half: UInt64 = 500_000_000_000_000_000
    static let most: UInt64 = 999_999_999_999_999_999

    @Test
    func `compares by the point in time, whatever the offset`() throws {
        let utc = try #require(Timestamp("2014-11-18T17:24:29Z").moment)
        let local = try #require(Timestamp("2014-11-18T18:24:29+01:00").moment)
        let later = try #require(Timestamp("2014-11-18T18:24:29.000000001+01:00").moment)
        #expect(utc == local)
        #expect(utc.hashValue == local.hashValue)
        #expect(!(utc < local) && !(local < utc))
        #expect(utc < later && local < later && !(later < utc))
    }

    @Test(arguments: [
        ("2014-11-18T18:24:29+01:00", "2014-11-18T17:24:29Z"),
        ("1969-12-31T23:59:59.25Z", "1969-12-31T23:59:59.25Z"),
        ("2014-11-18T17:24:29.1230Z", "2014-11-18T17:24:29.123Z"),
        ("2014-11-18T17:24:29.000000000000000001Z", "2014-11-18T17:24:29.000000000000000001Z"),
        ("0000-01-01T00:00:00+00:01", "-000001-12-31T23:59:00Z"),
        ("9999-12-31T23:59:59-00:01", "+010000-01-01T00:00:59Z"),
        ("+999999999-12-31T23:59:59Z", "+999999999-12-31T23:59:59Z"),
    ])
    func `is written in UTC`(text: String, inUTC: String) throws {
        let moment = try #require(Timestamp(text).moment)
        #expect(moment.description == inUTC)
        #expect(Timestamp(moment).moment == moment)
    }

    @Test(arguments: [Int64.min, Int64.max])
    func `is written at the ends of its range`(seconds: Int64) {
        let text = Timestamp.Moment(seconds: seconds, attoseconds: Self.most).description
        #expect(
            text.hasPrefix(
                seconds < 0 ? "-292277022657-01-27T08:29:52." : "+292277026596-12-04T15:30:07."
            )
        )
    }
}
