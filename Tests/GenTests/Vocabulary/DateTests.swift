import Testing

@testable import Gen

@Suite
struct `Generators of dates` {
    @Test(arguments: [(0, "1970-01-01"), (11_016, "2000-02-29"), (-1, "1969-12-31")])
    func `convert numbers of days to dates`(day: Int, text: String) {
        #expect(CalendarDate(day: day).description == text)
    }

    @Test
    func `convert between dates and days over 800 years`() {
        var last = CalendarDate(day: -146_097)
        for day in (-146_096)...146_097 {
            let date = CalendarDate(day: day)
            let number = CalendarDate.number(year: date.year, month: date.month, day: date.day)
            guard number == day, last < date else {
                Issue.record("day \(day) is \(date), which is day \(number)")
                return
            }
            last = date
        }
    }

    @Test
    func `write every digit of a moment at its place`() {
        let moments = samples(.moment(years: 0...9999))
        for moment in moments {
            let (date, time) = (moment.date, moment.time)
            func padded(_ number: Int, _ digits: Int = 2) -> String {
                String("0000\(number)".suffix(digits))
            }
            let day = "\(padded(date.year, 4))-\(padded(date.month))-\(padded(date.day))"
            let second = "\(padded(time.hour)):\(padded(time.minute)):\(padded(time.second))"
            let text = "\(day)T\(second)Z"
            #expect(moment.description == text)
        }
    }

    @Test
    func `write moments in RFC 3339 format`() {
        #expect(Moment(day: 11_016, second: 86_399).description == "2000-02-29T23:59:59Z")
        #expect(Moment(day: 0, second: -1).description == "1969-12-31T23:59:59Z")
        #expect(Moment(day: 0, second: 86_400).description == "1970-01-02T00:00:00Z")
    }

    @Test
    func `make moments on leap days and in the last second of a day`() {
        let texts = samples(Generator<Moment>.moment(), 500).map(\.description)
        #expect(texts.contains { $0.hasPrefix("2000-02-29") })
        #expect(texts.contains { $0.hasSuffix("23:59:59Z") })
        #expect(texts.contains { $0.contains("-12-31T") })
    }

    @Test
    func `keep dates in their years, and shrink them to 2000`() {
        let dates = samples(Generator<CalendarDate>.calendarDate(years: 1990...2010))
        #expect(dates.allSatisfy { (1990...2010).contains($0.year) })
        #expect(forms(.calendarDate()) { _ in false } == ["2000-01-01"])
        #expect(forms(.calendarDate()) { ($0.month, $0.day) < (7, 14) } == ["2000-07-14"])
        #expect(forms(.calendarDate()) { $0.year < 2038 } == ["2038-01-01"])
        #expect(forms(.calendarDate()) { $0.year > 1985 } == ["1985-01-01"])
        #expect(forms(.calendarDate()) { $0.month != 2 || $0.day != 29 } == ["2000-02-29"])
    }

    @Test
    func `shrink the day and the second of a moment separately`() {
        let smallest = forms(.moment()) { $0.time.hour < 13 }
        #expect(smallest == ["2000-01-01T13:00:00Z"])
        #expect(forms(.moment()) { $0.time.minute != 59 } == ["2000-01-01T00:59:00Z"])
    }

    @Test
    func `keep moments in their range, and shrink them to its simplest`() {
        let first = Moment(day: 19_782, second: 50_000)
        for days in [0, 1, 2, 400] {
            let last = Moment(day: 19_782 + days, second: 60_000)
            let moments = samples(.moment(in: first...last), 1000)
            #expect(moments.allSatisfy { first <= $0 && $0 <= last })
            #expect(moments.contains(first) && moments.contains(last))
        }
        let around = Moment(day: 0, second: 0)...Moment(day: 20_000, second: 0)
        #expect(forms(.moment(in: around)) { _ in false } == ["2000-01-01T00:00:00Z"])
        #expect(forms(.moment(in: first...first)) { _ in false } == [first.description])
        let far = Moment(day: 1 << 50, second: 1)...Moment(day: 1 << 51, second: 2)
        #expect(samples(.moment(in: far), 100).count == 100)
    }
}
