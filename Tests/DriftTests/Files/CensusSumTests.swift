import Arrangements
import Drift
import Gen
import PayloadInput
import Reports
import TestEffort
import Testing

@Suite
struct `A sum of censuses` {
    /// Lines that are sessions of few users, most of them odd.
    private static func lines(_ count: Int, seed: UInt64) -> [String] {
        var generator = PayloadGenerator(seed: seed)
        return (0..<count).map { index in
            let odd = generator.session().filter { !$0.isNewline }
            return index.isMultiple(of: 3)
                ? odd : #"{"id":\#(index),"url":null,"user_id":\#(generator.below(20))}"#
        }
    }

    @Test(arguments: TestEffort.sample(of: 0..<30 as Range<UInt64>, every: 10))
    func `is the census of the whole, wherever it is cut`(seed: UInt64) throws {
        var random = SplitMix64(state: seed)
        let lines = Self.lines(200, seed: seed)
        let whole = Census.counting(lines)
        // Offsets decide about the blocks of sessions without a user, so parts keep them.
        var parts: [Census] = []
        var rest = lines[...]
        var offset = 0
        while !rest.isEmpty {
            let count = Int.random(in: 1...max(1, rest.count), using: &random)
            let text = rest.prefix(count).map { "\($0)\n" }.joined()
            var origin = SourceOrigin()
            origin.offset = offset
            var part = Census.counting(
                text: Array(text.utf8),
                name: "a.ndjson",
                format: .ndjson,
                origin: origin
            )
            part.parts = [Self.range(offset..<offset + text.utf8.count)]
            parts.append(part)
            offset += text.utf8.count
            rest = rest.dropFirst(count)
        }
        parts.shuffle(using: &random)
        var sum = CensusSum()
        for (index, part) in parts.enumerated() {
            try sum.add(try Census.reading(part.text), named: "\(index)")
        }
        #expect(try sum.finish(isWhole: true)?.text == whole.text)
    }

    private static func range(_ bytes: Range<Int>) -> RunRecord.Part {
        RunRecord.Part(
            RunRecord.Part.Range(
                source: "a.ndjson",
                start: bytes.lowerBound,
                end: bytes.upperBound,
                size: nil,
                lines: 0,
                firstLine: nil
            )
        ).hidden(by: .ofTests, searching: RunOptions.Search())
    }

    /// A numbered part with sessions of its own.
    private static func part(_ index: Int, of count: Int, in sources: String = "a") -> Census {
        var part = Census.counting(lines(10, seed: UInt64(index)))
        var number = RunRecord.Part(index, of: count)
        number.sources = sources
        part.parts = [number.hidden(by: .ofTests, searching: RunOptions.Search())]
        return part
    }

    /// Returns the complaint about a sum of censuses, which have letters as names.
    private static func complaint(_ parts: Census..., isWhole: Bool = true) -> String? {
        do throws(UnusableReport) {
            var sum = CensusSum()
            for (name, part) in zip("abcdef", parts) { try sum.add(part, named: String(name)) }
            _ = try sum.finish(isWhole: isWhole)
            return nil
        } catch {
            return error.complaint
        }
    }

    @Test
    func `says which part is missing, doubled or of something else`() {
        let parts = (1...3).map { Self.part($0, of: 3) }
        #expect(Self.complaint(parts[2], parts[0], parts[1]) == nil)
        #expect(
            Self.complaint(parts[2], parts[0])
                == "part 2 of 3 is missing; add its census, or use --partial"
        )
        #expect(Self.complaint(parts[2], parts[0], isWhole: false) == nil)
        #expect(
            Self.complaint(parts[0], parts[1], parts[0])
                == "a and c have both counted part 1 of 3; leave one of them out"
        )
        let other = Self.part(2, of: 3, in: "b")
        #expect(Self.complaint(parts[0], other)?.contains("are parts of other sources") == true)
        let whole = Census.counting(Self.lines(10, seed: 9))
        #expect(Self.complaint(parts[0], whole)?.contains("is not a numbered part") == true)
    }

    @Test
    func `says which bytes are missing or doubled`() {
        func part(_ bytes: Range<Int>) -> Census {
            var part = Census.counting(Self.lines(10, seed: UInt64(bytes.lowerBound)))
            part.parts = [Self.range(bytes)]
            return part
        }
        let gap = Self.complaint(part(0..<10), part(20..<30))
        #expect(gap?.hasPrefix("bytes 10-20 of the source ") == true, "\(gap ?? "")")
        #expect(gap?.contains("a.ndjson") == false)
        let overlap = Self.complaint(part(0..<10), part(5..<30))
        #expect(overlap?.hasPrefix("a and b have both counted bytes 5-10") == true)
    }

    @Test
    func `remembers its parts until all are there`() throws {
        let parts = (1...3).map { Self.part($0, of: 3) }
        var sum = CensusSum()
        try sum.add(parts[2], named: "3")
        try sum.add(parts[0], named: "1")
        let some = try #require(try sum.finish(isWhole: false))
        #expect(some.parts == [parts[0].parts[0], parts[2].parts[0]])
        let read = try Census.reading(some.text)
        #expect(Self.complaint(read, parts[0]) != nil)
        var all = CensusSum()
        try all.add(read, named: "1 and 3")
        try all.add(parts[1], named: "2")
        let whole = try #require(try all.finish(isWhole: true))
        #expect(whole.parts.isEmpty && whole.summands.isEmpty && all.unnumberedCount == 0)
        #expect(whole.sessions.total == parts.reduce(0) { $0 + $1.sessions.total })
    }

    @Test
    func `finds a census that is in a sum already`() throws {
        let wholes = (1...3).map { Census.counting(Self.lines(10, seed: $0)) }
        var sum = CensusSum()
        try sum.add(wholes[0], named: "a")
        try sum.add(wholes[1], named: "b")
        #expect(sum.unnumberedCount == 2)
        let both = try Census.reading(try #require(try sum.finish(isWhole: true)).text)
        #expect(both.summands.count == 2)
        #expect(Self.complaint(both, wholes[2]) == nil)
        for other in [wholes[0], wholes[1], both] {
            #expect(
                Self.complaint(both, other)
                    == "b has sessions that a has too; leave one of them out"
            )
        }
    }

    @Test
    func `adds censuses without sessions`() {
        let empty = Census.counting([])
        #expect(Self.complaint(empty, empty, Census.counting(Self.lines(3, seed: 1))) == nil)
    }

    @Test
    func `refuses a part with other blocks, whether it is numbered or not`() throws {
        let key = BlockKey()
        let other = Census.counting(Self.lines(10, seed: 2), key: key)
        var numbered = other
        var number = RunRecord.Part(2, of: 2)
        number.sources = "a"
        numbered.parts = [number.hidden(by: key, searching: RunOptions.Search())]
        let reason =
            "b does not belong to a: it was counted with another --block-key; count all parts with "
            + "the same file there"
        #expect(Self.complaint(Census.counting(Self.lines(10, seed: 1)), other) == reason)
        #expect(Self.complaint(Self.part(1, of: 2), numbered) == reason)
    }

    @Test
    func `remembers whole censuses beside ranges`() throws {
        var range = Census.counting(Self.lines(10, seed: 1))
        range.parts = [Self.range(0..<10)]
        let whole = Census.counting(Self.lines(10, seed: 2))
        var some = CensusSum()
        try some.add(range, named: "range")
        try some.add(whole, named: "whole")
        let partial = try Census.reading(try #require(try some.finish(isWhole: false)).text)
        #expect(partial.parts.count == 1 && partial.summands == [whole.digest])
        var all = CensusSum()
        try all.add(partial, named: "partial")
        let sum = try #require(try all.finish(isWhole: true))
        #expect(sum.parts.isEmpty && sum.summands == [range.digest, whole.digest].sorted())
        #expect(Self.complaint(sum, whole) != nil)
    }
}
