import SessionModel
import Testing

@testable import SessionConformance

@Suite(.timeLimit(.minutes(2)))
struct `A testee in a child process` {
    @Test
    func `the own model answers as a child process as it does in this one`() async throws {
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
    func `thousands of requests written ahead are answered in their order`() async throws {
        let child = try await ScriptedTestee.startedOwnModel()
        let all = payloads(0..<5_000)
        #expect(await child.answers(to: all).map(\.payload) == all)
        #expect(await child.answers(to: []) == [])
        #expect(await child.answer(to: all[3]).payload == all[3])
    }

    @Test
    func `payloads larger than any pipe go both ways at once`() async throws {
        let child = try await ScriptedTestee.startedOwnModel()
        let text = String(repeating: "a", count: 100_000)
        let large = Array(#"{"id":1,"url":"\#(text)"}"#.utf8)
        let answers = await child.answers(to: Array(repeating: large, count: 5))
        #expect(answers.map(\.payload) == Array(repeating: large, count: 5))
    }

    @Test
    func `questions from several tasks are all answered`() async throws {
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
    func `the child knows what it is spoken to in`() async throws {
        let child = try await ScriptedTestee.started(
            #"next; reply "\"outcome\":\"error\",\"reason\":\"$SESSION_TESTEE_PROTOCOL\"""#
        )
        #expect(await child.answer(to: []) == .failed(reason: "1"))
    }

    @Test
    func `credentials for a live API stay out of the child`() {
        let ours = ["HOME": "/", "ZENDESK_API_TOKEN": "a", "ZENDESK_OAUTH_TOKEN": "b"]
        let environment = ChildConversation.environment(derivedFrom: ours)
        #expect(Set(environment) == ["HOME=/", "SESSION_TESTEE_PROTOCOL=1"])
    }

    @Test
    func `arguments reach the child as they are`() async throws {
        let child = try await ScriptedTestee.started(
            #"next; payload=$1; accept; next; payload=$2; accept; next"#,
            "Zm9v",
            "Zm9vYg=="
        )
        let expected = ["foo", "foob"].map { TesteeAnswer.accepted(Array($0.utf8)) }
        #expect(await child.answers(to: [[], []]) == expected)
    }

    @Test
    func `a restart forgets what the child remembered`() async throws {
        let script = "n=0; while next; do n=$((n + 1)); [ $n = 1 ] && accept || reject; done"
        let child = try await ScriptedTestee.started(script)
        let rejection = TesteeAnswer.rejected(reason: "as the script says")
        #expect(await child.answers(to: [[1], [1]]) == [.accepted([1]), rejection])
        await child.restart()
        #expect(await child.answers(to: [[1], [1]]) == [.accepted([1]), rejection])
    }

    @Test
    func `another child of the same command remembers nothing of the first`() async throws {
        let child = try await ScriptedTestee.started("next; accept; next; reject; next")
        #expect(await child.answer(to: [1]) == .accepted([1]))
        let other = try await child.another()
        #expect(await other.answer(to: [1]) == .accepted([1]))
    }

    @Test
    func `what a child does not do is no failure`() async throws {
        let child = try await ScriptedTestee.unstarted(
            #"take; reply '"protocol":"session-testee/1","ops":[],"testee":{"name":"idle"}'; take"#
        )
        #expect(await child.answers(to: [[1], [2]]) == [.unsupported, .unsupported])
    }

    @Test
    func `a closed testee answers nothing`() async throws {
        let child = try await ScriptedTestee.started("serve")
        #expect(await child.close() == nil)
        guard case .unavailable = await child.answer(to: []) else {
            Issue.record("it answers")
            return
        }
        #expect(await child.close() == nil)
    }

    @Test
    func `a cancelled question ends soon, and the next one is answered`() async throws {
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
