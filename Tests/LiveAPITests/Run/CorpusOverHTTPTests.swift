import Foundation
import LiveAPI
import SessionContract
import SessionCorpus
import StandInAPI
import Testing

/// Serves every case of the corpus with the stand-in, and checks the findings of a live run.
///
/// A whole-response case is the response to a request for a list. A case of one session is served
/// three times: by itself, as the `session` of a single session, and as the only element of a
/// list. For a few payloads, the text around them changes the findings; these are listed in
/// ``CorpusCarrier``, and the list must be exact.
@Suite(.timeLimit(.minutes(5)))
struct `The corpus over HTTP` {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "Corpus").path

    /// The corpus, read once for all carriers.
    private static let corpus = Result { try Corpus(root: root) }

    @Test(arguments: CorpusCarrier.allCases)
    func `yields the findings that its cases expect`(carrier: CorpusCarrier) async throws {
        let corpus = try Self.corpus.get()
        let cases = corpus.cases.filter { ($0.subject == .answer) == (carrier == .answer) }
            .enumerated().filter { carrier.requests($0.element, at: $0.offset) }.map(\.element)
        let sights = try await sights(of: cases, carrier)
        #expect(sights.count == cases.count)
        #expect(!cases.isEmpty)
        var changed: [String: CorpusCarrier.Sight] = [:]
        for (entry, sight) in zip(cases, sights) {
            let expected = Set((entry.expectation.rules + entry.expectation.notes).map(\.id))
            if sight != CorpusCarrier.Sight(expected) { changed[entry.id] = sight }
        }
        for (id, sight) in changed where carrier.changes[id] != sight {
            Issue.record("\(id): found \(sight.rules.sorted()), \(sight.liveRules.sorted())")
        }
        #expect(Set(carrier.changes.keys).subtracting(changed.keys) == [], "no longer changed")
    }

    /// Serves the payloads in turn, requests them one after another, and returns the rules that
    /// each breaks.
    private func sights(
        of cases: [CorpusCase],
        _ carrier: CorpusCarrier
    ) async throws -> [CorpusCarrier.Sight] {
        var settings = StandInConfiguration()
        settings.payloads = cases.map { ServedPayload($0.payload, as: carrier.form) }
        let server = try StandInServer(configuration: settings)
        try server.start()
        defer { server.stop() }
        let base = try BaseURL(parsing: try #require(server.origin))
        var configuration = LiveConfiguration(base: base)
        configuration.endpoints = cases.indices.map { carrier.endpoint(Int64($0)) }
        // The response to a request for the next page would be another case.
        configuration.maximumPages = 1
        let record = await RecordedRun.of(configuration, now: CaseOracle.now)
        #expect(server.requestCount == cases.count)
        let payloadRules = Self.rules(of: record.payloadFindings, at: base)
        let liveRules = Self.rules(of: record.findings, at: base)
        return configuration.endpoints.map { endpoint in
            CorpusCarrier.Sight(
                payloadRules[endpoint.path] ?? [],
                live: liveRules[endpoint.path] ?? []
            )
        }
    }

    /// Groups the rules of the findings by the path of the endpoint.
    private static func rules(of findings: [Finding], at base: BaseURL) -> [String: Set<String>] {
        let length = base.description.count
        var rules: [String: Set<String>] = [:]
        for finding in findings {
            let path = finding.place.source.dropFirst(length).prefix { $0 != "," }
            rules[String(path), default: []].insert(finding.rule.id)
        }
        return rules
    }
}

extension CorpusCarrier {
    /// Whether a case is requested in this form.
    ///
    /// In an envelope, half of the cases show the same as all of them: which half differs between
    /// the two envelopes, and what an envelope changes is always requested. Readers meet every case
    /// in every envelope without HTTP.
    fileprivate func requests(_ entry: CorpusCase, at index: Int) -> Bool {
        switch self {
        case .answer, .bare: true
        case .single: index.isMultiple(of: 2) || changes[entry.id] != nil
        case .list: !index.isMultiple(of: 2) || changes[entry.id] != nil
        }
    }
}
