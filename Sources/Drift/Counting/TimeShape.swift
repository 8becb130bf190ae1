import SessionModel
import StrictJSON

/// What a census counts of the text of a time.
struct TimeShape {
    let reading: Timestamp.Reading

    /// How far the offset is from UTC; `nil` if the text has no moment.
    let offset: CensusState.Offset?

    /// The number of digits of the fraction; `nil` if the text has no moment.
    let fractionDigits: Int?

    init(_ text: RawSpan) {
        reading = Timestamp.reading(of: text)
        guard let moment = reading.moment else {
            (offset, fractionDigits) = (nil, nil)
            return
        }
        offset =
            switch moment.offsetInMinutes {
            case nil: .unknown
            case .some(0):
                text.byteCount > 0 && text.byte(at: text.byteCount - 1) | 0x20 == UInt8(ascii: "z")
                    ? .z : .zero
            case .some(let minutes) where minutes % 60 == 0: .hours
            case .some: .minutes
            }
        fractionDigits = Self.fractionDigits(in: text)
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

    /// Returns the age of a moment.
    static func age(of moment: Timestamp.Moment, at now: Int64) -> CensusState.Age {
        let (seconds, overflow) = now.subtractingReportingOverflow(moment.seconds)
        guard !overflow else { return moment.seconds > now ? .future : .older }
        return switch seconds {
        case ..<0: .future
        case ..<3_600: .hour
        case ..<86_400: .day
        case ..<604_800: .week
        case ..<2_678_400: .month
        case ..<31_622_400: .year
        default: .older
        }
    }

    /// Returns the time from one moment to another.
    static func interval(
        from start: Timestamp.Moment,
        to end: Timestamp.Moment
    ) -> CensusState.Interval {
        if end < start { return .negative }
        if end == start { return .zero }
        let (seconds, overflow) = end.seconds.subtractingReportingOverflow(start.seconds)
        guard !overflow else { return .longer }
        return switch seconds {
        case ..<60: .minute
        case ..<3_600: .hour
        case ..<86_400: .day
        case ..<2_678_400: .month
        default: .longer
        }
    }
}
