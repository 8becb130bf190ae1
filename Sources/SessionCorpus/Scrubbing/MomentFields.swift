import StrictJSON

/// The places of the parts of a date and time in its text.
///
/// Reads every form that the timestamp reader has a dialect for, and the same forms with parts that
/// no calendar or clock has.
struct MomentFields {
    /// How the day is given.
    enum DayForm: Hashable {
        case month
        case week
        case ordinal
        case namedMonth
    }

    private(set) var bytes: [UInt8]
    private(set) var isBeforeYearZero = false
    private(set) var form = DayForm.month
    private(set) var year = 0..<0
    private(set) var month: Range<Int>?

    /// The day of the month, of the year, or of the week.
    private(set) var day = 0..<0
    private(set) var week: Range<Int>?
    private(set) var weekday: Range<Int>?

    /// Hours, minutes and seconds.
    private(set) var time: [Range<Int>] = []
    private(set) var fraction: Range<Int>?

    /// The hours and minutes of the offset, if it is given in digits.
    private(set) var offset: [Range<Int>] = []

    private var cursor = 0

    /// Reads the parts of a text, or returns `nil` if it has other parts.
    init?(_ text: String) {
        bytes = Array(text.utf8)
        guard readNamedDate() || readDate() else { return nil }
        if pass("Tt ") {
            guard readTime(), readOffset() else { return nil }
        }
        guard cursor == bytes.count else { return nil }
    }

    /// The text with the parts as they are now.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The number at a place.
    func value(_ range: Range<Int>) -> Int {
        bytes[range].reduce(0) { $0 * 10 + Int($1 & 0xF) }
    }

    /// Writes a number to a place, and returns whether it fits.
    mutating func write(_ value: Int, to range: Range<Int>) -> Bool {
        let digits = Array(String(value).utf8)
        guard value >= 0, digits.count <= range.count else { return false }
        let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: range.count - digits.count)
        bytes.replaceSubrange(range, with: zeros + digits)
        return true
    }

    /// Writes a name of the same length to a place.
    mutating func write(_ name: String, to range: Range<Int>) {
        bytes.replaceSubrange(range, with: Array(name.utf8))
    }

    /// The minutes of the offset east of UTC; zero without an offset.
    var offsetInMinutes: Int {
        guard let hours = offset.first else { return 0 }
        let minutes = value(hours) * 60 + (offset.count > 1 ? value(offset[1]) : 0)
        return bytes[hours.lowerBound - 1] == UInt8(ascii: "-") ? -minutes : minutes
    }

    // MARK: Reading

    private var next: UInt8? { cursor < bytes.count ? bytes[cursor] : nil }

    private mutating func pass(_ characters: String) -> Bool {
        guard let next, characters.utf8.contains(next) else { return false }
        cursor += 1
        return true
    }

    private mutating func take(_ count: Int) -> Range<Int>? {
        let end = cursor + count
        guard end <= bytes.count, bytes[cursor..<end].allSatisfy(\.isDigit) else { return nil }
        defer { cursor = end }
        return cursor..<end
    }

    private var digitCount: Int { bytes[cursor...].prefix(while: \.isDigit).count }

    private mutating func readDate() -> Bool {
        cursor = 0
        if let next, "+-".utf8.contains(next) {
            isBeforeYearZero = next == UInt8(ascii: "-")
            cursor = 1
            guard let year = take(digitCount), year.count > 4 else { return false }
            self.year = year
        } else {
            guard let year = take(4) else { return false }
            self.year = year
        }
        let isExtended = pass("-/")
        if pass("W") {
            form = .week
            guard let week = take(2) else { return false }
            self.week = week
            if isExtended, !pass("-") { return false }
            guard let day = take(1) else { return false }
            self.day = day
            return true
        }
        if digitCount == 3 {
            form = .ordinal
            guard let day = take(3) else { return false }
            self.day = day
            return true
        }
        guard let month = take(2) else { return false }
        self.month = month
        if isExtended, !pass("-/") { return false }
        guard let day = take(2) else { return false }
        self.day = day
        return true
    }

    private mutating func readNamedDate() -> Bool {
        form = .namedMonth
        if let comma = bytes.firstIndex(of: UInt8(ascii: ",")) {
            weekday = 0..<comma
            cursor = comma + 1
            guard comma == 3, pass(" ") else { return restart() }
        }
        guard let day = take(digitCount), 1...2 ~= day.count, pass(" ") else { return restart() }
        let month = cursor..<cursor + 3
        guard month.upperBound < bytes.count else { return restart() }
        cursor = month.upperBound
        guard pass(" "), let year = take(4), next == UInt8(ascii: " ") else { return restart() }
        self.day = day
        self.month = month
        self.year = year
        return true
    }

    private mutating func restart() -> Bool {
        form = .month
        weekday = nil
        cursor = 0
        return false
    }

    private mutating func readTime() -> Bool {
        for index in 0..<3 {
            if index > 0 { _ = pass(":") }
            guard let part = take(2) else { return false }
            time.append(part)
        }
        if pass(".,") {
            guard let digits = take(digitCount), !digits.isEmpty else { return false }
            fraction = digits
        }
        return true
    }

    private mutating func readOffset() -> Bool {
        _ = pass(" ")
        if pass("+-") {
            guard let hours = take(2) else { return false }
            offset = [hours]
            let hasColon = pass(":")
            if let minutes = take(2) {
                offset.append(minutes)
            } else if hasColon {
                return false
            }
            return true
        }
        // Z, or the name of a zone.
        while let next, next.isLetterOrDigit { cursor += next.isDigit ? bytes.count : 1 }
        return true
    }
}
