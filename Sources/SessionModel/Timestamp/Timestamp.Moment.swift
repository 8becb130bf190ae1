extension Timestamp {
    /// A point in time, and the UTC offset with which it was written.
    ///
    /// Seconds are counted as in POSIX: every day has 86,400. A leap second has the same count as
    /// the second after it.
    ///
    /// Moments compare only by the point in time. The offset is ignored, also by `==`, so
    /// `18:00:00+01:00` and `17:00:00Z` are equal.
    public struct Moment: Sendable {
        /// The whole seconds since 1970-01-01T00:00:00Z, rounded down.
        public let seconds: Int64

        /// The fraction of a second after ``seconds``, in attoseconds: 0 ..< 10¹⁸.
        ///
        /// Fraction digits after the eighteenth are dropped.
        public let attoseconds: UInt64

        /// The offset of the text in minutes east of UTC, or `nil` if it is unknown.
        ///
        /// It is unknown for an epoch count and for `-00:00` (RFC 3339, section 4.3).
        public let offsetInMinutes: Int?

        /// Creates a moment from the time since 1970-01-01T00:00:00Z.
        ///
        /// - Parameters:
        ///   - seconds: The whole seconds, rounded down; negative before 1970.
        ///   - attoseconds: The fraction after the whole seconds, less than a second.
        ///   - offsetInMinutes: The local offset, which does not change the point in time.
        @inlinable
        public init(seconds: Int64, attoseconds: UInt64 = 0, offsetInMinutes: Int? = 0) {
            precondition(
                attoseconds < Self.attosecondsPerSecond,
                "the attoseconds must be less than a second"
            )
            self.seconds = seconds
            self.attoseconds = attoseconds
            self.offsetInMinutes = offsetInMinutes
        }

        @usableFromInline static let attosecondsPerSecond: UInt64 = 1_000_000_000_000_000_000
    }
}

extension Timestamp.Moment: Comparable, Hashable {
    /// Whether both are the same point in time.
    @inlinable
    public static func == (left: Self, right: Self) -> Bool {
        left.seconds == right.seconds && left.attoseconds == right.attoseconds
    }

    /// Whether the first moment is before the second.
    @inlinable
    public static func < (left: Self, right: Self) -> Bool {
        (left.seconds, left.attoseconds) < (right.seconds, right.attoseconds)
    }

    /// Hashes the point in time.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(seconds)
        hasher.combine(attoseconds)
    }
}

extension Timestamp.Moment: CustomStringConvertible {
    /// The moment in UTC, as in `2014-11-18T17:24:29Z`, with the fraction if there is one.
    ///
    /// Years outside 0000 to 9999 have a sign and at least six digits.
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
    /// The quotient rounded down, and the modulus, which is at least zero and less than the
    /// divisor.
    func quotientAndModulus(dividingBy divisor: Int64) -> (quotient: Int64, modulus: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
