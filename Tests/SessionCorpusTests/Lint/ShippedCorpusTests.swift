import Foundation
import JSONFiles
import SessionModel
import Testing

@testable import SessionCorpus

@Suite
struct `The shipped corpus` {
    @Test
    func `passes the lint`() throws {
        let findings = CorpusLint.findings(in: try ShippedCorpus.snapshot.get())
        #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    }

    @Test
    func `has every case in its folder, and the version in its file`() throws {
        let corpus = try ShippedCorpus.corpus.get()
        #expect(corpus.cases.count == (try CountedFolder.cases()))
        #expect(corpus.version == (try CountedFolder.version()))
    }

    /// Returns the text of a page of this package as one line.
    private func page(_ path: String) throws -> String {
        let root = URL(filePath: ShippedCorpus.root).deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    // This is the only lower bound for the number of cases: an emptied folder is below it.
    @Test
    func `has more cases than the page of the package says`() throws {
        let bounds = try page("README.md").matches(of: /more than ([0-9]+) (?:payloads|cases)\b/)
            .map { Int($0.1) ?? .max }
        #expect(!bounds.isEmpty)
        let count = try CountedFolder.cases()
        #expect(bounds.allSatisfy { count > $0 }, "\(bounds), but there are \(count)")
    }

    @Test
    func `has as many combinations as the page of the package says`() throws {
        let counts = try page("README.md").matches(of: /\ball ([0-9]+) combinations\b/)
            .map { Int($0.1) }
        #expect(!counts.isEmpty)
        let count = PresenceCombination.all.count
        #expect(counts.allSatisfy { $0 == count }, "\(counts), but there are \(count)")
    }

    @Test
    func `runs regressions first and staging last`() {
        var staged = SmallCorpus.snapshot
        let adding = { (topic: CorpusTopic, id: Int) -> CaseDraft in
            let source = CaseSource(.hand, on: "2026-11-23")
            return CaseDraft(
                Array("{\"id\":\(id)}".utf8),
                topic: topic,
                title: "\(topic.rawValue) \(id)",
                source: source
            )
        }
        var adder = CorpusAdd(to: staged)
        #expect(throws: Never.self) { _ = try adder.add(adding(.staging, 11)) }
        #expect(throws: Never.self) { _ = try adder.add(adding(.regressions, 12)) }
        staged = adder.snapshot
        let order = Corpus(staged).cases.map(\.topic)
        #expect(order.first == .regressions)
        #expect(order.last == .staging)
    }
}
