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
            parts.append(
                Census.counting(
                    text: Array(text.utf8),
                    name: "a.ndjson",
                    format: .ndjson,
                    origin: origin
                )
            )
            offset += text.utf8.count
            rest = rest.dropFirst(count)
        }
        parts.shuffle(using: &random)
        var sum = CensusSum()
        for (index, part) in parts.enumerated() {
            let read = try CensusReader.census(Array(part.text.utf8), from: "\(index)")
            try sum.add(read, named: "\(index)")
        }
        #expect(sum.census?.text == whole.text)
    }

    @Test
    func `refuses a part that was added before`() throws {
        let part = Census.counting(Self.lines(10, seed: 1))
        var sum = CensusSum()
        try sum.add(part, named: "a.json")
        try sum.add(Census.counting(Self.lines(10, seed: 2)), named: "b.json")
        #expect(
            throws: UnusableReport("c.json has the same sessions as a.json; name each part once")
        ) { try sum.add(part, named: "c.json") }
    }

    @Test
    func `refuses a part with other blocks`() throws {
        var sum = CensusSum()
        try sum.add(Census.counting(Self.lines(10, seed: 1)), named: "a.json")
        let other = Census.counting(Self.lines(10, seed: 2), key: BlockKey())
        let error = try #require(throws: UnusableReport.self) {
            try sum.add(other, named: "b.json")
        }
        #expect(
            error.complaint
                == "b.json does not belong to a.json: its blocks have another key; count all parts "
                + "with the same file after --block-key"
        )
    }
}
