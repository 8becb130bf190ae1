import SessionModel
import Synchronization
import Testing

@testable import SessionConformance

/// Testees that can encode a session without decoding it.
@Suite
struct `Encoding in the presence phase` {
    /// A model that is correct when it decodes first, and otherwise applies `change`.
    private struct EncodingTestee: Testee {
        let identity = TesteeIdentity(name: "encoding")
        var change: @Sendable (SessionObject) -> TesteeAnswer = { .accepted($0.json()) }

        var encodesSessions: Bool { true }

        func answer(to payload: [UInt8]) async -> TesteeAnswer {
            await SessionObjectTestee().answer(to: payload)
        }

        func encodings(of sessions: [SessionObject]) async -> [TesteeAnswer] {
            sessions.map(change)
        }
    }

    private func result(
        of testee: some Testee,
        jobs: Int = 1,
        shard: ConformanceShard = .whole
    ) async -> ConformanceResult {
        var options = ConformanceOptions()
        options.phases = [.presence]
        options.jobs = jobs
        options.shard = shard
        return await ConformanceRun(testee, options: options).run()
    }

    @Test
    func `covers all combinations, but only if the testee supports it`() async {
        let asked = Mutex<Set<SessionObject>>([])
        let testee = EncodingTestee { session in
            asked.withLock { _ = $0.insert(session) }
            return .accepted(session.json())
        }
        let able = await result(of: testee, jobs: 2)
        #expect(able.findings.map(\.description) == [])
        #expect(asked.withLock(\.count) == FixedPlan.encodings.count)
        let unable = await result(of: ClosureTestee("plain", decode: { $0 }, encode: { $0 }))
        #expect(able.cases[.presence] == (unable.cases[.presence] ?? 0) + FixedPlan.encodings.count)
        var parts = 0
        for index in 1...3 {
            let shard = ConformanceShard(index, of: 3) ?? .whole
            parts += await result(of: testee, shard: shard).totalCases
        }
        #expect(parts == able.totalCases)
    }

    @Test
    func `reports what only encoding loses, with a replay token`() async throws {
        let testee = EncodingTestee { session in
            var session = session
            if session.url.isNull { session.url = .absent }
            if session.userID.value == .max { session.userID = .value(.max - 1) }
            return .accepted(session.json())
        }
        let findings = await result(of: testee).findings
        let seen = findings.map { "\($0.rule) \($0.pointer) \($0.payloadText)" }
        #expect(
            seen.sorted() == [
                #"roundtrip/null-lost /url {"id":1,"url":null}"#,
                #"roundtrip/number-changed /user_id {"id":1,"user_id":9223372036854775807}"#,
            ]
        )
        let finding = try #require(findings.first { $0.pointer == "/url" })
        #expect(finding.observed == "when asked to encode these fields: no such key")
        #expect(finding.caseID.hasPrefix("encoding-aa"))
        let token = try ConformanceToken("\(finding.replay)")
        #expect(token == finding.replay && token.question == .encoding)
        let again = await ConformanceRun(testee).replay(token)
        #expect(again.findings.map(\.message) == [finding.message])
        #expect(await ConformanceRun(EncodingTestee()).replay(token).conforms)
    }

    @Test
    func `reports a rejection, a crash and output that is not a session`() async {
        let answers: [(TesteeAnswer, String)] = [
            (.rejected(reason: ""), "roundtrip/rejected"),
            (.crashed(detail: ""), "testee/crashed"),
            (.unsupported, "testee/protocol"),
            (.accepted([]), "roundtrip/invalid-output"),
        ]
        for (answer, rule) in answers {
            let testee = EncodingTestee { session in
                session.lastSeenAt.isNull ? answer : .accepted(session.json())
            }
            let findings = await result(of: testee).findings
            #expect(findings.map(\.rule) == [rule])
            #expect(findings.first?.payloadText == #"{"id":1,"last_seen_at":null}"#)
        }
    }

    @Test
    func `reports a fault that round trips show too only once`() async {
        let testee = ForgetfulEncoder()
        let findings = await result(of: testee).findings
        #expect(findings.map(\.rule) == ["roundtrip/null-lost"])
        #expect(findings.first?.replay.question == .roundTrip)
    }

    private struct ForgetfulEncoder: Testee {
        let identity = TesteeIdentity(name: "forgetful")
        var encodesSessions: Bool { true }

        func answer(to payload: [UInt8]) async -> TesteeAnswer {
            guard let session = try? SessionObject(json: payload) else {
                return .rejected(reason: "")
            }
            return await encodings(of: [session])[0]
        }

        func encodings(of sessions: [SessionObject]) async -> [TesteeAnswer] {
            sessions.map { session in
                var session = session
                if session.url.isNull { session.url = .absent }
                return .accepted(session.json())
            }
        }
    }
}
