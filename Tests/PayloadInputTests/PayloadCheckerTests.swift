import PayloadInput
import SessionContract
import StrictJSON
import Testing

@Suite
struct `A payload checker` {
    static let sample = #"""
        {"authenticated_at":"2014-11-18T17:24:29Z","id":3432,"last_seen_at":"2014-11-18T17:30:52Z",\#
        "url":"https://company.zendesk.com/api/v2/users/12345/sessions/3432.json","user_id":12345}
        """#

    @Test
    func `finds nothing in the documented sample`() throws {
        for text in [
            Self.sample, "[\(Self.sample)]", #"{"session":\#(Self.sample)}"#,
            #"{"sessions":[\#(Self.sample),\#(Self.sample)],"count":2}"#,
            "\(Self.sample)\n\(Self.sample)\n\n\(Self.sample)",
        ] {
            var checker = PayloadChecker(
                judge: SessionJudge(now: 1_800_000_000),
                tally: FindingTally()
            )
            try checker.check(Array(text.utf8), name: "sample", format: .auto)
            checker.finish()
            #expect(checker.tally.rows.map(\.finding) == [], "\(text)")
            #expect(checker.counts.sessions >= 1)
        }
    }
}
