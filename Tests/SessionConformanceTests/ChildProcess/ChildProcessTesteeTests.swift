import SessionModel
import Testing

@testable import SessionConformance

@Suite(.timeLimit(.minutes(10)))
struct `A testee in a child process` {
    @Test
    func `gives the same answers as the same model in this process`() async throws {
        let child = try await ChildProcessTestee(
            command: ScriptedTestee.ownModel,
            limits: .patient
        )
        let inside = SessionObjectTestee(reportingFields: true)
        #expect(child.identity == inside.identity)
        #expect(child.policies == inside.policies)
        let texts = [
            #"{"id":1}"#, "", "{}", #"{"id":1,"url":null}"#, #"{"id":"\ud800"}"#, "\u{0}\n",
        ]
        var payloads = texts.map { Array($0.utf8) }
        payloads.append([0xFF, 0xFE, 0x00])
        #expect(await child.answers(to: payloads) == inside.answers(to: payloads))
        let sessions = FixedPlan.encodings.compactMap { try? SessionObject(json: $0.payload) }
        #expect(child.encodesSessions && sessions.count == FixedPlan.encodings.count)
        #expect(await child.encodings(of: sessions) == inside.encodings(of: sessions))
        #expect(await child.close() == nil)
    }

    @Test
    func `answers thousands of requests in order`() async throws {
        let child = try await ScriptedTestee.startedOwnModel()
        let all = payloads(0..<5_000)
        #expect(await child.answers(to: all).map(\.payload) == all)
        #expect(await child.answers(to: []) == [])
        #expect(await child.answer(to: all[3]).payload == all[3])
    }

    @Test
    func `reads and writes payloads larger than a pipe at the same time`() async throws {
        let child = try await ScriptedTestee.startedOwnModel()
        let text = String(repeating: "a", count: 100_000)
        let large = Array(#"{"id":1,"url":"\#(text)"}"#.utf8)
        let answers = await child.answers(to: Array(repeating: large, count: 5))
        #expect(answers.map(\.payload) == Array(repeating: large, count: 5))
    }

    @Test
    func `answers requests from several tasks`() async throws {
        let child = try await ScriptedTestee.startedOwnModel()
        await withTaskGroup { group in
            for task in 0..<8 {
                let numbers = task * 100..<(task + 1) * 100
                group.addTask {
                    await child.answers(to: payloads(numbers)).map(\.payload) == payloads(numbers)
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test
    func `finds the version of the protocol in its environment`() async throws {
        let child = try await ScriptedTestee.started(
            #"next; reply "\"outcome\":\"error\",\"reason\":\"$SESSION_TESTEE_PROTOCOL\"""#
        )
        #expect(await child.answer(to: []) == .failed(reason: "1"))
    }

    @Test
    func `does not inherit credentials for a live API`() {
        let ours = ["HOME": "/", "ZENDESK_API_TOKEN": "a", "ZENDESK_OAUTH_TOKEN": "b"]
        let environment = ChildConversation.environment(derivedFrom: ours)
        #expect(Set(environment) == ["HOME=/", "SESSION_TESTEE_PROTOCOL=1"])
    }

    @Test
    func `gets its arguments unchanged`() async throws {
        let child = try await ScriptedTestee.started(
            #"next; payload=$1; accept; next; payload=$2; accept; next"#,
            "Zm9v",
            "Zm9vYg=="
        )
        let expected = ["foo", "foob"].map { TesteeAnswer.accepted(Array($0.utf8)) }
        #expect(await child.answers(to: [[], []]) == expected)
    }

    @Test
    func `loses its state in a restart`() async throws {
        let script = "n=0; while next; do n=$((n + 1)); [ $n = 1 ] && accept || reject; done"
        let child = try await ScriptedTestee.started(script)
        let rejection = TesteeAnswer.rejected(reason: "as the script says")
        #expect(await child.answers(to: [[1], [1]]) == [.accepted([1]), rejection])
        await child.restart()
        #expect(await child.answers(to: [[1], [1]]) == [.accepted([1]), rejection])
    }

    @Test
    func `shares no state with another child of the same command`() async throws {
        let child = try await ScriptedTestee.started("next; accept; next; reject; next")
        #expect(await child.answer(to: [1]) == .accepted([1]))
        let other = try await child.another()
        #expect(await other.answer(to: [1]) == .accepted([1]))
    }

    @Test
    func `does not fail if it does not support round trips`() async throws {
        let child = try await ScriptedTestee.unstarted(
            #"take; reply '"protocol":"session-testee/1","ops":[],"testee":{"name":"idle"}'; take"#
        )
        #expect(await child.answers(to: [[1], [2]]) == [.unsupported, .unsupported])
    }

    @Test
    func `is unavailable after it has been closed`() async throws {
        let child = try await ScriptedTestee.started("serve")
        #expect(await child.close() == nil)
        guard case .unavailable = await child.answer(to: []) else {
            Issue.record("it answered")
            return
        }
        #expect(await child.close() == nil)
    }

    @Test
    func `stops when the task is cancelled, and answers the next request`() async throws {
        let child = try await ScriptedTestee.started(
            #"next; [ "$payload" != AA== ] || sleep 600; accept; serve"#
        )
        let task = Task { await child.answers(to: [[0], [1]]) }
        task.cancel()
        for answer in await task.value {
            guard case .unavailable = answer else {
                Issue.record("\(answer)")
                continue
            }
        }
        #expect(await child.answer(to: [1]) == .accepted([1]))
    }
}
