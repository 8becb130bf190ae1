import SessionModel

/// Moves times, and keeps the form of their text and everything that makes them special.
///
/// All times of one era move by one rule, which depends on the secret, so they stay in order. Eras
/// end at the limits of common types and clocks, so a time before 1970 stays before 1970, and
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
        } else if let number = Self.dayNumber(fields) {
            fake = moveDay(number, fields)
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

    /// Whether all times of an era move by the same multiple of four years.
    ///
    /// Then every order and every day of a calendar is kept, but so are day and month. It is for
    /// payloads in which times near a leap day or a leap second keep their order in no other way.
    private var isRigid: Bool { attempt >= 40 }

    /// Returns a moved time, or `nil` if it would leave its era.
    ///
    /// The distance to the end of the era is multiplied by a secret factor, and a secret distance
    /// is added. So the time between two times is not kept either, but their order is.
    private func moved(_ seconds: Int64) -> Int64? {
        let era = era(of: seconds)
        let value = hash.hash([0x74, UInt8(era)])
        guard !isRigid, era < eras.count else {
            let fourYears: Int64 = 1_461 * 86_400
            let years = fourYears * Int64(1 + value % 4)
            return within(era, seconds + ((value >> 8 ^ UInt64(attempt)) & 1 == 0 ? years : -years))
        }
        let day: UInt64 = 86_400
        let (least, span): (UInt64, UInt64) =
            attempt < 24 ? (30 * day, 4 * 365 * day) : (3_600, 60 * day)
        // A factor below 1 can make different times equal, but leaves room in the era.
        let share = Double(value >> 40) / Double(1 << 24)
        let change = attempt.isMultiple(of: 2) ? 0.02 + share / 3 : share / 3 - 0.4
        // An era of thousands of years has room for only a small part of its length.
        let isLong = era == 0 || eras[era] - eras[era - 1] > 300 * 365 * 86_400
        let factor = 1 + (isLong ? change / 1_000 : change)
        let rest = (Double(eras[era] - seconds) * factor).rounded()
        return within(era, eras[era] - Int64(rest) - Int64(least + (value & 0xFF_FFFF_FFFF) % span))
    }

    private func within(_ era: Int, _ seconds: Int64) -> Int64? {
        self.era(of: seconds) == era ? seconds : nil
    }

    private func era(of seconds: Int64) -> Int { eras.count { $0 <= seconds } }

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
        guard let number = dayNumber(fields) else { return nil }
        let time = fields.time.map { fields.value($0) }
        guard time.isEmpty || time[0] <= 24 && time[1] < 60 && time[2] <= 60 else { return nil }
        return Int64(number) * 86_400 + secondOfDay(time)
    }

    /// The number of a day that exists.
    private static func dayNumber(_ fields: MomentFields) -> Int? {
        let (year, day) = (year(in: fields), fields.value(fields.day))
        let first = GregorianCalendar.dayNumber(year: year, month: 1, day: 1)
        switch fields.form {
        case .month, .namedMonth:
            guard let month = month(in: fields) else { return nil }
            return GregorianCalendar.dayNumber(year: year, month: month, day: day)
        case .ordinal:
            let next = GregorianCalendar.dayNumber(year: year + 1, month: 1, day: 1)
            guard let first, let next, 1...(next - first) ~= day else { return nil }
            return first + day - 1
        case .week:
            // Week 53 exists only in some years, so such a date moves by years.
            guard let first, let range = fields.week, 1...52 ~= fields.value(range), 1...7 ~= day
            else { return nil }
            // The first week has 4 January.
            let monday = first + 3 - (GregorianCalendar.weekday(ofDay: first + 3) - 1)
            return monday + (fields.value(range) - 1) * 7 + day - 1
        }
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
        let isLeapDay =
            Self.month(in: fields) == 2 && fields.value(fields.day) == 29
            || fields.form == .ordinal && fields.value(fields.day) == 366
        // Midnight often says that there is no time of day.
        let isWhole = time.isEmpty || time == [0, 0, 0] || time[0] == 24 || time[2] == 60
        let instant = local - Int64(offset) * 60
        guard let fake = moved(instant) else { return nil }
        let distance = fake - instant
        let midnight = local - Self.secondOfDay(time)
        if isLeapDay {
            // Four years, or a multiple.
            let fourYears: Int64 = 1_461 * 86_400
            let count = max(1, (abs(distance) + fourYears / 2) / fourYears)
            let days = (distance < 0 ? -count : count) * fourYears
            guard within(era(of: instant), instant + days) != nil else { return nil }
            let isKept = isWhole || isRigid
            let moved = isKept ? time : Self.wrapped(time, by: distance % 86_400)
            return write(midnight + days, time: moved, to: fields)
        }
        if isWhole {
            let days = distance / 86_400 * 86_400
            guard within(era(of: instant), instant + days) != nil else { return nil }
            return write(midnight + days, time: time, to: fields)
        }
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
        guard writeDay(number, to: &fields) else { return nil }
        for (range, value) in zip(fields.time, time) where !fields.write(value, to: range) {
            return nil
        }
        return fields.text
    }

    private func writeDay(_ number: Int, to fields: inout MomentFields) -> Bool {
        var date = GregorianCalendar.date(ofDay: number)
        switch fields.form {
        case .month, .namedMonth: break
        case .ordinal:
            guard let first = GregorianCalendar.dayNumber(year: date.year, month: 1, day: 1) else {
                return false
            }
            date.day = number - first + 1
        case .week:
            // A week belongs to the year of its Thursday.
            let weekday = GregorianCalendar.weekday(ofDay: number)
            date.year = GregorianCalendar.date(ofDay: number + 4 - weekday).year
            guard let range = fields.week,
                let first = GregorianCalendar.dayNumber(year: date.year, month: 1, day: 1),
                fields.write((number + 4 - weekday - first) / 7 + 1, to: range)
            else { return false }
            date.day = weekday
        }
        guard (date.year < 0) == fields.isBeforeYearZero,
            fields.write(abs(date.year), to: fields.year), fields.write(date.day, to: fields.day)
        else { return false }
        guard let month = fields.month else { return true }
        guard fields.form == .namedMonth else { return fields.write(date.month, to: month) }
        fields.write(Self.months[date.month - 1], to: month)
        if let weekday = fields.weekday {
            let name = Self.weekdays[GregorianCalendar.weekday(ofDay: number) - 1]
            fields.write(name, to: weekday)
        }
        return true
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
        if fields.form == .month, let month = fields.month {
            for part in [month, fields.day] { replaceImpossible(part, of: &fields) }
            let day = fields.value(fields.day)
            if !(1...12).contains(fields.value(month)), 1...28 ~= day {
                // In a month that does not exist, no day is special.
                let step = 1 + Int(hash >> 24 % 27)
                _ = fields.write(1 + (day - 1 + step) % 28, to: fields.day)
            }
            let short = [4, 6, 9, 11]
            if let index = short.firstIndex(of: fields.value(month)) {
                _ = fields.write(short[(index + 1 + Int(hash >> 16 % 3)) % 4], to: month)
            }
        }
        replaceTime(of: &fields)
        return fields.text
    }

    /// Moves an existing day with a time of day that no clock has.
    private func moveDay(_ number: Int, _ fields: MomentFields) -> String? {
        guard let fake = moved(Int64(number) * 86_400) else { return nil }
        var fields = fields
        replaceTime(of: &fields)
        let day = fake / 86_400 - (fake % 86_400 < 0 ? 1 : 0)
        return writeDay(Int(day), to: &fields) ? fields.text : nil
    }

    /// Replaces each part of a time of day: one that exists, and one that does not by another one.
    private func replaceTime(of fields: inout MomentFields) {
        let time = fields.time.map { fields.value($0) }
        // The end of a day, and a leap second, are what they are.
        guard time != [24, 0, 0], time != [23, 59, 60] else { return }
        for (index, part) in fields.time.enumerated() {
            let value = fields.value(part)
            let first = Self.firstImpossible(part, in: fields)
            guard value < (index == 0 ? 24 : 60) else {
                if value >= first { replaceImpossible(part, of: &fields) }
                continue
            }
            let count = index == 0 ? 24 : 60
            let step = 1 + Int(hash.hash([0x68, UInt8(index), UInt8(value)]) % UInt64(count - 1))
            _ = fields.write((value + step) % count, to: part)
        }
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
        guard !isRigid, let range = fields.offset.first else { return true }
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

    /// A number for each kind of day that no calendar has.
    private static func impossibility(month: Int, day: Int) -> Int {
        switch month {
        case 0: 1
        case 13...: 2
        case 2: 200 + min(day, 32)
        default: 100 + min(day, 32)
        }
    }

    /// What makes a time special: a leap day, a day that no month has, hour 24, or second 60.
    private static func special(_ fields: MomentFields) -> [Int] {
        let time = fields.time.map { fields.value($0) }
        let day = fields.form == .month ? fields.value(fields.day) : 0
        let month = month(in: fields) ?? 0
        let isImpossible = fields.form == .month && dayNumber(fields) == nil
        let isLeapDay = fields.form == .month && month == 2 && day == 29
        return [
            isImpossible ? impossibility(month: month, day: day) : 0,
            isLeapDay ? 1 : 0,
            fields.form == .ordinal && fields.value(fields.day) == 366 ? 1 : 0,
            min(time.first ?? 0, 25) / 24, min(time.last ?? 0, 61) / 60,
        ]
    }
}
