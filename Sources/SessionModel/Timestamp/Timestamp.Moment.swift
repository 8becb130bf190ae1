extension Timestamp {
    /// A point on the time line, and the offset it was written with.
    ///
    /// Seconds are counted as POSIX counts them: every day has 86,400. A leap second has the same
    /// count as the second that follows it.
    ///
    /// Moments compare by the point on the time line alone. The offset takes no part, also not in
    /// `==`, so `18:00:00+01:00` and `17:00:00Z` are equal.
    public struct Moment: Sendable {
        /// The whole seconds since 1970-01-01T00:00:00Z, rounded down.
        public let seconds: Int64

        /// What is to be added to the whole seconds: 0 ..< 10¹⁸ attoseconds.
        ///
        /// A text may have more digits than the eighteen that fit; the rest is cut off.
        public let attoseconds: UInt64

        /// The minutes east of UTC that the text is written in, or `nil` where it does not say.
        ///
        /// It does not say in an epoch count, nor with `-00:00` (RFC 3339, section 4.3).
        public let offsetInMinutes: Int?

        /// The moment this long after 1970-01-01T00:00:00Z.
        ///
        /// - Parameters:
        ///   - seconds: Whole seconds, negative for earlier moments.
        ///   - attoseconds: What is to be added to them, less than a second.
        ///   - offsetInMinutes: The local offset, which moves nothing.
        @inlinable
        public init(seconds: Int64, attoseconds: UInt64 = 0, offsetInMinutes: Int? = 0) {
            precondition(attoseconds < Self.attosecondsPerSecond, "a second or more")
            self.seconds = seconds
            self.attoseconds = attoseconds
            self.offsetInMinutes = offsetInMinutes
        }

        @usableFromInline static let attosecondsPerSecond: UInt64 = 1_000_000_000_000_000_000
    }
}

extension Timestamp.Moment: Comparable, Hashable {
    /// Whether both are the same point on the time line.
    @inlinable
    public static func == (left: Self, right: Self) -> Bool {
        left.seconds == right.seconds && left.attoseconds == right.attoseconds
    }

    /// Whether one lies before the other on the time line.
    @inlinable
    public static func < (left: Self, right: Self) -> Bool {
        (left.seconds, left.attoseconds) < (right.seconds, right.attoseconds)
    }

    /// Hashes the point on the time line.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(seconds)
        hasher.combine(attoseconds)
    }
}

extension Timestamp.Moment: CustomStringConvertible {
    /// The moment in UTC: `2014-11-18T17:24:29Z`, with a fraction where there is one.
    ///
    /// Years outside 0000 to 9999 have a sign and six digits or more.
    public var description: String {
        let (day, second) = seconds.quotientAndModulus(dividingBy: 86_400)
        let date = GregorianCalendar.date(ofDay: Int(day))
        let time = [second / 3_600, second / 60 % 60, second % 60]
            .map { Self.padded(UInt64($0), to: 2) }
        let year =
            (0...9_999).contains(date.year)
            ? Self.padded(UInt64(date.year), to: 4)
            : (date.year < 0 ? "-" : "+") + Self.padded(UInt64(date.year.magnitude), to: 6)
        let month = Self.padded(UInt64(date.month), to: 2)
        let dayOfMonth = Self.padded(UInt64(date.day), to: 2)
        return "\(year)-\(month)-\(dayOfMonth)T\(time.joined(separator: ":"))\(fraction)Z"
    }

    private var fraction: String {
        guard attoseconds > 0 else { return "" }
        var digits = Self.padded(attoseconds, to: 18)
        while digits.last == "0" { digits.removeLast() }
        return "." + digits
    }

    private static func padded(_ number: UInt64, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Int64 {
    /// The quotient rounded down, and the remainder from zero up to the divisor.
    func quotientAndModulus(dividingBy divisor: Int64) -> (quotient: Int64, modulus: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
