// Public, although nothing of it is, because inlinable code below calls its loads.
public import StrictJSON

extension Timestamp {
    /// What a text can be read as.
    @usableFromInline
    package struct Reading: Hashable, Sendable {
        /// The way in which the text writes its time.
        @usableFromInline package let dialect: Dialect

        /// The time the text means, or `nil` where it means none.
        @usableFromInline package let moment: Moment?

        @inlinable
        package init(_ dialect: Dialect, _ moment: Moment? = nil) {
            self.dialect = dialect
            self.moment = moment
        }
    }

    /// What the UTF-8 bytes of a text can be read as.
    ///
    /// Any bytes may be given; those that are no UTF-8 are `unknown`. Nothing is allocated. Linear
    /// in the length at worst, and a few nanoseconds for the documented form.
    @inlinable
    package static func reading(of text: RawSpan) -> Reading {
        if text.byteCount == documentedByteCount,
            let seconds = secondsOfDocumentedForm(in: text, at: 0)
        {
            return Reading(.documented, Moment(seconds: seconds))
        }
        return readingOfAnyForm(text)
    }

    /// The reading of a text without the short cut for the documented form.
    @usableFromInline
    package static func readingOfAnyForm(_ text: RawSpan) -> Reading {
        if text.byteCount == 0 { return Reading(.empty) }
        return ISO8601Form.reading(of: text)
            ?? RubyForm.reading(of: text)
            ?? RFC1123Form.reading(of: text)
            ?? EpochForm.reading(of: text)
            ?? Reading(.unknown)
    }

    /// The length of a text in the documented form.
    @inlinable package static var documentedByteCount: Int { 20 }

    /// The seconds since 1970 that the twenty bytes from `offset` name in the documented form,
    /// `2014-11-18T17:24:29Z`, or `nil` where they do not or are fewer.
    ///
    /// A time that does not exist, and a leap second, are `nil` too.
    @inlinable @inline(__always)
    package static func secondsOfDocumentedForm(in bytes: RawSpan, at offset: Int) -> Int64? {
        guard bytes.byteCount &- offset >= documentedByteCount else { return nil }
        // Three words, the first character in the lowest byte. After the exclusive or with the
        // pattern a digit is its value, and every other character must be zero.
        let date = bytes.word(at: offset) ^ 0x2D30_302D_3030_3030  // 0000-00-
        let time = bytes.word(at: offset &+ 8) ^ 0x3030_3A30_3054_3030  // 00T00:00
        let rest = bytes.halfWord(at: offset &+ 16) ^ 0x5A30_303A  // :00Z
        // A value above nine has a bit in its high half, or gets one when six is added. A carry out
        // of a byte comes only from one that has such a bit already.
        let misfits =
            ((date &+ 0x0006_0600_0606_0606) | date) & 0xFFF0_F0FF_F0F0_F0F0
            | ((time &+ 0x0606_0006_0600_0606) | time) & 0xF0F0_FFF0_F0FF_F0F0
            | UInt64(((rest &+ 0x0006_0600) | rest) & 0xFFF0_F0FF)
        guard misfits == 0 else { return nil }
        // Each byte becomes ten times itself plus its successor: at most 99, so nothing carries.
        let dates = date &* 10 &+ date &>> 8
        let times = time &* 10 &+ time &>> 8
        let yearOfCentury = dates &>> 16 & 0x7F
        let year = (dates & 0x7F) &* 100 &+ yearOfCentury
        let month = dates &>> 40 & 0x7F
        let day = times & 0x7F
        let hour = times &>> 24 & 0x7F
        let minute = times &>> 48 & 0x7F
        let second = UInt64((rest &* 10 &+ rest &>> 8) &>> 8 & 0x7F)
        // A year that ends a century is a multiple of 400 exactly when it is one of 16.
        let isLeap = year & (yearOfCentury == 0 ? 15 : 3) == 0
        guard month &- 1 < 12, hour < 24, minute < 60, second < 60,
            day &- 1 < GregorianCalendar.daysInMonth(month, inLeapYear: isLeap)
        else { return nil }
        let days = GregorianCalendar.dayNumber(
            year: year,
            month: month,
            day: day,
            inLeapYear: isLeap
        )
        let seconds = hour &* 3_600 &+ minute &* 60 &+ second
        return days &* 86_400 &+ Int64(truncatingIfNeeded: seconds)
    }
}
