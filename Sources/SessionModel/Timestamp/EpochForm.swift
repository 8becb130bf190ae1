/// A count of seconds or milliseconds since 1970, distinguished by the number of digits.
enum EpochForm {
    /// The reading of `text`, or `nil` if it has another form.
    static func reading(of text: RawSpan) -> Timestamp.Reading? {
        let count = text.byteCount
        var cursor = TimestampCursor()
        guard (9...14).contains(count), cursor.next(in: text) != UInt8(ascii: "0"),
            let number = cursor.number(ofDigits: count, in: text)
        else { return nil }
        if count <= 11 {
            let moment = Timestamp.Moment(seconds: Int64(number), offsetInMinutes: nil)
            return Timestamp.Reading(.epochSeconds, moment)
        }
        let moment = Timestamp.Moment(
            seconds: Int64(number / 1_000),
            attoseconds: UInt64(number % 1_000) * (Timestamp.Moment.attosecondsPerSecond / 1_000),
            offsetInMinutes: nil
        )
        return Timestamp.Reading(.epochMilliseconds, moment)
    }
}
