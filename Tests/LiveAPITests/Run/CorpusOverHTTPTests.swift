import Foundation
import LiveAPI
import SessionContract
import SessionCorpus
import StandInAPI
import TestEffort
import Testing

/// Serves every case of the corpus with the stand-in, and compares the findings of a live run with
/// those of the same bytes.
///
/// A whole-response case is the response to a request for a list. A case of one session is served
/// three times: by itself, as the `session` of a single session, and as the only element of a
/// list.
@Suite(.timeLimit(.minutes(10)))
struct `The corpus over HTTP` {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "Corpus").path

    /// The corpus, read once for all carriers.
    private static let corpus = Result { try Corpus(root: root) }

    /// The rules that only exchanges break, and that depend on the body of a response.
    private static let rulesOfBodies: Set<Rule> = [
        .liveErrorBody, .liveRedirect, .livePagingLoop, .liveDuplicateSession,
    ]

    @Test(arguments: CorpusCarrier.allCases)
    func `yields what its bytes yield without HTTP`(carrier: CorpusCarrier) async throws {
        var cases = try Self.corpus.get().cases
            .filter { ($0.subject == .answer) == (carrier == .answer) }
            .enumerated().filter { carrier.requests($0.offset) }.map(\.element)
        if carrier != .answer { cases = TestEffort.sample(of: cases, every: 4) }
        #expect(!cases.isEmpty)
        let sights = try await sights(of: cases, carrier)
        #expect(sights.count == cases.count)
        let oracle = CaseOracle()
        for (entry, sight) in zip(cases, sights) {
            let body = carrier.body(of: entry.payload)
            let derived = oracle.expectation(for: body, as: .answer)
            var expected = Set(derived.rules + derived.notes)
            // An error object is reported as such, not as an unknown envelope.
            if sight.liveRules.contains(.liveErrorBody) { expected.remove(.envelopeUnknown) }
            #expect(sight.rules == expected, "\(entry.id)")
            let others = sight.liveRules.subtracting(Self.rulesOfBodies)
            #expect(others == [], "\(entry.id)")
        }
        guard carrier == .answer else { return }
        // Some responses are errors, and some have links to the host in their text.
        let liveRules = sights.reduce(into: Set<Rule>()) { $0.formUnion($1.liveRules) }
        #expect(liveRules.isSuperset(of: [.liveErrorBody, .liveRedirect]))
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
    private static func rules(of findings: [Finding], at base: BaseURL) -> [String: Set<Rule>] {
        let length = base.description.count
        var rules: [String: Set<Rule>] = [:]
        for finding in findings {
            let path = finding.place.source.dropFirst(length).prefix { $0 != "," }
            rules[String(path), default: []].insert(finding.rule)
        }
        return rules
    }
}

extension CorpusCarrier {
    /// Whether the case with this number is requested in this form.
    ///
    /// In an envelope, half of the cases show the same as all of them: which half differs between
    /// the two envelopes. Readers meet every case in every envelope without HTTP.
    fileprivate func requests(_ index: Int) -> Bool {
        switch self {
        case .answer, .bare: true
        case .single: index.isMultiple(of: 2)
        case .list: !index.isMultiple(of: 2)
        }
    }
}
