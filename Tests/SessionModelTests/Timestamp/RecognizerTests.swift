import Gen
import StrictJSON
import Testing

@testable import SessionModel

@Suite
struct `The timestamp recognizer` {
    private static func reading(of bytes: [UInt8]) -> Timestamp.Reading {
        unsafe Timestamp.reading(of: bytes.span.bytes)
    }

    private static func slowReading(of bytes: [UInt8]) -> Timestamp.Reading {
        unsafe Timestamp.readingOfAnyForm(bytes.span.bytes)
    }

    @Test
    func `reads the documented form the same with and without the fast path, in each field`() {
        func check(_ text: String) {
            let bytes = Array(text.utf8)
            #expect(Self.reading(of: bytes) == Self.slowReading(of: bytes), "\(text)")
        }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        for month in 0...99 {
            for day in 0...32 { check("2014-\(two(month))-\(two(day))T17:24:29Z") }
        }
        for field in 0...99 {
            check("2014-11-18T\(two(field)):24:29Z")
            check("2014-11-18T17:\(two(field)):29Z")
            check("2014-11-18T17:24:\(two(field))Z")
            check("2014-11-18T23:59:\(two(field))Z")
        }
    }

    @Test
    func `finds exactly the leap years on the fast path`() {
        for year in 0...9_999 {
            let digits = String(repeating: "0", count: 4 - String(year).utf8.count) + String(year)
            let bytes = Array("\(digits)-02-29T12:00:00Z".utf8)
            let isLeap = GregorianCalendar.isLeapYear(year)
            let reading = Self.reading(of: bytes)
            guard reading.dialect == (isLeap ? .documented : .impossible),
                reading.moment == Self.slowReading(of: bytes).moment
            else {
                Issue.record("\(year) is \(reading)")
                return
            }
        }
    }

    @Test
    func `does not take the fast path with a wrong byte at any position`() {
        let documented = Array("2014-11-18T17:24:29Z".utf8)
        for index in documented.indices {
            for byte in UInt8.min...UInt8.max {
                var bytes = documented
                bytes[index] = byte
                let isDocumented = Self.reading(of: bytes).dialect == .documented
                guard isDocumented == (Self.slowReading(of: bytes).dialect == .documented) else {
                    Issue.record("byte \(byte) at \(index)")
                    return
                }
            }
        }
    }

    @Test
    func `reads the documented form inside a buffer and never past its end`() {
        let buffer = Array("x2014-11-18T17:24:29Z".utf8)
        for offset in [-1, 0, 1, 2, 20, 21, 22, .max] where offset >= 0 {
            let seconds = unsafe Timestamp.secondsOfDocumentedForm(
                in: buffer.span.bytes,
                at: offset
            )
            #expect(seconds == (offset == 1 ? 1_416_331_469 : nil))
        }
    }

    /// Reads random bytes, and texts of each dialect with a few bytes changed, removed or inserted.
    @Test
    func `reads any bytes, and the same with and without the fast path`() {
        var random = SplitMix64(state: 0x5E55_1014)
        let seeds = `The dialect of a timestamp`.examples.map { Array($0.text.utf8) }
        let alphabet = Array("0123456789-+:.,TtZzWw /GMTUCNov\u{0}é９".utf8)
        var seen: Set<Timestamp.Dialect> = []
        for round in 0..<10_000 {
            var bytes: [UInt8]
            if round % 8 == 0 {
                let count = Int.random(in: 0..<40, using: &random)
                bytes = (0..<count).map { _ in .random(in: .min ... .max, using: &random) }
            } else {
                bytes = seeds[Int.random(in: seeds.indices, using: &random)]
            }
            for _ in 0..<Int.random(in: 0..<4, using: &random) {
                let byte = alphabet[Int.random(in: alphabet.indices, using: &random)]
                let place = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes.insert(byte, at: place)
                case 1 where place < bytes.count: bytes.remove(at: place)
                default: if place < bytes.count { bytes[place] = byte }
                }
            }
            let reading = Self.reading(of: bytes)
            seen.insert(reading.dialect)
            let slow = Self.slowReading(of: bytes)
            guard reading == slow,
                reading.moment?.offsetInMinutes == slow.moment?.offsetInMinutes,
                reading.moment == nil || reading.dialect != .impossible
            else {
                Issue.record("\(bytes) is \(reading)")
                return
            }
            // A moment can be written in UTC and read back, unless the offset moves it into a year
            // of ten digits.
            if let moment = reading.moment, Timestamp(moment).moment != moment,
                moment.seconds.magnitude < 31_550_000_000_000_000
            {
                Issue.record("\(moment) does not come back from \(bytes)")
                return
            }
        }
        #expect(seen == Set(Timestamp.Dialect.allCases))
    }

    @Test
    func `reads a fraction and a number of a hundred thousand digits`() {
        let digits = String(repeating: "9", count: 100_000)
        #expect(Timestamp("2014-11-18T17:24:29.\(digits)Z").dialect == .rfc3339Fraction)
        #expect(Timestamp(digits).dialect == .unknown)
        #expect(Timestamp("+\(digits)-01-01").dialect == .unknown)
        #expect(Timestamp("2014-11-18T17:24:29+\(digits)").dialect == .unknown)
    }

    @Test
    func `packs earlier moments into smaller numbers`() {
        var moments: [Int64] = []
        // The last and the first second of days around the ends of months, years and centuries.
        for year in [-1, 0, 1, 4, 99, 100, 400, 1899, 1970, 1999, 2000, 2014, 2100, 9999, 10_000] {
            for month in 1...12 {
                for day in [1, 28, 29, 30, 31] {
                    let number = GregorianCalendar.dayNumber(year: year, month: month, day: day)
                    guard let number else { continue }
                    moments += [0, 1, 59, 60, 3_599, 3_600, 86_399].map {
                        Int64(number) * 86_400 + $0
                    }
                }
            }
        }
        moments.sort()
        let packed = moments.map { Timestamp.Moment(seconds: $0).packed }
        for index in packed.indices.dropFirst() {
            #expect(packed[index - 1] < packed[index], "\(moments[index])")
        }
        for (seconds, packed) in zip(moments, packed) {
            let text = Timestamp(Timestamp.Moment(seconds: seconds)).text
            guard text.utf8.count == Timestamp.documentedByteCount else { continue }
            let bytes = Array(text.utf8)
            let span = unsafe bytes.span.bytes
            let form = Timestamp.DocumentedForm(
                span.word(at: 0),
                span.word(at: 8),
                span.halfWord(at: 16)
            )
            #expect(form?.packed == packed, "\(text)")
        }
    }

    @Test
    func `packs every moment that a text can have, and the limits of time`() throws {
        let texts = [
            "-999999999-01-01T00:00:00+23:59", "-999999999-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z",
            "+999999999-12-31T23:59:59-23:59",
        ]
        let packed =
            try [Int64.min]
            + texts.map { text in try #require(Timestamp(text).moment, "\(text)").packed } + [.max]
        for index in packed.indices.dropFirst() { #expect(packed[index - 1] < packed[index]) }
        #expect(Timestamp.Moment(seconds: .min).packed == .min)
        #expect(Timestamp.Moment(seconds: .max).packed == .max)
    }
}
