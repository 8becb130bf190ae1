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
    func `has the number of cases in its change log`() throws {
        let corpus = try ShippedCorpus.corpus.get()
        #expect(corpus.cases.count == 726)
        #expect(corpus.version == "1.0.0")
        let log = String(
            decoding: try ShippedCorpus.snapshot.get().files["CHANGELOG.md"] ?? [],
            as: UTF8.self
        )
        #expect(log.contains("726 cases"))
    }

    @Test
    func `runs regressions first and staging last`() {
        let topics = ShippedCorpus.cases.map(\.topic)
        #expect(topics.first == .syntax)
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
