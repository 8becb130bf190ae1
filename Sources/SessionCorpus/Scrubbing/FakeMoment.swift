import SessionModel

/// Moves times, and keeps the form of their text and everything that makes them special.
///
/// All times of one era move by one distance, which depends on the secret, so they stay in order.
/// Eras end at the limits of common types and clocks, so a time before 1970 stays before 1970, and
/// a future one in the future. A leap day stays a leap day, a day that no month has stays one, and
/// so do a leap second and the hour 24.
struct FakeMoment: Sendable {
    private let hash: KeyedHash
    private let attempt: UInt8

    /// The starts of the eras in seconds since 1970, in order.
    private let eras: [Int64]

    /// Creates the distances for one attempt; the first move times far, the last ones little.
    ///
    /// `latest` is the last second that is not in the future.
    init(_ hash: KeyedHash, latest: Int64, attempt: UInt8) {
        self.hash = hash
        self.attempt = attempt
        eras = [
            // The years 1, 1582, 1900, 1970, 2001 (1,000,000,000 seconds), 2038, 2106, 2262 and
            // 10000.
            -62_135_596_800, -12_219_292_800, -2_208_988_800, 0, 1_000_000_000, latest + 1,
            2_147_483_648, 4_294_967_296, 9_223_372_037, 253_402_300_800,
        ].sorted()
    }

    /// Returns the fake of a text in a dialect that is a time, the text itself if it means
    /// "never" or "unset", or `nil` if this attempt cannot move it.
    func moved(_ text: String) -> String? {
        let reading = Timestamp(text)
        if case .count(let unit) = reading.dialect.notation { return movedCount(text, unit: unit) }
        guard var fields = MomentFields(text) else { return nil }
        if Self.isPlaceholder(fields) { return text }
        let offset = fields.offsetInMinutes
        guard changeOffset(&fields), changeFraction(&fields) else { return nil }
        let fake: String?
        if let seconds = Self.localSeconds(fields) {
            fake = move(fields, from: seconds, offset: offset)
        } else {
            fake = moveYears(fields)
        }
        guard let fake, Self.isAlike(text, fake) else { return nil }
        return fake
    }

    // MARK: Placeholders

    /// The dates with which programs say "never", "unset" or "the beginning".
    private static let placeholders: Set<String> = [
        "0000-00-00", "0001-01-01", "0000-01-01", "1601-01-01", "1753-01-01", "1899-12-30",
        "1900-01-01", "1970-01-01", "2038-01-19", "9999-12-31",
    ]

    private static func isPlaceholder(_ fields: MomentFields) -> Bool {
        guard fields.form == .month, let month = fields.month, fields.year.count == 4 else {
            return false
        }
        let date = [fields.year, month, fields.day].map {
            String(decoding: fields.bytes[$0], as: UTF8.self)
        }.joined(separator: "-")
        let time = fields.time.map { String(decoding: fields.bytes[$0], as: UTF8.self) }.joined()
        return placeholders.contains(date)
            && ["", "000000", "235959", "031407", "031408"].contains(time)
            && fields.offsetInMinutes == 0
            && fields.fraction.map { fields.bytes[$0].allSatisfy { $0 == 0x30 || $0 == 0x39 } }
                ?? true
    }

    /// Whether a text means "never" or "unset", and so stays.
    static func isPlaceholder(_ text: String) -> Bool {
        MomentFields(text).map { isPlaceholder($0) } ?? false
    }

    // MARK: Distances

    /// How far the times of an era move, in seconds.
    private func distance(inEra era: Int) -> Int64 {
        let value = hash.hash([0x74, UInt8(era)])
        let day: UInt64 = 86_400
        let (least, span): (UInt64, UInt64) =
            switch attempt {
            case ..<32: (30 * day, 4 * 365 * day)
            case ..<48: (30 * day, 100 * day)
            default: (3_600, day * 20)
            }
        let distance = Int64(least + value >> 1 % span)
        return (value ^ UInt64(attempt)) & 1 == 0 ? -distance : distance
    }

    private func era(of seconds: Int64) -> Int { eras.count { $0 <= seconds } }

    /// Returns a moved time, or `nil` if it would leave its era.
    private func moved(_ seconds: Int64, by distance: Int64? = nil) -> Int64? {
        let era = era(of: seconds)
        let result = seconds + (distance ?? self.distance(inEra: era))
        return self.era(of: result) == era ? result : nil
    }

    private func movedCount(_ text: String, unit: Int64) -> String? {
        guard let count = Int64(text), let seconds = moved(count / unit) else { return nil }
        let rest = count % unit
        let changed = rest == 0 ? 0 : (rest + Int64(hash.hash([0x6D]) % 996) + 1) % 997 % unit + 1
        let fake = String(seconds * unit + (rest == 0 ? 0 : min(changed, unit - 1)))
        return fake.utf8.count == text.utf8.count ? fake : nil
    }

    // MARK: Days

    /// The local time of existing parts in seconds since 1970, or `nil` if they do not exist or
    /// have no month.
    private static func localSeconds(_ fields: MomentFields) -> Int64? {
        guard let month = month(in: fields), fields.form != .week, fields.form != .ordinal,
            let number = GregorianCalendar.dayNumber(
                year: year(in: fields),
                month: month,
                day: fields.value(fields.day)
            )
        else { return nil }
        let time = fields.time.map { fields.value($0) }
        guard time.isEmpty || time[0] <= 24 && time[1] < 60 && time[2] <= 60 else { return nil }
        return Int64(number) * 86_400 + secondOfDay(time)
    }

    private static func secondOfDay(_ time: [Int]) -> Int64 {
        guard time.count == 3 else { return 0 }
        return Int64(time[0] * 3_600 + time[1] * 60 + time[2])
    }

    private static func year(in fields: MomentFields) -> Int {
        fields.isBeforeYearZero ? -fields.value(fields.year) : fields.value(fields.year)
    }

    private static func month(in fields: MomentFields) -> Int? {
        guard let range = fields.month else { return nil }
        guard fields.form == .namedMonth else { return fields.value(range) }
        let name = String(decoding: fields.bytes[range], as: UTF8.self).lowercased()
        return months.firstIndex { $0.lowercased() == name }.map { $0 + 1 }
    }

    private func move(_ fields: MomentFields, from local: Int64, offset: Int) -> String? {
        let time = fields.time.map { fields.value($0) }
        let month = Self.month(in: fields)
        let isLeapDay = month == 2 && fields.value(fields.day) == 29
        let isWhole = time.isEmpty || time[0] == 24 || time[2] == 60
        let instant = local - Int64(offset) * 60
        let era = era(of: instant)
        var distance = distance(inEra: era)
        if isLeapDay {
            // Four years, or a multiple.
            let fourYears: Int64 = 1_461 * 86_400
            let count = max(1, abs(distance) / fourYears)
            let wrapped = Self.wrapped(time, by: isWhole ? 0 : distance % 86_400)
            let days = (distance < 0 ? -count : count) * fourYears
            guard moved(instant, by: days) != nil else { return nil }
            let start = local - Self.secondOfDay(time)
            return write(start + days, time: isWhole ? time : wrapped, to: fields)
        }
        if isWhole {
            distance = distance / 86_400 * 86_400
            guard let fake = moved(instant, by: distance) else { return nil }
            let start = local - Self.secondOfDay(time)
            return write(start + fake - instant, time: time, to: fields)
        }
        guard let fake = moved(instant, by: distance) else { return nil }
        let shown = fake + Int64(fields.offsetInMinutes) * 60
        let second = (shown % 86_400 + 86_400) % 86_400
        let parts = [second / 3_600, second / 60 % 60, second % 60].map { Int($0) }
        return write(shown - second, time: parts, to: fields)
    }

    /// Returns a time of day moved within its day.
    private static func wrapped(_ time: [Int], by distance: Int64) -> [Int] {
        guard time.count == 3 else { return time }
        let second = ((secondOfDay(time) + distance) % 86_400 + 86_400) % 86_400
        return [second / 3_600, second / 60 % 60, second % 60].map { Int($0) }
    }

    private func write(_ midnight: Int64, time: [Int], to fields: MomentFields) -> String? {
        var fields = fields
        let number = Int(midnight / 86_400 - (midnight % 86_400 < 0 ? 1 : 0))
        let date = GregorianCalendar.date(ofDay: number)
        guard (date.year < 0) == fields.isBeforeYearZero,
            fields.write(abs(date.year), to: fields.year), let month = fields.month
        else { return nil }
        if fields.form == .namedMonth {
            fields.write(Self.months[date.month - 1], to: month)
            if let weekday = fields.weekday {
                let name = Self.weekdays[GregorianCalendar.weekday(ofDay: number) - 1]
                fields.write(name, to: weekday)
            }
        } else if !fields.write(date.month, to: month) {
            return nil
        }
        guard fields.write(date.day, to: fields.day) else { return nil }
        for (range, value) in zip(fields.time, time) where !fields.write(value, to: range) {
            return nil
        }
        return fields.text
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    // MARK: Years

    /// Moves a day that no calendar has, or that has no month, by years.
    ///
    /// Weekdays and leap years repeat after 28 years, so what was impossible stays impossible.
    private func moveYears(_ fields: MomentFields) -> String? {
        var fields = fields
        let hash = hash.hash([0x79])
        let year = fields.value(fields.year)
        let span = fields.form == .month ? 4 * Int(1 + hash % 6) : 28
        let changed = (hash ^ UInt64(attempt)) & 1 == 0 && year > span ? year - span : year + span
        guard fields.write(changed, to: fields.year) else { return nil }
        var parts = fields.time
        if fields.form == .month, let month = fields.month { parts += [month, fields.day] }
        for part in parts { replaceImpossible(part, of: &fields) }
        let time = fields.time.map { fields.value($0) }
        if time.count == 3, time[0] < 24, time[1] < 60, time[2] < 60 {
            let moved = Self.wrapped(time, by: Int64(hash >> 8 % 86_399 + 1))
            for (range, value) in zip(fields.time, moved) { _ = fields.write(value, to: range) }
        }
        return fields.text
    }

    /// The first number that no month, day, hour, minute or second has: from there on, one is as
    /// wrong as the other.
    private static func firstImpossible(_ range: Range<Int>, in fields: MomentFields) -> Int {
        if range == fields.month { return 13 }
        if range == fields.day { return 32 }
        return range == fields.time.first ? 25 : 61
    }

    private func replaceImpossible(_ range: Range<Int>, of fields: inout MomentFields) {
        let value = fields.value(range)
        let first = Self.firstImpossible(range, in: fields)
        guard value >= first, first < 100 else { return }
        let step = 1 + Int(hash.hash([0x69]) % UInt64(99 - first))
        _ = fields.write(first + (value - first + step) % (100 - first), to: range)
    }

    // MARK: Offsets and fractions

    /// Replaces an offset by another one of its kind: on the same side, with the same minutes.
    private func changeOffset(_ fields: inout MomentFields) -> Bool {
        guard let range = fields.offset.first else { return true }
        let hours = fields.value(range)
        let isNegative = fields.bytes[range.lowerBound - 1] == UInt8(ascii: "-")
        let kinds = [1...11, 12...(isNegative ? 12 : 14), 15...23, 24...99]
        guard let kind = kinds.first(where: { $0.contains(hours) }), kind.count > 1 else {
            return true
        }
        let step = 1 + Int(hash.hash([0x6F]) % UInt64(kind.count - 1))
        let changed = kind.lowerBound + (hours - kind.lowerBound + step) % kind.count
        return fields.write(changed, to: range)
    }

    /// Replaces the digits 1 to 8 of a fraction; zeros and nines decide about rounding.
    private func changeFraction(_ fields: inout MomentFields) -> Bool {
        guard let range = fields.fraction else { return true }
        let digits = String(decoding: fields.bytes[range], as: UTF8.self)
        let seed = hash.hash(Array("f\(digits)".utf8))
        let changed = fields.bytes[range].enumerated().map { index, byte -> UInt8 in
            guard 0x31...0x38 ~= byte else { return byte }
            let step = UInt8(1 + seed.rotated(by: UInt64(index % 60)) % 7)
            return 0x31 + (byte - 0x31 + step) % 8
        }
        fields.write(String(decoding: changed, as: UTF8.self), to: range)
        return true
    }

    // MARK: Classes

    /// Whether two texts are alike to every reader: in dialect, calendar and clock.
    private static func isAlike(_ text: String, _ fake: String) -> Bool {
        guard text != fake, Timestamp(text).dialect == Timestamp(fake).dialect,
            let left = MomentFields(text), let right = MomentFields(fake)
        else { return false }
        return special(left) == special(right)
    }

    /// What makes a time special: a leap day, a day that no month has, hour 24, or second 60.
    private static func special(_ fields: MomentFields) -> [Int] {
        let time = fields.time.map { fields.value($0) }
        let day = fields.form == .month ? fields.value(fields.day) : 0
        let month = month(in: fields) ?? 0
        let isImpossible = fields.form == .month && localSeconds(fields) == nil
        let isLeapDay = fields.form == .month && month == 2 && day == 29
        return [
            isImpossible ? min(month, 13) * 100 + min(day, 32) : 0, isLeapDay ? 1 : 0,
            min(time.first ?? 0, 25) / 24, min(time.last ?? 0, 61) / 60,
        ]
    }
}
