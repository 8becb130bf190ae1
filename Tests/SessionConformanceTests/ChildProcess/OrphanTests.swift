import Foundation
import Testing

@testable import SessionConformance

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Nothing that a child started outlives it.
@Suite(.timeLimit(.minutes(2)))
struct OrphanTests {
    /// A grandchild that would run for a long time, whose number is in the file of the first
    /// argument.
    private static let grandchild =
        #"sleep 600 & printf '%s\n' $$ $! > "$1.new"; mv "$1.new" "$1"; "#

    /// Waits until none of the processes is left whose numbers the script wrote, and tells whether
    /// that came to pass.
    private func areGone(_ file: URL) async throws -> Bool {
        let numbers = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .compactMap { pid_t($0) }
        try #require(numbers.count == 2)
        // A kill takes effect a moment after it is sent.
        for _ in 0..<200 {
            if numbers.allSatisfy({ !isRunning($0) }) { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    private func isRunning(_ process: pid_t) -> Bool {
        guard kill(process, 0) == 0 else { return false }
        // One that is dead and waits for its parent to look is dead all the same.
        let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        return status?.contains(") Z ") != true
    }

    private func withFile(_ body: (URL) async throws -> Void) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "processes-\(UUID())")
        defer { try? FileManager.default.removeItem(at: file) }
        try await body(file)
    }

    @Test func `after a hang the child and its child are gone`() async throws {
        try await withFile { file in
            let child = try await ScriptedTestee.started(
                "next; [ -e \"$1\" ] && serve; \(Self.grandchild) wait",
                file.path
            )
            #expect(await child.answer(to: []) == .hung(limit: ChildProcessLimits.short.answer))
            #expect(try await areGone(file))
        }
    }

    @Test func `after a crash the child of the child is gone`() async throws {
        try await withFile { file in
            let child = try await ScriptedTestee.started(
                "next; \(Self.grandchild) exit 1",
                file.path
            )
            #expect(await child.answer(to: []) == .crashed(detail: "exited with code 1"))
            #expect(try await areGone(file))
        }
    }

    @Test func `after the close the child of the child is gone`() async throws {
        try await withFile { file in
            let child = try await ScriptedTestee.started("\(Self.grandchild) serve", file.path)
            #expect(await child.answer(to: [1]) == .accepted([1]))
            #expect(await child.close() == nil)
            #expect(try await areGone(file))
        }
    }

    @Test func `when nobody holds the testee any more its processes are gone`() async throws {
        try await withFile { file in
            do {
                let child = try await ScriptedTestee.started(
                    "\(Self.grandchild) serve",
                    file.path
                )
                #expect(await child.answer(to: [1]) == .accepted([1]))
            }
            #expect(try await areGone(file))
        }
    }

    @Test func `a child that does not heed the bye is killed`() async throws {
        var limits = ChildProcessLimits.short
        limits.exit = .milliseconds(200)
        let child = try await ScriptedTestee.started("trap '' TERM INT; sleep 600", limits: limits)
        #expect(await child.close() == .hung(limit: limits.exit))
    }

    @Test func `an end other than with 0 is told, and so is noise`() async throws {
        let child = try await ScriptedTestee.started("take; exit 6")
        #expect(await child.close() == .crashed(detail: "exited with code 6 after the bye"))
        let noisy = try await ScriptedTestee.started("take; echo goodbye; exit 0")
        #expect(await noisy.close() == .protocolViolation(detail: "wrote “goodbye” at its end"))
    }

    @Test func `a close ends a question that waits`() async throws {
        var limits = ChildProcessLimits.short
        limits.answer = .seconds(600)
        let child = try await ScriptedTestee.started("next; sleep 600", limits: limits)
        async let answer = child.answer(to: [])
        _ = await child.close()
        guard case .unavailable = await answer else {
            Issue.record("it answered")
            return
        }
    }

    @Test func `children that are listed can be killed all at once, and those that ended not`()
        throws
    {
        let children = LivingChildren()
        let sleeper = ScriptedTestee.command("sleep 600")
        let processes = try (0..<3).map { _ in
            try ChildProcess(command: sleeper, environment: ["PATH=/usr/bin:/bin"])
        }
        for process in processes { children.insert(process.identifier) }
        children.remove(processes[1].identifier)
        children.kill()
        for process in [processes[0], processes[2]] {
            for _ in 0..<500 where !process.hasEnded { usleep(10_000) }
            #expect(process.stop() == .signalled(SIGKILL))
        }
        #expect(processes[1].stop() == .stopped)
    }

    @Test func `a process that exits leaves no child behind`() async throws {
        try await withFile { file in
            let command = ScriptedTestee.command("\(Self.grandchild) hello; serve", file.path)
            await #expect(processExitsWith: .success) { [command = command as [String]] in
                let child = try? await ChildProcessTestee(command: command, limits: .short)
                let isAnswer = await child?.answer(to: [1]) == .accepted([1])
                withExtendedLifetime(child) { exit(isAnswer ? 0 : 1) }
            }
            let isGone = try await areGone(file)
            #expect(isGone)
        }
    }

    @Test func `a child inherits no descriptor but its three`() async throws {
        // As whoever started us might have left one open: far up, where no shell has its own.
        let left = fcntl(0, F_DUPFD, 700)
        try #require(left >= 700)
        defer { _ = close(left) }
        let child = try await ScriptedTestee.started(
            #"next; [ -e /dev/fd/$1 ] && accept || reject; serve"#,
            "\(left)"
        )
        #expect(await child.answer(to: []) == .rejected(reason: "as the script says"))
    }
}
