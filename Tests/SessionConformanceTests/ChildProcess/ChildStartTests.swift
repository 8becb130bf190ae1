import Foundation
import SessionConformance
import Testing

@Suite(.timeLimit(.minutes(10)))
struct `Starting a child` {
    private func error(of command: [String]) async -> ChildStartError? {
        await #expect(throws: ChildStartError.self) {
            try await ChildProcessTestee(command: command, limits: .patient)
        }
    }

    @Test
    func `is tried only once if the program does not exist`() async {
        let error = await error(of: ["/no/such/testee"])
        #expect(error?.kind == .notStarted)
        #expect(error?.attempts == 1)
        #expect(error?.description.contains("'/no/such/testee'") == true)
        #expect(error?.description.contains("No such file or directory") == true)
    }

    @Test
    func `fails for a file that is not a program, and for an empty command`() async {
        #expect(await error(of: ["/"])?.kind == .notStarted)
        #expect(await error(of: [""])?.kind == .notStarted)
        #expect(await error(of: [])?.kind == .noCommand)
    }

    @Test
    func `is tried three times if the child exits before it answers hello`() async throws {
        let log = FileManager.default.temporaryDirectory.appending(path: "starts-\(UUID())")
        defer { try? FileManager.default.removeItem(at: log) }
        let script = "echo start >> \"$1\"; echo 'no licence' >&2; take; exit 4"
        let error = await error(of: ScriptedTestee.command(script, [log.path]))
        #expect(error?.kind == .ended)
        #expect(error?.attempts == 3)
        #expect(
            error?.detail
                == "exited with code 4, before it answered 'hello'; standard error:\nno licence\n"
        )
        #expect(try String(contentsOf: log, encoding: .utf8) == "start\nstart\nstart\n")
    }

    @Test
    func `succeeds at the second attempt if the child fails once`() async throws {
        let log = FileManager.default.temporaryDirectory.appending(path: "starts-\(UUID())")
        defer { try? FileManager.default.removeItem(at: log) }
        let script = "[ -e \"$1\" ] || { : > \"$1\"; exit 1; }; hello; serve"
        let child = try await ScriptedTestee.unstarted(script, log.path)
        #expect(await child.answer(to: [1]) == .accepted([1]))
    }

    @Test
    func `fails if the child does not answer hello in time`() async throws {
        let bell = try Bell()
        let error = await bell.outlastAll { () async -> ChildStartError? in
            do throws(ChildStartError) {
                _ = try await ScriptedTestee.unstarted("ring; sleep 600", bell: bell)
                return nil
            } catch {
                return error
            }
        }
        #expect(error?.kind == .silent)
        #expect(error?.attempts == 3)
    }

    @Test(arguments: [
        #"take; reply '"protocol":"session-testee/2","ops":[],"testee":{"name":"a"}'"#,
        "take; reply '\"outcome\":\"unsupported\"'",
        #"take; seq=1; reply '"protocol":"session-testee/1","ops":[],"testee":{"name":"a"}'"#,
    ])
    func `fails at once if the child speaks another protocol`(script: String) async {
        let error = await error(of: ScriptedTestee.command(script + "; sleep 600"))
        #expect(error?.kind == .notUnderstood)
        #expect(error?.attempts == 1)
    }

    @Test
    func `fails in a restart too, after which the testee is unavailable`() async throws {
        let log = FileManager.default.temporaryDirectory.appending(path: "starts-\(UUID())")
        defer { try? FileManager.default.removeItem(at: log) }
        let script = "[ ! -e \"$1\" ] || exit 1; : > \"$1\"; hello; next; accept; next; exit 2"
        let child = try await ScriptedTestee.unstarted(script, log.path)
        let answers = await child.answers(to: [[1], [2], [3], [4]])
        #expect(answers[..<2] == [.accepted([1]), .crashed(detail: "exited with code 2")])
        for answer in answers[2...] {
            guard case .unavailable(let reason) = answer else {
                Issue.record("\(answer)")
                continue
            }
            #expect(reason.contains("in 3 attempts: it exited with code 1, before it answered"))
        }
    }
}
