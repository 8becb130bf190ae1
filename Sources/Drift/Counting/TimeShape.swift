import SessionModel
import StrictJSON

/// What a census counts of the text of a time.
struct TimeShape {
    let reading: Timestamp.Reading

    /// How far the offset is from UTC; `nil` if the text has no moment.
    let offset: String?

    /// The number of digits of the fraction; `nil` if the text has no moment.
    let fraction: String?

    /// The number of fraction digits from which on all times are counted alike.
    private static let mostDigits = 10

    init(_ text: RawSpan) {
        reading = Timestamp.reading(of: text)
        guard let moment = reading.moment else {
            (offset, fraction) = (nil, nil)
            return
        }
        offset =
            switch moment.offsetInMinutes {
            case nil: "unknown"
            case .some(0):
                text.byteCount > 0 && text.byte(at: text.byteCount - 1) | 0x20 == UInt8(ascii: "z")
                    ? "z" : "zero"
            case .some(let minutes) where minutes % 60 == 0: "hours"
            case .some: "minutes"
            }
        let digits = Self.fractionDigits(in: text)
        fraction = digits < Self.mostDigits ? String(digits) : "\(Self.mostDigits)-or-more"
    }

    /// Returns the number of digits after the first point or comma that digits surround.
    private static func fractionDigits(in text: RawSpan) -> Int {
        var offset = 1
        while offset < text.byteCount {
            let byte = text.byte(at: offset)
            let isMark = byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
            if isMark, text.byte(at: offset - 1).isDigit {
                var end = offset + 1
                while end < text.byteCount, text.byte(at: end).isDigit { end += 1 }
                return end - offset - 1
            }
            offset += 1
        }
        return 0
    }

    /// Returns the age of a time in seconds, in steps that people use.
    static func age(ofSeconds seconds: Int64) -> String {
        switch seconds {
        case ..<0: "future"
        case ..<3_600: "hour"
        case ..<86_400: "day"
        case ..<604_800: "week"
        case ..<2_678_400: "month"
        case ..<31_622_400: "year"
        default: "older"
        }
    }

    /// Returns the time from one moment to another, in steps that people use.
    static func interval(from start: Timestamp.Moment, to end: Timestamp.Moment) -> String {
        if end < start { return "negative" }
        if end == start { return "zero" }
        let (seconds, overflow) = end.seconds.subtractingReportingOverflow(start.seconds)
        guard !overflow else { return "longer" }
        return switch seconds {
        case ..<60: "minute"
        case ..<3_600: "hour"
        case ..<86_400: "day"
        case ..<2_678_400: "month"
        default: "longer"
        }
    }
}
