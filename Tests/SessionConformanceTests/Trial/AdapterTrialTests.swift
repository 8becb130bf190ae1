import ManualTime
import SessionConformance
import Testing

@Suite(.timeLimit(.minutes(10)))
struct `The trial of an adapter` {
    /// A program that makes no mistakes: it rejects what is cut or is not UTF-8.
    private static let decent = """
        case $op in encode) payload=eyJpZCI6MSwidXJsIjpudWxsfQ==; accept; continue;; esac
        case $payload in eyJpZCI6MQ==|*/*) reject;; *) accept;; esac
        """

    private static let hello = """
        take
        reply '"protocol":"session-testee/1","ops":["roundtrip","encode"],"testee":{"name":"a"}'

        """

    /// Returns the checks of a script that answers each request after `hello` with `answer`; a ring
    /// exceeds the time limit.
    private func checks(
        _ answer: String = decent,
        begin: String = "",
        end: String = "",
        limits: ChildProcessLimits = ChildProcessLimits()
    ) async throws -> [AdapterTrial.Check] {
        let bell = try Bell()
        let script = begin + "\n" + Self.hello + "while next; do\n\(answer)\ndone"
        let program = ScriptedTestee.command(script, bell: bell)
        let source = program[2].replacing("next() { take; ", with: "next() { take; \(end)\n")
        let trial = AdapterTrial(
            command: [program[0], program[1], source, program[3]],
            limits: limits,
            time: bell.time.source
        )
        return try await bell.outlastAll { () -> Result<[AdapterTrial.Check], ChildStartError> in
            do throws(ChildStartError) {
                return .success(try await trial.checks())
            } catch {
                return .failure(error)
            }
        }.get()
    }

    /// Returns the names of the checks that name a mistake.
    private func mistakes(_ checks: [AdapterTrial.Check]) -> [String] {
        checks.filter { !$0.isRight }.map(\.name)
    }

    @Test
    func `finds no mistake in a decent program`() async throws {
        let checks = try await checks()
        #expect(mistakes(checks) == [], "\(checks)")
        let names = ["start", "flush", "accept", "reject", "encode", "state", "base64", "exit"]
        #expect(checks.map(\.name) == names)
    }

    @Test(arguments: [
        ("reject", ["accept", "encode"], "rejected it with 'as the script says'"),
        ("accept", ["reject", "encode"], "it accepted {\"id\":1, which is not JSON"),
        (
            "[ $payload != eyJpZCI6MQ== ] || { echo Traceback >&2; exit 1; }\n" + decent,
            ["reject"],
            "exited with code 1; standard error:\n  Traceback; catch what the model raises"
        ),
        (
            "case $payload in */*) reply '\"outcome\":\"error\",\"reason\":\"bad\"'; continue;; esac\n"
                + decent, ["base64"], "reported the error 'bad'; decode the base64 to bytes"
        ),
        (
            "n=$((n + 1)); [ $n != 6 ] || payload=eyJpZCI6NX0=\n" + decent, ["state"],
            "create a new model for each request"
        ),
        ("[ $op = encode ] || { \(decent)\ncontinue; }; payload=e30=; accept", ["encode"], "{}"),
        ("echo loading\n" + decent, ["accept", "reject", "encode", "base64"], "wrote 'loading'"),
    ])
    func `names a mistake in replies`(
        answer: String,
        names: [String],
        part: String
    ) async throws {
        let checks = try await checks(answer)
        #expect(mistakes(checks) == names, "\(checks)")
        #expect(checks.first { !$0.isRight }?.detail.contains(part) == true, "\(checks)")
    }

    @Test
    func `names a banner, and continues`() async throws {
        let checks = try await checks(begin: "echo Welcome")
        #expect(mistakes(checks) == ["start"])
        #expect(checks[0].detail.hasPrefix("it wrote 'Welcome' before its answer to 'hello'"))
        #expect(checks.count == 8)
    }

    @Test
    func `recognizes a program that does not flush`() async throws {
        // It holds each reply until the next request comes.
        var limits = ChildProcessLimits()
        // The clock advances until the script has ended, which must not be too late.
        limits.exit = .seconds(3_600)
        let checks = try await checks(
            "ring_once; late=$(accept); take; echo \"$late\"; exit 0",
            begin: "ring_once() { [ \"$rung\" ] || { rung=1; ring; }; }",
            limits: limits
        )
        #expect(mistakes(checks) == ["flush"])
        #expect(checks.last?.detail.hasPrefix("it replied only after it was asked to exit") == true)
    }

    @Test
    func `recognizes a program that does not reply`() async throws {
        let checks = try await checks("ring; sleep 600")
        #expect(mistakes(checks) == ["flush"])
        #expect(checks.last?.detail.hasPrefix("there is no reply to {\"id\":1}; reply") == true)
    }

    @Test
    func `names a wrong exit`() async throws {
        let failing = try await checks(end: "[ $op != bye ] || exit 4")
        #expect(mistakes(failing) == ["exit"])
        #expect(failing.last?.detail.hasPrefix("it exited with code 4 after 'bye'; exit") == true)
        let deaf = try await checks(end: "[ $op != bye ] || { ring; sleep 600; }")
        #expect(mistakes(deaf) == ["exit"])
        #expect(deaf.last?.detail.hasPrefix("it was still running 2.0 seconds after") == true)
    }

    @Test
    func `fails if the program does not start`() async {
        await #expect(throws: ChildStartError.self) {
            try await AdapterTrial(command: ["/bin/sh", "-c", "exit 3"], limits: .patient).checks()
        }
    }
}
