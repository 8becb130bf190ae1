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
    func `is what the folder Corpus yields`() throws {
        let snapshot = try ShippedCorpus.snapshot.get()
        let corpus = try ShippedCorpus.corpus.get()
        let source = try EssentialCases(corpus: corpus).source(of: snapshot)
        if ProcessInfo.processInfo.environment["WRITE_BUILT_IN_CORPUS"] != nil {
            try Data(source.utf8).write(to: Self.path, options: .atomic)
        }
        let text = try? String(contentsOf: Self.path, encoding: .utf8)
        #expect(text == source, "The corpus has changed, its copy has not. Run: \(Self.command)")
    }

    @Test
    func `can be read like a folder, and holds cases of it as they are`() throws {
        #expect(builtIn.mistakes == [])
        #expect((40...80).contains(builtIn.cases.count), "\(builtIn.cases.count) cases")
        let corpus = try ShippedCorpus.corpus.get()
        for entry in builtIn.cases {
            let original = try #require(corpus[entry.id])
            #expect(entry.payload == original.payload)
            #expect(entry.expectation == original.expectation)
            #expect(entry.why == original.why)
        }
        // What is left out is not used, and the layout is one entry a line.
        let expected: Set<LintRule> = [.layout, .version, .unused]
        let findings = CorpusLint.findings(in: BuiltInCorpus.snapshot, checkingCoverage: false)
        #expect(findings.filter { !expected.contains($0.rule) } == [])
    }

    @Test
    func `has a case for every flag, rule, question and topic that the folder has one for`() throws
    {
        let corpus = try ShippedCorpus.corpus.get()
        func shown(_ cases: [CorpusCase]) -> Set<String> {
            Set(cases.flatMap { $0.flags + $0.expectation.rules.map(\.id) })
                .union(cases.compactMap(\.expectation.policy?.rawValue))
                .union(cases.map(\.topic.rawValue))
                .union(cases.compactMap(\.expectation.decode?.rawValue))
        }
        let missing = shown(corpus.cases).subtracting(shown(builtIn.cases))
        // What payloads too long for a line show is not built in.
        #expect(missing == ["nesting", "json/depth", "depth"])
        #expect(builtIn.flags.map(\.id) == corpus.flags.map(\.id))
        let regressions = corpus.cases.filter { $0.topic == .regressions }
        #expect(regressions.allSatisfy { builtIn[$0.id] != nil })
    }
}
