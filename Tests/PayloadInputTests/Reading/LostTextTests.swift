import SessionContract
import Testing

@testable import PayloadInput

/// A census must know which texts it could not count, whatever a run reports.
@Suite
struct `Lost texts` {
    private static let text = """
        {"id":1}
        {
        {"x":1}
        [{"id":1},5]
        {"sessions":5}
        {"error":"no"}
        {"id":2}

        """

    private func counts(without rules: [Rule]) -> PayloadReader.Counts {
        var reader = PayloadReader(JudgeSettings(now: 0))
        let severities = Dictionary(uniqueKeysWithValues: rules.map { ($0, Severity?.none) })
        var ledger = Ledger(Ledger.Options(severities: severities))
        reader.read(Array(Self.text.utf8), name: "a", format: .ndjson, into: &ledger)
        return reader.counts
    }

    @Test(
        arguments: [
            [], [.jsonSyntax], [.envelopeUnknown], [.envelopeShape], [.liveErrorBody],
            [
                .jsonSyntax, .jsonEncoding, .jsonDepth, .envelopeUnknown, .envelopeShape,
                .liveErrorBody,
            ],
        ] as [[Rule]]
    )
    func `are counted once, as lost or as unjudged, whatever rules are off`(rules: [Rule]) {
        let counts = counts(without: rules)
        #expect(counts.lostTexts + counts.unjudged.total == 5)
        #expect(counts.payloads == 7)
    }
}
