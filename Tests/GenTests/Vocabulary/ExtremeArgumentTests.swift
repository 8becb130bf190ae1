import Gen
import Testing

@Suite
struct `Extreme arguments` {
    @Test
    func `for the number of elements are rejected if a case cannot hold that many`() {
        let line = "ExtremeArgumentTests.swift"
        #expect(reason(.int().array(count: .max))?.contains(line) == true)
        #expect(reason(.just(1).array(count: .max))?.contains("65,535") == true)
        #expect(reason(.just(1).array(count: 70_000...Int.max))?.contains(line) == true)
        #expect(reason(.string(count: 70_000...Int.max))?.contains(line) == true)
        #expect(reason(.bytes(count: Int.max...Int.max))?.contains(line) == true)
        #expect(reason(.permutation(of: Array(0..<70_000)))?.contains(line) == true)
        #expect(reason(.subset(of: Array(0..<70_000)))?.contains(line) == true)
        #expect(reason(.int().set(count: Int.max...Int.max))?.contains(line) == true)
    }

    @Test
    func `for the bounds of a length are limited to what makes sense`() {
        #expect(samples(.bool().array(count: -5), 5).allSatisfy { $0.isEmpty })
        #expect(samples(.bool().array(count: Int.min...(-1)), 5).allSatisfy { $0.isEmpty })
        #expect(samples(.just(1).array(count: 0...Int.max), 40).contains { $0.count == 65_535 })
        #expect(samples(.string(of: .digits, count: Int.min...2), 40).contains { $0.count == 2 })
    }

    @Test
    func `for lists of lists without choices are rejected`() {
        let lists = Generator<[[Int]]>.just(1).array(count: 65_535).array(count: 65_535)
        #expect(reason(lists, 4)?.contains("limit the lengths") == true)
    }

    @Test
    func `for weights are added without overflow`() {
        let numbers: Generator<Int> = .frequency(
            (.max, .just(1)),
            (.max, .just(2)),
            (.min, .just(3)),
            (.max, .just(4))
        )
        #expect(Set(samples(numbers, 200)).isSuperset(of: [1, 2, 4]))
        #expect(reason(.frequency((0, .just(1)), (-1, .just(2))))?.contains("weight") == true)
        #expect(reason(Generator<Int>.oneOf())?.contains("at least one") == true)
    }

    @Test
    func `for the depth of a recursion are limited`() {
        let numbers: Generator<Int> = .recursive(depth: .max, base: .just(0)) { $0.map { $0 + 1 } }
        #expect(samples(numbers, 200).allSatisfy { (0...32).contains($0) })
        let flat: Generator<Int> = .recursive(depth: .min, base: .just(0)) { $0.map { $0 + 1 } }
        #expect(samples(flat, 20).allSatisfy { $0 == 0 })
    }

    @Test
    func `for ranges of floats include infinity and both zeros`() {
        let upper = samples(.double(in: 0 ... .infinity))
        #expect(upper.contains(.infinity) && upper.allSatisfy { $0 >= 0 })
        #expect(samples(.double(in: -.infinity ... .infinity)).allSatisfy { !$0.isNaN })
        #expect(samples(.double(in: 0.0 ... -0.0), 50).allSatisfy { $0 == 0 })
        #expect(samples(.double(in: 0.0 ... -0.0), 50).contains { $0.sign == .minus })
        let most = Double.greatestFiniteMagnitude
        #expect(samples(.double(in: most...most), 5).allSatisfy { $0 == most })
        #expect(samples(.float(in: 0 ... .infinity)).contains(.infinity))
        #expect(samples(.float(in: -.infinity ... -1)).allSatisfy { $0 <= -1 })
    }

    @Test
    func `for years are limited`() {
        let dates = samples(.calendarDate(years: Int.min...Int.max), 500)
        #expect(dates.allSatisfy { (-1_000_000...1_000_000).contains($0.year) })
        #expect(dates.contains { $0.year == 1_000_000 && $0.month == 12 && $0.day == 31 })
        #expect(samples(.calendarDate(years: Int.max...Int.max), 5).allSatisfy { $0.year > 0 })
        #expect(samples(.moment(years: Int.min...0), 50).allSatisfy { $0.date.year <= 0 })
    }

    @Test
    func `for days and seconds make a date and a moment`() {
        for number in [Int.min, Int.min + 1, -1, 0, Int.max - 1, .max] {
            let date = CalendarDate(day: number)
            #expect((1...12).contains(date.month) && (1...31).contains(date.day))
            for other in [Int.min, -1, 0, 1, .max] {
                let moment = Moment(day: number, second: other)
                #expect((0..<86_400).contains(moment.second))
                #expect((moment.secondsSince1970 < 0) == (moment.day < 0))
                #expect(!moment.description.isEmpty)
            }
        }
    }

    @Test
    func `include empty collections to choose from or to order`() {
        let line = "ExtremeArgumentTests.swift"
        #expect(reason(Generator<Int>.element(of: []))?.contains(line) == true)
        #expect(reason(.character(of: Alphabet("")))?.contains(line) == true)
        #expect(samples(.permutation(of: [Int]()), 5).allSatisfy { $0.isEmpty })
        #expect(samples(.subset(of: [Int]()), 5).allSatisfy { $0.isEmpty })
    }
}
