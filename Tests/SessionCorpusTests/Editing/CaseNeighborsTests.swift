import TestEffort
import Testing

@testable import SessionCorpus

@Suite
struct `The neighbors of a case` {
    private static let neighbors = (try? ShippedCorpus.corpus.get()).map(CaseNeighbors.init)

    private static func draft(_ text: String, _ topic: CorpusTopic) -> CaseDraft {
        CaseDraft(
            Array(text.utf8),
            topic: topic,
            title: "",
            source: CaseSource(.hand, on: "2026-11-23")
        )
    }

    @Test(arguments: [
        (CorpusTopic.types, #"{"id":"99"}"#, "string-typed"),
        (.types, #"{"id":1,"url":true}"#, "truthiness"),
        (.types, #"{"id":1,"last_seen_at":1416331477}"#, "epoch"),
        (.duplicates, #"{"id":3,"id":9}"#, "duplicate-key"),
        (.syntax, #"{"id":3,}"#, "lenient-syntax"),
        (.numbers, #"{"id":1e1}"#, "integer-spelling"),
        (.numbers, #"{"id":9223372036854775899}"#, "int64"),
        (.links, #"{"id":1,"url":"ftp://example.com"}"#, "link"),
        (.timestamps, #"{"id":1,"last_seen_at":"1416331477"}"#, "non-rfc3339"),
        (.unknownFields, #"{"id":1,"zzz":7}"#, "unknown-field"),
    ])
    func `propose the flag that such cases have`(
        topic: CorpusTopic,
        text: String,
        flag: String
    ) throws {
        let neighbors = try #require(Self.neighbors)
        let draft = Self.draft(text, topic)
        let flags = neighbors.flags(for: draft.traits, in: topic)
        #expect(flags.contains(flag), "\(flags)")
    }

    @Test
    func `propose no flag for an ordinary payload`() throws {
        let neighbors = try #require(Self.neighbors)
        let draft = Self.draft(#"{"id":3,"user_id":4,"url":null}"#, .types)
        let flags = neighbors.flags(for: draft.traits, in: .types)
        #expect(flags.allSatisfy { $0 == "explicit-null" || $0 == "absent-key" }, "\(flags)")
    }

    @Test(
        arguments: TestEffort.sample(
            of: ShippedCorpus.cases.filter { $0.payload.count < 200 }.prefix(60),
            every: 4
        )
    )
    func `begin with a case of the same meaning`(entry: CorpusCase) throws {
        let neighbors = try #require(Self.neighbors)
        let traits = CaseTraits(of: entry)
        let nearest = neighbors.nearest(to: entry.payload, traits)
        guard let first = nearest.first else { return }
        #expect(CaseTraits(of: first).words == traits.words)
        #expect(nearest.count <= 3)
    }

    @Test
    func `begin with the same text among cases of the same meaning`() throws {
        let neighbors = try #require(Self.neighbors)
        let draft = Self.draft(#"{"id":1,"url":{}}"#, .types)
        #expect(
            neighbors.nearest(to: draft.payload, draft.traits).map(\.id).first?.contains("url")
                == true
        )
    }
}
