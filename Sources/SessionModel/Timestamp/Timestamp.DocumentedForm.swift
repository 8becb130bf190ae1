extension Timestamp {
    /// A time that exists, as the documented form writes it: `2014-11-18T17:24:29Z`.
    @frozen
    @usableFromInline
    package struct DocumentedForm {
        @usableFromInline let year: UInt64
        @usableFromInline let month: UInt64
        @usableFromInline let day: UInt64
        @usableFromInline let hour: UInt64
        @usableFromInline let minute: UInt64
        @usableFromInline let second: UInt64
        @usableFromInline let isLeap: Bool

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
            // Each byte becomes ten times itself plus its successor: at most 99, so nothing carries.
            let dates = date &* 10 &+ date &>> 8
            let times = time &* 10 &+ time &>> 8
            let yearOfCentury = dates &>> 16 & 0x7F
            year = (dates & 0x7F) &* 100 &+ yearOfCentury
            month = dates &>> 40 & 0x7F
            day = times & 0x7F
            hour = times &>> 24 & 0x7F
            minute = times &>> 48 & 0x7F
            self.second = UInt64((rest &* 10 &+ rest &>> 8) &>> 8 & 0x7F)
            // A year that ends a century is a multiple of 400 exactly when it is one of 16.
            isLeap = year & (yearOfCentury == 0 ? 15 : 3) == 0
            guard month &- 1 < 12, hour < 24, minute < 60, self.second < 60,
                day &- 1 < GregorianCalendar.daysInMonth(month, inLeapYear: isLeap)
            else { return nil }
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
            let seconds = hour &* 3_600 &+ minute &* 60 &+ second
            return days &* 86_400 &+ Int64(truncatingIfNeeded: seconds)
        }

        /// The parts of the time side by side in one number, so that earlier times are less.
        ///
        /// For callers that only compare: it takes no arithmetic of the calendar, as ``seconds`` does.
        @inlinable @inline(__always)
        package var packed: Int64 {
            let date = year &<< 9 | month &<< 5 | day
            let time = hour &<< 12 | minute &<< 6 | second
            return Int64(truncatingIfNeeded: date &<< 17 | time)
        }
    }
}

extension Timestamp.Moment {
    /// The whole seconds in UTC, packed as ``Timestamp/DocumentedForm/packed`` packs them; years
    /// before 0000 are negative.
    package var packed: Int64 {
        let (day, second) = seconds.quotientAndModulus(dividingBy: 86_400)
        let date = GregorianCalendar.date(ofDay: Int(day))
        let (hour, rest) = (second / 3_600, second % 3_600)
        let days = Int64(date.year) << 9 | Int64(date.month) << 5 | Int64(date.day)
        return days << 17 | hour << 12 | (rest / 60) << 6 | rest % 60
    }
}
