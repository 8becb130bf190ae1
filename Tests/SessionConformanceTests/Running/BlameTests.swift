import ManualTime
import SessionContract
import TestEffort
import Testing

@testable import SessionConformance

/// What findings blame for a breakdown.
@Suite(.timeLimit(.minutes(10)))
struct `A breakdown` {
    /// Returns the result of a run of one phase against a script; each of its rings exceeds the
    /// time limit.
    ///
    /// A part of the cases is enough for every breakdown, each of which costs a process.
    private func result(
        of script: String,
        in phases: Set<ConformancePhase> = [.presence],
        shard: ConformanceShard? = ConformanceShard(1, of: 4)
    ) async throws -> ConformanceResult {
        let bell = try Bell()
        let child = try await ScriptedTestee.started(script, bell: bell)
        var options = ConformanceOptions()
        options.phases = phases
        options.shard = try #require(shard)
        let run = ConformanceRun(copies: [child], options: options, time: bell.time.source)
        return await bell.outlastAll { await run.run() }
    }

    private func replayed(_ finding: ConformanceFinding, by script: String) async throws
        -> [ConformanceFinding]
    {
        let child = try await ScriptedTestee.started(script)
        return await ConformanceRun(copies: [child], options: ConformanceOptions())
            .replay(finding.replay).findings
    }

    @Test
    func `is blamed on its payload if a fresh process repeats it`() async throws {
        let result = try await result(
            of: "while next; do case $payload in *bnVsb*) exit 9;; *) accept;; esac; done"
        )
        for finding in result.findings {
            #expect(finding.fault == .brokeDown(.crashed(detail: "exited with code 9")))
            #expect(finding.replay.payloads == [finding.payload])
        }
        #expect(!result.findings.isEmpty)
    }

    @Test
    func `that depends on few earlier requests is reported with them`() async throws {
        let script = "while next; do n=$((n + 1)); [ $n != 12 ] || exit 7; accept; done"
        let findings = try await result(of: script).findings
        #expect(findings.count == 1)
        let finding = try #require(findings.first)
        #expect(finding.rule == "testee/crashed")
        #expect(finding.message == "the model crashed, but only after 11 other requests")
        #expect(finding.replay.payloads.count == 12)
        #expect(finding.count > 3)
        let again = try await replayed(finding, by: script)
        #expect(again.map(\.message) == [finding.message])
        #expect(again.map(\.replay) == [finding.replay])
        let fixed = try await replayed(finding, by: "serve")
        #expect(fixed.isEmpty)
    }

    @Test(.enabled(if: TestEffort.isFull, "starts many processes"))
    func `that depends on earlier requests is not found again as two answers`() async throws {
        let script = "while next; do n=$((n + 1)); [ $n != 12 ] || exit 7; accept; done"
        let findings = try await result(of: script, in: [.presence, .state]).findings
        #expect(findings.map(\.rule) == ["testee/crashed"])
    }

    @Test
    func `that depends on one earlier payload is reported with as few as it takes`()
        async throws
    {
        // It crashes at a null after it has seen a session without any.
        let script = """
            while next; do
                case $payload in eyJpZCI6MH0=) seen=1;; *bnVsb*) [ ! "$seen" ] || exit 7;; esac
                accept
            done
            """
        let findings = try await result(of: script, shard: .whole).findings
        let finding = try #require(findings.first { $0.rule == "testee/crashed" })
        #expect(finding.message.contains("the model crashed, but only after "))
        #expect(finding.replay.payloads.count < 18)
        #expect(try await replayed(finding, by: script).map(\.rule) == ["testee/crashed"])
    }

    @Test(.enabled(if: TestEffort.isFull, "starts many processes"))
    func `that depends on many earlier requests is reported with their number`() async throws {
        let script = "while next; do n=$((n + 1)); [ $n != 100 ] || exit 7; accept; done"
        let findings = try await result(of: script).findings
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.message == "the model crashed, after 99 other requests")
        #expect(finding.observed.hasPrefix("a fresh process answers the payload, and the requests"))
        #expect(finding.replay.payloads.count == 64)
    }

    @Test(.enabled(if: TestEffort.isFull, "starts many processes"))
    func `that is silence after the same requests is reported with them`() async throws {
        let script =
            "while next; do n=$((n + 1)); [ $n != 30 ] || { ring; sleep 600; }; accept; done"
        let findings = try await result(of: script).findings
        #expect(findings.count == 1, "\(findings.map { "\($0)" }.joined(separator: "\n"))")
        let finding = try #require(findings.first)
        #expect(finding.rule == "testee/hung")
        #expect(
            finding.message == "the model did not answer in time, but only after 29 other requests"
        )
        #expect(finding.replay.payloads.count == 30)
    }

    @Test
    func `at the output of the model is blamed on the output`() async throws {
        // It adds a space to each payload, and crashes at payloads with a space.
        let script = """
            while next; do
                case $payload in *IA==|*IA=|*g) exit 3;; esac
                [ $payload != eyJpZCI6MH0= ] || payload=eyJpZCI6MH0g
                accept
            done
            """
        let findings = try await result(of: script, shard: .whole).findings
        let finding = try #require(findings.first { $0.rule == "testee/crashed" })
        #expect(finding.fault.isBreakdown)
        #expect(try await replayed(finding, by: script).map(\.rule) == ["testee/crashed"])
    }

    @Test
    func `by a model in this process is reported too`() async throws {
        let testee = ClosureTestee(
            "Fragile",
            decode: { $0 },
            encode: { payload in
                if payload.count > 8 { throw ConformanceTokenError(text: "long") }
                return payload
            }
        )
        var options = ConformanceOptions()
        options.phases = [.presence]
        let findings = await ConformanceRun(testee, options: options).run().findings
        #expect(findings.first?.rule == "testee/crashed")
        #expect(findings.first?.message == "the model failed with an unexpected error")
    }
}
