import SessionModel

/// The settings of the rules about time.
package struct JudgeSettings: Hashable, Sendable {
    /// The current time, in seconds since 1970-01-01T00:00:00Z.
    package let now: Int64

    /// How far a timestamp may be after ``now``, in seconds.
    package let allowedSkew: Int64

    package init(now: Int64, allowedSkew: Int64 = 300) {
        self.now = now
        self.allowedSkew = allowedSkew
    }

    /// The last moment that is not in the future.
    ///
    /// It includes all fractions of the last allowed second.
    var latest: SessionReading.Instant {
        let (sum, overflow) = now.addingReportingOverflow(allowedSkew)
        let moment = Timestamp.Moment(seconds: overflow ? now : sum)
        return .init(moment, attoseconds: .max)
    }
}
