import Testing

@testable import SessionConformance

/// Children that do everything a child should not do.
///
/// The tests end because the testee stops the children, not because of the time limit.
@Suite(.timeLimit(.minutes(10)))
struct `A child that misbehaves` {
    /// Returns the kind and the detail of an answer.
    private func text(of answer: TesteeAnswer) -> String {
        switch answer {
        case .crashed(let detail): "crashed: \(detail)"
        case .protocolViolation(let detail): "protocol: \(detail)"
        case .unavailable(let reason): "unavailable: \(reason)"
        default: "\(answer)"
        }
    }

    // MARK: Ends

    @Test
    func `is started again for the remaining payloads after a crash`() async throws {
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
    func `is reported with the signal that killed it`() async throws {
        let child = try await ScriptedTestee.started("next; accept; next; kill -SEGV $$; sleep 600")
        let answers = await child.answers(to: [[1], [2], [3]])
        #expect(answers[0] == .accepted([1]))
        #expect(answers[1] == .crashed(detail: "was killed by signal 11 (SIGSEGV)"))
        #expect(answers[2] == .accepted([3]))
    }

    @Test
    func `keeps the replies that it wrote before it exited`() async throws {
        let child = try await ScriptedTestee.started("next; accept; next; accept; exit 0")
        let answers = await child.answers(to: [[1], [2], [3]])
        #expect(answers[..<2] == [.accepted([1]), .accepted([2])])
        #expect(answers[2] == .crashed(detail: "exited with code 0"))
    }

    @Test
    func `is reported with its unfinished output`() async throws {
        let child = try await ScriptedTestee.started(#"next; printf '{"seq":1,"out'; exit 1"#)
        let answer = await child.answer(to: [])
        #expect(
            answer == .crashed(detail: #"exited with code 1 after writing '{"seq":1,"out'"#)
        )
    }

    @Test
    func `is stopped when it closes its standard output`() async throws {
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
    func `is not reported as hung when it closes its standard input`() async throws {
        let bell = try Bell()
        let child = try await ScriptedTestee.started(
            "exec <&-; echo bye >&2; ring; sleep 600",
            limits: .patient,
            bell: bell
        )
        async let large = child.answer(to: [UInt8](repeating: 0, count: 200_000))
        await bell.outlast()
        let answer = text(of: await large)
        #expect(answer.hasPrefix("protocol: closed its standard input before it read the request"))
    }

    @Test
    func `is seen to exit although a grandchild keeps its pipe open`() async throws {
        let child = try await ScriptedTestee.started("next; sleep 600 & exit 5")
        #expect(await child.answer(to: []) == .crashed(detail: "exited with code 5"))
    }

    // MARK: Silence

    @Test
    func `is reported as hung by the system clock too`() async throws {
        var limits = ChildProcessLimits.patient
        limits.answer = .milliseconds(1)
        let child = try await ChildProcessTestee(
            command: ScriptedTestee.command("hello; next; sleep 600"),
            limits: limits
        )
        #expect(await child.answer(to: []) == .hung(limit: limits.answer))
    }

    @Test
    func `is reported as hung, and started again for the remaining payloads`() async throws {
        let bell = try Bell()
        let child = try await ScriptedTestee.started(
            #"while next; do [ "$payload" != eyJpZCI6Mn0= ] || { ring; sleep 600; }; accept; done"#,
            bell: bell
        )
        var expected = echoes(0..<6)
        expected[2] = .hung(limit: .seconds(2))
        let answers = await bell.outlastAll { await child.answers(to: payloads(0..<6)) }
        #expect(answers == expected)
    }

    @Test
    func `is reported as hung with what it wrote to standard error`() async throws {
        let bell = try Bell()
        let child = try await ScriptedTestee.started(
            "next; echo waiting for a lock >&2; ring; sleep 600",
            bell: bell
        )
        let detail = "; standard error:\nwaiting for a lock\n"
        let answer = await bell.outlastAll { await child.answer(to: []) }
        #expect(answer == .hung(limit: .seconds(2), detail: detail))
    }

    @Test
    func `cannot block the run by reading nothing`() async throws {
        let bell = try Bell()
        let child = try await ScriptedTestee.started("ring; sleep 600", bell: bell)
        let large = [UInt8](repeating: 0, count: 1_000_000)
        let hung = TesteeAnswer.hung(limit: .seconds(2))
        let answers = await bell.outlastAll { await child.answers(to: [large, large]) }
        #expect(answers == [hung, hung])
    }

    @Test
    func `does not extend its time limit by writing single bytes`() async throws {
        let bell = try Bell()
        let child = try await ScriptedTestee.started(
            #"next; printf '{"seq":1,'; ring; while :; do printf ' '; sleep 0.05; done"#,
            bell: bell
        )
        let answer = await bell.outlastAll { await child.answer(to: []) }
        guard case .hung(.seconds(2), let detail) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(detail.hasPrefix(#", after it wrote '{"seq":1, "#))
        #expect(detail.hasSuffix("': did it flush?"))
    }

    @Test
    func `is stopped at the time limit although its memory keeps growing`() async throws {
        let bell = try Bell()
        let child = try await ScriptedTestee.started(
            #"next; ring; hoard=0123456789abcdef; while :; do hoard=$hoard$hoard; sleep 0.1; done"#,
            bell: bell
        )
        let answer = await bell.outlastAll { await child.answer(to: []) }
        #expect(answer == .hung(limit: .seconds(2)))
    }

    // MARK: Text

    @Test
    func `is not restarted because of noise, which is reported`() async throws {
        let child = try await ScriptedTestee.started(
            #"n=0; while next; do n=$((n + 1)); [ $n != 2 ] || printf 'loading \033[1m%s\n' $n; accept; done"#
        )
        let answers = await child.answers(to: [[1], [2], [3]])
        #expect(answers[0] == .accepted([1]))
        let detail = #"wrote 'loading \u{1B}[1m2' to standard output, which is not a reply"#
        #expect(answers[1] == .protocolViolation(detail: detail))
        #expect(answers[2] == .accepted([3]))
    }

    @Test
    func `keeps what it wrote before its hello, which is not blamed on a payload`() async throws {
        let child = try await ScriptedTestee.unstarted("echo welcome; echo all; hello; serve")
        #expect(child.banner == "'welcome'")
        #expect(await child.answers(to: [[1], [2]]) == [.accepted([1]), .accepted([2])])
    }

    @Test
    func `writes noise if it writes invalid UTF-8`() async throws {
        let child = try await ScriptedTestee.started(
            #"next; printf '{"seq":1,"outcome":"\377"}\n'; accept; serve"#
        )
        let noise = text(of: await child.answer(to: []))
        #expect(noise.contains("'{\"seq\":1,\"outcome\":\"\u{FFFD}\"}'"))
        #expect(await child.answer(to: [7]) == .accepted([7]))
    }

    @Test
    func `is stopped when it replies out of order`() async throws {
        let child = try await ScriptedTestee.started("next; seq=$((seq + 1)); accept; serve")
        let answers = await child.answers(to: [[1]])
        let detail = "answered request 2 instead of request 1"
        #expect(answers == [.protocolViolation(detail: detail)])
    }

    @Test
    func `is caught at the next request when it replies twice`() async throws {
        let child = try await ScriptedTestee.started("next; accept; accept; next; accept; serve")
        let answers = await child.answers(to: [[1], [2]])
        let detail = "answered request 1 instead of request 2"
        #expect(answers == [.accepted([1]), .protocolViolation(detail: detail)])
    }

    @Test
    func `is not restarted because of a malformed reply`() async throws {
        let child = try await ScriptedTestee.started(
            #"n=0; next; reply '"outcome":"accepted","payload":"{}"'; while next; do n=$((n + 1)); payload="AAA$n"; accept; done"#
        )
        let answers = await child.answers(to: [[1], [2], [3]])
        #expect(text(of: answers[0]) == "protocol: wrote a 'payload' that is not base64: '{}'")
        guard case .accepted = answers[2] else {
            Issue.record("\(answers[2])")
            return
        }
    }

    @Test
    func `is stopped when a line exceeds the limit`() async throws {
        var limits = ChildProcessLimits()
        limits.lineBytes = 100_000
        let child = try await ScriptedTestee.started(
            "next; while :; do printf '%01000d' 7; done",
            limits: limits
        )
        let answer = text(of: await child.answer(to: []))
        #expect(
            answer.hasPrefix(
                "protocol: wrote a line longer than 100000 bytes, which starts with '000"
            )
        )
    }

    @Test
    func `does not extend its time limit by writing noise`() async throws {
        let bell = try Bell()
        let child = try await ScriptedTestee.started(
            "next; echo noise; ring; while :; do echo noise; done",
            bell: bell
        )
        let answer = await bell.outlastAll { await child.answer(to: []) }
        #expect(text(of: answer) == "protocol: wrote 'noise', but no reply in time")
    }

    @Test
    func `cannot block the run by flooding standard error`() async throws {
        let child = try await ScriptedTestee.started(
            #"i=0; while [ $i -lt 300 ]; do printf '%01000d\n' $i >&2; i=$((i + 1)); done; next; accept; next; exit 9"#
        )
        let answers = await child.answers(to: [[1], [2]])
        #expect(answers[0] == .accepted([1]))
        let end = text(of: answers[1])
        #expect(end.hasPrefix("crashed: exited with code 9; the end of standard error:\n0000"))
        #expect(end.hasSuffix("000299\n"))
        #expect(end.utf8.count < 9_000)
    }
}
