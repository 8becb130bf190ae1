import Foundation
import SessionContract
import Testing

@testable import SessionCorpus

@Suite
struct `The built-in corpus` {
    private let builtIn = BuiltInCorpus.corpus

    private static let path = URL(filePath: ShippedCorpus.root).deletingLastPathComponent()
        .appending(path: "Sources/SessionCorpus/BuiltIn/BuiltInCorpus+Texts.swift")

    private static let command =
        "WRITE_BUILT_IN_CORPUS=1 swift test --disable-xctest --filter 'The built-in corpus'"

    @Test
    func `matches the folder Corpus`() throws {
        let snapshot = try ShippedCorpus.snapshot.get()
        let corpus = try ShippedCorpus.corpus.get()
        let source = try EssentialCases(corpus: corpus).source(of: snapshot)
        if ProcessInfo.processInfo.environment["WRITE_BUILT_IN_CORPUS"] != nil {
            try Data(source.utf8).write(to: Self.path, options: .atomic)
        }
        let text = try? String(contentsOf: Self.path, encoding: .utf8)
        #expect(text == source, "The corpus has changed, but not its copy. Run: \(Self.command)")
    }

    @Test
    func `reads like a folder and contains unchanged cases`() throws {
        #expect(builtIn.mistakes == [])
        let corpus = try ShippedCorpus.corpus.get()
        // The copy stays small: apart from the regressions, fewer than an eighth of the cases.
        let chosen = builtIn.cases.count { $0.topic != .regressions }
        #expect(chosen * 8 < corpus.cases.count, "\(chosen) cases")
        for entry in builtIn.cases {
            let original = try #require(corpus[entry.id])
            #expect(entry.payload == original.payload)
            #expect(entry.expectation == original.expectation)
            #expect(entry.why == original.why)
        }
        // The copy has no change log, unused definitions, and a layout with one entry per line.
        let expected: Set<LintRule> = [.layout, .version, .unused]
        let findings = CorpusLint.findings(in: BuiltInCorpus.snapshot, checkingCoverage: false)
        #expect(findings.filter { !expected.contains($0.rule) } == [])
    }

    @Test
    func `covers every flag, rule, question and topic that the folder covers`() throws {
        let corpus = try ShippedCorpus.corpus.get()
        func shown(_ cases: [CorpusCase]) -> Set<String> {
            Set(cases.flatMap { $0.flags + $0.expectation.rules.map(\.id) })
                .union(cases.compactMap(\.expectation.policy?.rawValue))
                .union(cases.map(\.topic.rawValue))
                .union(cases.compactMap(\.expectation.decode?.rawValue))
        }
        // Cases in staging are not built in.
        let understood = corpus.cases.filter { $0.topic != .staging }
        let missing = shown(understood).subtracting(shown(builtIn.cases))
        // Payloads in files of their own are not built in, so what only they show is missing.
        #expect(missing == ["nesting", "json/depth", "depth"])
        #expect(builtIn.flags.map(\.id) == corpus.flags.map(\.id))
        let regressions = corpus.cases.filter { $0.topic == .regressions }
        #expect(regressions.allSatisfy { builtIn[$0.id] != nil })
    }
}
