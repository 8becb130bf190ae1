import JSONFiles
import SessionContract
import Testing

@testable import SessionCorpus

@Suite
struct `The built-in corpus` {
    private let builtIn = BuiltInCorpus.corpus

    /// The cases that may be copied: not those in staging, and not those with a file of their own.
    private func candidates() throws -> [CorpusCase] {
        try ShippedCorpus.corpus.get().cases.filter { entry in
            if case .file = entry.input { return false }
            return entry.topic != .staging
        }
    }

    private func points(of cases: [CorpusCase]) -> Set<String> {
        Set(cases.flatMap { $0.flags + ($0.expectation.rules + $0.expectation.notes).map(\.id) })
            .union(cases.compactMap(\.expectation.policy?.rawValue))
            .union(cases.map(\.topic.rawValue))
            .union(cases.compactMap(\.expectation.decode?.rawValue))
    }

    @Test
    func `reads like a folder and contains unchanged cases`() throws {
        #expect(builtIn.mistakes == [])
        let corpus = try ShippedCorpus.corpus.get()
        #expect(builtIn.version == corpus.version)
        #expect(builtIn.flags.map(\.id) == corpus.flags.map(\.id))
        for entry in builtIn.cases {
            let original = try #require(corpus[entry.id])
            #expect(entry.payload == original.payload)
            #expect(entry.expectation == original.expectation)
            #expect(entry.why == original.why)
        }
        // The copy has no change log, definitions that none of its cases use, and a layout of its
        // own.
        let expected: Set<LintRule> = [.layout, .version, .unused]
        let findings = CorpusLint.findings(in: BuiltInCorpus.snapshot, checkingCoverage: false)
        #expect(findings.filter { !expected.contains($0.rule) } == [])
    }

    @Test
    func `covers every flag, rule, question and topic, and has every regression`() throws {
        let candidates = try candidates()
        #expect(!candidates.isEmpty)
        #expect(points(of: candidates).subtracting(points(of: builtIn.cases)) == [])
        let regressions = candidates.filter { $0.topic == .regressions }
        #expect(regressions.allSatisfy { builtIn[$0.id] != nil })
    }

    @Test
    func `is small`() throws {
        // Apart from the regressions, there is at most one case for each thing that cases show.
        let chosen = builtIn.cases.count { $0.topic != .regressions }
        let mostChosen = points(of: builtIn.cases).count + CorpusCase.Subject.allCases.count
        #expect(chosen <= mostChosen)
        #expect(chosen < (try candidates().count))
    }
}
