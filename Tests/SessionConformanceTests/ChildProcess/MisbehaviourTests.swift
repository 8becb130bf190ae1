import Testing

@testable import SessionConformance

/// Children that do everything a child should not.
///
/// Each test ends because we see to it.
@Suite(.timeLimit(.minutes(2)))
struct `A child that misbehaves` {
    /// The detail of an answer, whatever kind it is, with the name of the kind.
    private func told(_ answer: TesteeAnswer) -> String {
        switch answer {
        case .crashed(let detail): "crashed: \(detail)"
        case .protocolViolation(let detail): "protocol: \(detail)"
        case .unavailable(let reason): "unavailable: \(reason)"
        default: "\(answer)"
        }
    }

    // MARK: Ends

    @Test
    func `a child that dies at the tenth payload is started again for the rest`() async throws {
        let child = try await ScriptedTestee.started(
            #"""
            while next; do
                [ "$payload" != eyJpZCI6OX0= ] || { echo 'ten is too many' >&2; exit 3; }
                accept
            done
            """#
        )
        var expected = echoes(0..<20)
        expected[9] = .crashed(detail: "exited with code 3; standard error:\nten is too many\n")
        #expect(await child.answers(to: payloads(0..<20)) == expected)
        #expect(await child.answer(to: payloads(9..<10)[0]) == expected[9])
        #expect(await child.answer(to: payloads(1..<2)[0]) == expected[1])
    }

    @Test
    func `the signal that killed a child is named`() async throws {
        let child = try await ScriptedTestee.started("next; accept; next; kill -SEGV $$; sleep 600")
        let answers = await child.answers(to: [[1], [2], [3]])
        #expect(answers[0] == .accepted([1]))
        #expect(answers[1] == .crashed(detail: "was killed by signal 11 (SIGSEGV)"))
        #expect(answers[2] == .accepted([3]))
    }

    @Test
    func `replies that came before the end count`() async throws {
        let child = try await ScriptedTestee.started("next; accept; next; accept; exit 0")
        let answers = await child.answers(to: [[1], [2], [3]])
        #expect(answers[..<2] == [.accepted([1]), .accepted([2])])
        #expect(answers[2] == .crashed(detail: "exited with code 0"))
    }

    @Test
    func `what was left half said is shown`() async throws {
        let child = try await ScriptedTestee.started(#"next; printf '{"seq":1,"out'; exit 1"#)
        let answer = await child.answer(to: [])
        #expect(
            answer == .crashed(detail: #"exited with code 1, after it had written “{"seq":1,"out”"#)
        )
    }

    @Test
    func `a child that only lets go of its output is stopped`() async throws {
        let bell = try Bell()
        let child = try await ScriptedTestee.started(
            "next; exec >&-; ring; sleep 600",
            limits: .patient,
            bell: bell
        )
        async let answer = child.answer(to: [])
        await bell.outlast()
        #expect(await answer == .crashed(detail: "closed its standard output"))
    }

    @Test
    func `a child that closes its input is told apart from one that is silent`() async throws {
        let bell = try Bell()
        let child = try await ScriptedTestee.started(
            "exec <&-; echo bye >&2; ring; sleep 600",
            limits: .patient,
            bell: bell
        )
        async let large = child.answer(to: [UInt8](repeating: 0, count: 200_000))
        await bell.outlast()
        let answer = told(await large)
        #expect(answer.hasPrefix("protocol: closed its standard input and could not be asked"))
    }

    @Test
    func `an end that a grandchild hides behind an open pipe is seen`() async throws {
        let child = try await ScriptedTestee.started("next; sleep 600 & exit 5")
        #expect(await child.answer(to: []) == .crashed(detail: "exited with code 5"))
    }

    // MARK: Silence

    @Test
    func `a child that never answers is hung by the clock of the system too`() async throws {
        var limits = ChildProcessLimits.patient
        limits.answer = .milliseconds(1)
        let child = try await ChildProcessTestee(
            command: ScriptedTestee.command("hello; next; sleep 600"),
            limits: limits
        )
        #expect(await child.answer(to: []) == .hung(limit: limits.answer))
    }

    @Test
    func `a child that never answers is hung, and the others are asked again`() async throws {
        let bell = try Bell()
        let child = try await ScriptedTestee.started(
            #"while next; do [ "$payload" != eyJpZCI6Mn0= ] || { ring; sleep 600; }; accept; done"#,
            bell: bell
        )
        var expected = echoes(0..<6)
        expected[2] = .hung(limit: .seconds(2))
        async let answers = child.answers(to: payloads(0..<6))
        await bell.outlast()
        #expect(await answers == expected)
    }

    @Test
    func `what a hung child wrote to standard error goes with it`() async throws {
        let bell = try Bell()
        let child = try await ScriptedTestee.started(
            "next; echo waiting for a lock >&2; ring; sleep 600",
            bell: bell
        )
        let detail = "; standard error:\nwaiting for a lock\n"
        async let answer = child.answer(to: [])
        await bell.outlast()
        #expect(await answer == .hung(limit: .seconds(2), detail: detail))
    }

    @Test
    func `a child that is silent for long is not asked for all the rest`() async throws {
        var limits = ChildProcessLimits()
        limits.silences = 3
        let bell = try Bell()
        let child = try await ScriptedTestee.started(
            "next; ring; sleep 600",
            limits: limits,
            bell: bell
        )
        let answers = await bell.outlastAll { await child.answers(to: payloads(0..<9)) }
        #expect(answers[..<3].allSatisfy { $0 == .hung(limit: limits.answer) })
        #expect(told(answers[3]) == "unavailable: the testee gave no answer to 3 payloads in a row")
        #expect(answers.count == 9)
    }

    @Test
    func `a child that reads nothing cannot hold us up`() async throws {
        let bell = try Bell()
        let child = try await ScriptedTestee.started("ring; sleep 600", bell: bell)
        let large = [UInt8](repeating: 0, count: 1_000_000)
        let hung = TesteeAnswer.hung(limit: .seconds(2))
        let answers = await bell.outlastAll { await child.answers(to: [large, large]) }
        #expect(answers == [hung, hung])
    }

    @Test
    func `drops that keep coming are no answer`() async throws {
        let bell = try Bell()
        let child = try await ScriptedTestee.started(
            #"next; printf '{"seq":1,'; ring; while :; do printf ' '; sleep 0.05; done"#,
            bell: bell
        )
        async let drops = child.answer(to: [])
        await bell.outlast()
        let answer = told(await drops)
        #expect(answer.hasPrefix(#"protocol: wrote “{"seq":1,"#))
    }

    @Test
    func `a child that grows without end is stopped at the limit at the latest`() async throws {
        let bell = try Bell()
        let child = try await ScriptedTestee.started(
            #"next; ring; hoard=0123456789abcdef; while :; do hoard=$hoard$hoard; sleep 0.1; done"#,
            bell: bell
        )
        async let answer = child.answer(to: [])
        await bell.outlast()
        #expect(await answer == .hung(limit: .seconds(2)))
    }

    // MARK: Text

    @Test
    func `noise is shown, and costs no restart`() async throws {
        let child = try await ScriptedTestee.started(
            #"n=0; while next; do n=$((n + 1)); [ $n != 2 ] || printf 'loading \033[1m%s\n' $n; accept; done"#
        )
        let answers = await child.answers(to: [[1], [2], [3]])
        #expect(answers[0] == .accepted([1]))
        let detail = #"wrote “loading \u{1B}[1m2” to standard output, which is no reply"#
        #expect(answers[1] == .protocolViolation(detail: detail))
        #expect(answers[2] == .accepted([3]))
    }

    @Test
    func `noise before the hello is told with the first payload`() async throws {
        let child = try await ScriptedTestee.unstarted("echo welcome; hello; serve")
        let answers = await child.answers(to: [[1], [2]])
        #expect(told(answers[0]).contains("“welcome”"))
        #expect(answers[1] == .accepted([2]))
    }

    @Test
    func `bytes that are no text are noise`() async throws {
        let child = try await ScriptedTestee.started(
            #"next; printf '{"seq":1,"outcome":"\377"}\n'; accept; serve"#
        )
        #expect(told(await child.answer(to: [])).contains("“{\"seq\":1,\"outcome\":\"\u{FFFD}\"}”"))
        #expect(await child.answer(to: [7]) == .accepted([7]))
    }

    @Test
    func `replies out of order end the dialogue`() async throws {
        let child = try await ScriptedTestee.started("next; seq=$((seq + 1)); accept; serve")
        let answers = await child.answers(to: [[1]])
        #expect(answers == [.protocolViolation(detail: "answered request 2 where 1 was due")])
    }

    @Test
    func `a child that never counts right is not asked for all the rest`() async throws {
        var limits = ChildProcessLimits()
        limits.silences = 3
        let child = try await ScriptedTestee.started(
            "while next; do seq=$((seq + 1)); accept; done",
            limits: limits
        )
        let answers = (await child.answers(to: payloads(0..<9))).map(told)
        #expect(answers[2] == "protocol: answered request 2 where 1 was due")
        #expect(answers[3] == "unavailable: the testee gave no answer to 3 payloads in a row")
    }

    @Test
    func `a second reply to one request is seen at the next`() async throws {
        let child = try await ScriptedTestee.started("next; accept; accept; next; accept; serve")
        let answers = await child.answers(to: [[1], [2]])
        let fault = TesteeAnswer.protocolViolation(detail: "answered request 1 where 2 was due")
        #expect(answers == [.accepted([1]), fault])
    }

    @Test
    func `a reply of the wrong form costs no restart`() async throws {
        let child = try await ScriptedTestee.started(
            #"n=0; next; reply '"outcome":"accepted","payload":"{}"'; while next; do n=$((n + 1)); payload="AAA$n"; accept; done"#
        )
        let answers = await child.answers(to: [[1], [2], [3]])
        #expect(told(answers[0]) == "protocol: wrote a \"payload\" that is not base64: “{}”")
        guard case .accepted = answers[2] else {
            Issue.record("\(answers[2])")
            return
        }
    }

    @Test
    func `a line without end is cut off`() async throws {
        var limits = ChildProcessLimits()
        limits.lineBytes = 100_000
        let child = try await ScriptedTestee.started(
            "next; while :; do printf '%01000d' 7; done",
            limits: limits
        )
        let answer = told(await child.answer(to: []))
        #expect(
            answer.hasPrefix(
                "protocol: wrote a line of more than 100000 bytes, which starts with “000"
            )
        )
    }

    @Test
    func `noise without end is no reply`() async throws {
        let bell = try Bell()
        let child = try await ScriptedTestee.started(
            "next; echo noise; ring; while :; do echo noise; done",
            bell: bell
        )
        async let answer = child.answer(to: [])
        await bell.outlast()
        #expect(told(await answer) == "protocol: wrote “noise”, and no reply in time")
    }

    @Test
    func `a flood on standard error holds nobody up`() async throws {
        let child = try await ScriptedTestee.started(
            #"i=0; while [ $i -lt 300 ]; do printf '%01000d\n' $i >&2; i=$((i + 1)); done; next; accept; next; exit 9"#
        )
        let answers = await child.answers(to: [[1], [2]])
        #expect(answers[0] == .accepted([1]))
        let end = told(answers[1])
        #expect(end.hasPrefix("crashed: exited with code 9; the end of standard error:\n0000"))
        #expect(end.hasSuffix("000299\n"))
        #expect(end.utf8.count < 9_000)
    }
}
