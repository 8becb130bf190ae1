extension Timestamp.Reading {
    /// The reading of a text in the form of `dialect` that names a day and no time.
    init(_ dialect: Timestamp.Dialect, day: Int?) {
        self.init(day == nil ? .impossible : dialect)
    }

    /// The reading of a text in the form of `dialect` that names this day, time and offset: that
    /// dialect where they exist, else `impossible`.
    ///
    /// The moment is missing where the offset is.
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
        // What second 60 of a minute names is the second after it, so the next day in UTC has to
        // begin there.
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
