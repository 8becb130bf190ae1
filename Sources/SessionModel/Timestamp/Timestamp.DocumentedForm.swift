extension Timestamp {
    /// An existing time in the documented form: `2014-11-18T17:24:29Z`.
    @frozen
    @usableFromInline
    package struct DocumentedForm {
        /// The century in byte 0, the year of the century in byte 2 and the month in byte 5; the
        /// other bytes are zero.
        @usableFromInline let dates: UInt64

        /// The day in byte 0, the hour in byte 3 and the minute in byte 6; the others are zero.
        @usableFromInline let times: UInt64

        @usableFromInline let second: UInt64

        /// Reads the twenty bytes of a text, given as little-endian words.
        ///
        /// The result is `nil` for another form, a time that does not exist, or a leap second.
        @inlinable @inline(__always)
        package init?(_ first: UInt64, _ second: UInt64, _ third: UInt32) {
            // After the exclusive or with the pattern, each digit is its value, and each of the
            // other characters must be zero.
            let date = first ^ 0x2D30_302D_3030_3030  // 0000-00-
            let time = second ^ 0x3030_3A30_3054_3030  // 00T00:00
            let rest = third ^ 0x5A30_303A  // :00Z
            // A value above nine has a bit in its upper half, or gets one when six is added. Only a
            // byte that has such a bit already can carry into the next.
            let misfits =
                ((date &+ 0x0006_0600_0606_0606) | date) & 0xFFF0_F0FF_F0F0_F0F0
                | ((time &+ 0x0606_0006_0600_0606) | time) & 0xF0F0_FFF0_F0FF_F0F0
                | UInt64(((rest &+ 0x0006_0600) | rest) & 0xFFF0_F0FF)
            guard misfits == 0 else { return nil }
            // Each byte becomes ten times itself plus the next byte: at most 99, so nothing
            // carries.
            dates = (date &* 10 &+ date &>> 8) & 0x0000_7F00_007F_007F
            times = (time &* 10 &+ time &>> 8) & 0x007F_0000_7F00_007F
            self.second = UInt64((rest &* 10 &+ rest &>> 8) &>> 8 & 0x7F)
            // The sums set the highest bit of the byte of a minute above 59, an hour above 23 and a
            // day above 28. Two digits are at most 99, so no sum carries.
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
            // A multiple of 100 is a multiple of 400 exactly if it is a multiple of 16.
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

        /// The parts of the time side by side in one number, which orders times chronologically.
        ///
        /// For callers that only compare: unlike ``seconds``, it needs no calendar arithmetic.
        @inlinable @inline(__always)
        package var packed: Int64 {
            // Multiplying by a sum of three powers of two moves all three parts at once. The other
            // products overlap no part and end below the kept bits, or overflow past bit 63.
            let date = (dates &* (1 &<< 54 | 1 &<< 31 | 1)) &>> 40
            let time = (times &* (1 &<< 59 | 1 &<< 30 | 1)) &>> 48
            return Int64(truncatingIfNeeded: (date &<< 16 | time) &<< 6 | second)
        }
    }
}

extension Timestamp.Moment {
    /// The whole seconds in UTC, packed like ``Timestamp/DocumentedForm/packed``; years before 0000
    /// are negative.
    ///
    /// There is room for years of ten digits, one more than a text can have. Moments beyond that
    /// are `Int64.min` or `Int64.max`.
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
