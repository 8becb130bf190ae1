extension Timestamp.Reading {
    /// The reading of a text in the form of `dialect` with this day and no time.
    init(_ dialect: Timestamp.Dialect, day: Int?) {
        self.init(day == nil ? .impossible : dialect)
    }

    /// The reading of a text in the form of `dialect` with this day, time and offset.
    ///
    /// The dialect is `impossible` if one of them does not exist. Without an offset there is no
    /// moment.
    init(_ dialect: Timestamp.Dialect, day: Int?, time: TimeOfDay, offset: OffsetFromUTC) {
        guard let day, time.exists, offset.exists else {
            self.init(.impossible)
            return
        }
        if offset.form == .missing {
            self.init(dialect)
            return
        }
        let seconds = Int64(day) * 86_400 + Int64(time.seconds) - Int64(offset.totalMinutes) * 60
        // Second 60 has the count of the second after it, which must be the first of a day in UTC.
        guard time.second < 60 || seconds % 86_400 == 0 else {
            self.init(.impossible)
            return
        }
        let moment = Timestamp.Moment(
            seconds: seconds,
            attoseconds: time.attoseconds,
            offsetInMinutes: offset.isUnknown ? nil : offset.totalMinutes
        )
        self.init(dialect, moment)
    }
}
