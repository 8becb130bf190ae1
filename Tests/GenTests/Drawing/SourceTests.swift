import Testing

@testable import Gen

@Suite
struct `A source of choices` {
    private let generator = Generator<Int>.int(in: 0...9).array(count: 0...5)

    @Test
    func `draws each case from its seed and index only`() throws {
        let drawing = CaseDrawing(SessionRecord.generator, seed: 42, coversFirst: true)
        var first = Source()
        var second = Source()
        for index in [3000, 5, 2999, 17] {
            _ = try? drawing.draw(index + 1, from: &second)
            let one = try drawing.draw(index, from: &first)
            let other = try drawing.draw(index, from: &second)
            #expect("\(one)" == "\(other)")
        }
    }

    /// The expected values pin ``ReplayToken/currentVersion``, which must be raised if they change.
    @Test
    func `draws the same cases in every process and on every machine`() throws {
        let drawing = CaseDrawing(SessionRecord.generator, seed: 42, coversFirst: true)
        var source = Source()
        let records = try [1, 100, 5000].map { "\(try drawing.draw($0, from: &source))" }
        #expect(records == PinnedCases.records)
    }

    @Test
    func `makes the same value from the same record`() throws {
        let drawing = CaseDrawing(generator, seed: 1, coversFirst: false)
        var source = Source()
        for index in 0..<100 {
            let value = try drawing.draw(index, from: &source)
            source.start(.replay(source.choices), tracking: true)
            #expect(try generator.body(&source) == value)
        }
    }

    @Test
    func `continues with the simplest choices after the end of a record`() throws {
        var source = Source()
        source.start(.replay([]), tracking: true)
        #expect(try generator.body(&source) == [])
    }

    @Test
    func `limits the choices of a record to the ranges that draw them`() throws {
        var source = Source()
        let choice = Choice(value: .max, low: 0, high: .max, target: 0, kind: .signed)
        source.start(.replay([choice, choice, choice]), tracking: true)
        let value = try Generator<Int>.int(in: 0...9).body(&source)
        #expect((0...9).contains(value))
    }

    @Test
    func `keeps the choices after a shortened list in place with marks`() throws {
        let pair = Generator<([Int], Int)>.zip(generator, .int(in: 0...9))
        var source = Source()
        let ranks: [UInt64] = [3, 7, 8, 9, 5]
        let record = ContiguousArray(
            ranks.map { Choice(value: $0, low: 0, high: .max, target: 0, kind: .rank) }
        )
        source.start(.replay(record), tracking: true)
        #expect(try pair.body(&source) == ([7, 8, 9], 5))
        let whole = ChoiceRecord(choices: source.choices, spans: source.spans)
        var length = whole.choices[0]
        length.value = 1
        let edited = whole.edited([.init(range: 0..<1, replacement: [length])])
        source.start(.replay(edited), tracking: true, marked: true)
        #expect(try pair.body(&source) == ([7], 5))
    }
}

/// Cases of this version of the generators, as printed by a release build.
enum PinnedCases {
    static let records = [
        "{id: -9223372036854775808, authenticated_at: null, last_seen_at: null, url: null, "
            + "user_id: null}",
        "{id: 4294967297, authenticated_at: 2024-02-29T12:00:00Z, "
            + "last_seen_at: 2023-02-28T01:00:00Z, "
            + "url: https://company.zendesk.com/api/v2/sessions/4294967295.json, "
            + "user_id: 9007199254740993}",
        "{id: -8464713746163621010, url: null, user_id: 81898}",
    ]

    /// The token of the list `[501]` of integers up to 1000.
    static let token = "g4-07aww101ym1g-b0"
}
