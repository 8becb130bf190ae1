import LiveAPI
import PayloadInput
import SessionContract
import Testing

/// A body has the same meaning for the rules about payloads and for the walk over pages.
@Suite(.timeLimit(.minutes(10)))
struct `The body of a page` {
    private func run(_ body: String) async throws -> RecordedRun {
        let server = try ScriptedServer { _ in .json(body) }
        defer { server.stop() }
        let run = try await RecordedRun.against(server)
        #expect(server.requests.count == 1)
        return run
    }

    @Test(arguments: [
        #"{"sessions":{}}"#, #"{"sessions":null}"#, #"{"sessions":{"id":1}}"#, #"{"session":7}"#,
        #"{"sessions":[[],{"id":1},null]}"#, #"{"session":[{"id":1},{"id":2}]}"#,
        #"{"id":1,"sessions":[{"id":2}]}"#, #"{"session":{"id":1},"sessions":[{"id":2}]}"#,
        #"{"results":[{"id":1}],"meta":{"has_more":true,"after_cursor":"x"}}"#,
        #"{"sessions":[{"id":1}],"meta":{"has_more":true,"after_cursor":"x"}} x"#,
        #"{"sessions":[{"id":1},{"id":1}"#, #"{"id":}"#, "[{}]", "[7]", "7", "{}", "",
    ])
    func `is read like a file with the same content`(_ body: String) async throws {
        var reader = PayloadReader(JudgeSettings(now: 1_800_000_000))
        var ledger = Ledger()
        reader.read(Array(body.utf8), name: "file", into: &ledger)
        let run = try await run(body)
        let expected = Set(ledger.summary.rows.map(\.finding.rule))
        #expect(Set(run.payloadFindings.map(\.rule)) == expected)
        #expect(run.outcome.sessions == reader.counts.sessions)
        #expect(run.outcome.pages == 1)
        #expect(run.rules == [])
    }

    @Test(arguments: [
        #"{"id":1,"error":"E"}"#, #"{"x":[{"error":1}],"error":{"title":"E"}}"#,
        #"{"error":null,"errors":["E"]}"#, #"{"errors":[{"x":{"code":1},"code":"E"}],"meta":{}}"#,
    ])
    func `is an error if its root is an error object`(_ body: String) async throws {
        let run = try await run(body)
        #expect(run.rules == [.liveErrorBody])
        #expect(run.findings.first?.wording.observed == "an error object: E")
        #expect(run.payloadFindings == [])
        #expect(run.outcome.pages == 0)
    }

    @Test(arguments: [
        (#"{"session":{"id":1},"error":"E"}"#, ": E"),
        (#"{"error":"E","sessions":[{"id":1}]}"#, ": E"),
        (#"{"sessions":[{"id":1}],"errors":[{"code":"E"}],"meta":{"has_more":false}}"#, ""),
        (#"{"error":{"title":"E"},"sessions":[{"id":1}]}"#, ""),
    ])
    func `is an error and a page if both are in it`(_ body: String, _ code: String) async throws {
        let run = try await run(body)
        #expect(run.rules == [.liveErrorBody])
        #expect(run.findings.first?.wording.observed == "an error object" + code)
        #expect(run.outcome.pages == 1)
        #expect(run.outcome.sessions == 1)
    }

    @Test(arguments: [
        #"{"a":{"error":"E"}}"#, #"{"error":"#, #"{"error":"","sessions":[{"id":1}]}"#,
        #"{"error":false,"errors":[ ],"sessions":[{"id":1}]}"#,
        #"{"error":{ },"errors":null,"session":{"id":1}}"#,
    ])
    func `is not an error because of a nested, empty or incomplete member`(
        _ body: String
    ) async throws {
        #expect(try await run(body).rules == [])
    }

    @Test
    func `has every repeated session counted, however many there are`() async throws {
        let count = 1_500
        let ids = (0..<count).map { _ in 7 }
        let run = try await run(SessionPages.list(ids))
        #expect(run.rules.allSatisfy { $0 == .liveDuplicateSession })
        #expect(run.counts.reduce(0, +) == count - 1)
    }
}
