/// The format in the vendor's older documentation: `2011/05/03 16:48:24 -0700`.
enum RubyForm {
    /// The reading of `text`, or `nil` if it has another form.
    static func reading(of text: RawSpan) -> Timestamp.Reading? {
        var cursor = TimestampCursor()
        // With this length and the checks below, the offset must have minutes.
        guard text.byteCount == 25,
            let year = cursor.number(ofDigits: 4, in: text),
            cursor.take("/", in: text),
            let month = cursor.number(ofDigits: 2, in: text),
            cursor.take("/", in: text),
            let day = cursor.number(ofDigits: 2, in: text),
            cursor.take(" ", in: text),
            let time = TimeOfDay(at: &cursor, in: text, isBasic: false),
            cursor.take(" ", in: text),
            let offset = OffsetFromUTC(digitsAt: &cursor, in: text),
            offset.form == .short,
            cursor.isAtEnd(of: text)
        else { return nil }
        let number = GregorianCalendar.dayNumber(year: year, month: month, day: day)
        return Timestamp.Reading(.ruby, day: number, time: time, offset: offset)
    }
}
