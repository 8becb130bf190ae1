extension Timestamp {
    /// A time that exists, as the documented form writes it: `2014-11-18T17:24:29Z`.
    @frozen
    @usableFromInline
    package struct DocumentedForm {
        /// The century in byte 0, the year of it in byte 2 and the month in byte 5; the others are
        /// zero.
        @usableFromInline let dates: UInt64

        /// The day in byte 0, the hour in byte 3 and the minute in byte 6; the others are zero.
        @usableFromInline let times: UInt64

        @usableFromInline let second: UInt64

        /// The time that twenty bytes name, given as words whose lowest byte is the first; `nil`
        /// where they have another form, name a time that does not exist, or a leap second.
        @inlinable @inline(__always)
        package init?(_ first: UInt64, _ second: UInt64, _ third: UInt32) {
            // After the exclusive or with the pattern a digit is its value, and every other
            // character must be zero.
            let date = first ^ 0x2D30_302D_3030_3030  // 0000-00-
            let time = second ^ 0x3030_3A30_3054_3030  // 00T00:00
            let rest = third ^ 0x5A30_303A  // :00Z
            // A value above nine has a bit in its high half, or gets one when six is added. A carry
            // out of a byte comes only from one that has such a bit already.
            let misfits =
                ((date &+ 0x0006_0600_0606_0606) | date) & 0xFFF0_F0FF_F0F0_F0F0
                | ((time &+ 0x0606_0006_0600_0606) | time) & 0xF0F0_FFF0_F0FF_F0F0
                | UInt64(((rest &+ 0x0006_0600) | rest) & 0xFFF0_F0FF)
            guard misfits == 0 else { return nil }
            // Each byte becomes ten times itself plus its successor: at most 99, so nothing
            // carries.
            dates = (date &* 10 &+ date &>> 8) & 0x0000_7F00_007F_007F
            times = (time &* 10 &+ time &>> 8) & 0x007F_0000_7F00_007F
            self.second = UInt64((rest &* 10 &+ rest &>> 8) &>> 8 & 0x7F)
            // With these added, a minute above 59, an hour above 23 and a day above 28 get the
            // highest bit of their byte.
            let beyond = (times &+ 0x0044_0000_6800_0063) & 0x0080_0000_8000_0080
            guard beyond &>> 8 == 0, self.second < 60, month &- 1 < 12, day != 0,
                beyond == 0 || day <= GregorianCalendar.daysInMonth(month, inLeapYear: isLeap)
            else { return nil }
        }

        @inlinable @inline(__always)
        var year: UInt64 { (dates & 0x7F) &* 100 &+ (dates &>> 16 & 0x7F) }

        @inlinable @inline(__always)
        var month: UInt64 { dates &>> 40 }

        @inlinable @inline(__always)
        var day: UInt64 { times & 0x7F }

        @inlinable @inline(__always)
        var isLeap: Bool {
            // A year that ends a century is a multiple of 400 exactly when it is one of 16.
            year & (dates &>> 16 & 0x7F == 0 ? 15 : 3) == 0
        }

        /// The seconds since 1970-01-01T00:00:00Z.
        @inlinable @inline(__always)
        package var seconds: Int64 {
            let days = GregorianCalendar.dayNumber(
                year: year,
                month: month,
                day: day,
                inLeapYear: isLeap
            )
            let minutes = (times &>> 24 & 0x7F) &* 60 &+ times &>> 48
            return days &* 86_400 &+ Int64(truncatingIfNeeded: minutes &* 60 &+ second)
        }

        /// The parts of the time side by side in one number, so that earlier times are less.
        ///
        /// For callers that only compare: it takes no arithmetic of the calendar, as ``seconds``
        /// does.
        @inlinable @inline(__always)
        package var packed: Int64 {
            // A product with a power of two for each part moves all of them at once. Each sum of
            // two others stays clear of the bits that are kept.
            let date = (dates &* (1 &<< 54 | 1 &<< 31 | 1)) &>> 40
            let time = (times &* (1 &<< 59 | 1 &<< 30 | 1)) &>> 48
            return Int64(truncatingIfNeeded: (date &<< 16 | time) &<< 6 | second)
        }
    }
}

extension Timestamp.Moment {
    /// The whole seconds in UTC, packed as ``Timestamp/DocumentedForm/packed`` packs them; years
    /// before 0000 are negative.
    ///
    /// There is room for ten digits of a year, one more than any text names. Moments beyond are all
    /// the last, or the first.
    package var packed: Int64 {
        let (day, second) = seconds.quotientAndModulus(dividingBy: 86_400)
        let date = GregorianCalendar.date(ofDay: Int(day))
        guard abs(date.year) < 10_000_000_000 else { return seconds < 0 ? .min : .max }
        let (hour, rest) = (second / 3_600, second % 3_600)
        let (century, year) = Int64(date.year).quotientAndModulus(dividingBy: 100)
        let months = century << 14 | year << 7 | Int64(date.month)
        return months << 22 | Int64(date.day) << 17 | hour << 12 | (rest / 60) << 6 | rest % 60
    }
}
