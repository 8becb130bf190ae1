import Testing

@testable import Gen

@Suite struct SourceTests {
    private let generator = Generator<Int>.int(in: 0...9).array(count: 0...5)

    @Test func `a case depends on seed and index alone`() throws {
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

    /// These values pin the version of the generators: who changes them raises
    /// ``ReplayToken/currentVersion``.
    @Test func `cases are the same in every process and on every machine`() throws {
        let drawing = CaseDrawing(SessionRecord.generator, seed: 42, coversFirst: true)
        var source = Source()
        let records = try [1, 100, 5000].map { "\(try drawing.draw($0, from: &source))" }
        #expect(records == PinnedCases.records)
    }

    @Test func `a replay of a record gives the value again`() throws {
        let drawing = CaseDrawing(generator, seed: 1, coversFirst: false)
        var source = Source()
        for index in 0..<100 {
            let value = try drawing.draw(index, from: &source)
            source.start(.replay(source.choices), tracking: true)
            #expect(try generator.body(&source) == value)
        }
    }

    @Test func `a replay beyond the end of a record is simplest`() throws {
        var source = Source()
        source.start(.replay([]), tracking: true)
        #expect(try generator.body(&source) == [])
    }

    @Test func `a record that does not fit is bent into the ranges`() throws {
        var source = Source()
        let choice = Choice(value: .max, low: 0, high: .max, target: 0, kind: .signed)
        source.start(.replay([choice, choice, choice]), tracking: true)
        let value = try Generator<Int>.int(in: 0...9).body(&source)
        #expect((0...9).contains(value))
    }

    @Test func `marks keep what follows a shortened list in its place`() throws {
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

/// Values that a version of the generators makes.
enum PinnedCases {
    static let records: [String] = []
    static let token = "g1-0-0"
}
