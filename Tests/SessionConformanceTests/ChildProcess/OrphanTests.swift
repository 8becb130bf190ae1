import CLibrary
import Foundation
import Testing

@testable import SessionConformance

/// No process that a child has started outlives it.
@Suite(.timeLimit(.minutes(10)))
struct `The processes of a testee` {
    /// Starts a long-running grandchild, and writes the IDs of both processes to the file in `$1`.
    private static let grandchild =
        #"sleep 600 & printf '%s\n' $$ $! > "$1.new"; mv "$1.new" "$1"; "#

    /// Waits until both processes of the script have exited.
    private func expectGone(_ file: URL) async throws {
        let numbers = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .compactMap { Int32($0) }
        try #require(numbers.count == 2)
        // A kill takes effect a moment after it is sent.
        while numbers.contains(where: isRunning) { await Task.yield() }
    }

    private func withFile(_ body: (URL) async throws -> Void) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "processes-\(UUID())")
        defer { try? FileManager.default.removeItem(at: file) }
        try await body(file)
    }

    @Test
    func `are gone after a hang`() async throws {
        try await withFile { file in
            let bell = try Bell()
            let child = try await ScriptedTestee.started(
                "next; \(Self.grandchild) ring; wait",
                file.path,
                bell: bell
            )
            let answer = await bell.outlastAll { await child.answer(to: []) }
            #expect(answer == .hung(limit: .seconds(2)))
            try await expectGone(file)
        }
    }

    @Test
    func `are gone after a crash`() async throws {
        try await withFile { file in
            let child = try await ScriptedTestee.started(
                "next; \(Self.grandchild) exit 1",
                file.path
            )
            #expect(await child.answer(to: []) == .crashed(detail: "exited with code 1"))
            try await expectGone(file)
        }
    }

    @Test
    func `are gone after it has been closed`() async throws {
        try await withFile { file in
            let child = try await ScriptedTestee.started("\(Self.grandchild) serve", file.path)
            #expect(await child.answer(to: [1]) == .accepted([1]))
            #expect(await child.close() == nil)
            try await expectGone(file)
        }
    }

    @Test
    func `are gone after it has been released`() async throws {
        try await withFile { file in
            do {
                let child = try await ScriptedTestee.started(
                    "\(Self.grandchild) serve",
                    file.path
                )
                #expect(await child.answer(to: [1]) == .accepted([1]))
            }
            try await expectGone(file)
        }
    }

    @Test
    func `are killed if the child ignores bye`() async throws {
        let bell = try Bell()
        let child = try await ScriptedTestee.started(
            "trap '' TERM INT; ring; sleep 600",
            bell: bell
        )
        async let end = child.close()
        await bell.outlast()
        #expect(await end == .hung(limit: .seconds(2)))
    }

    @Test
    func `may neither exit with a code other than 0 nor write after bye`() async throws {
        let child = try await ScriptedTestee.started("take; exit 6")
        #expect(await child.close() == .crashed(detail: "exited with code 6 after 'bye'"))
        let noisy = try await ScriptedTestee.started("take; echo goodbye; exit 0")
        #expect(await noisy.close() == .protocolViolation(detail: "wrote 'goodbye' after 'bye'"))
    }

    @Test
    func `do not keep a pending request waiting after it has been closed`() async throws {
        let child = try await ScriptedTestee.started("next; sleep 600")
        async let answer = child.answer(to: [])
        _ = await child.close()
        guard case .unavailable = await answer else {
            Issue.record("it answered")
            return
        }
    }

    @Test
    func `are gone after this process has exited`() async throws {
        try await withFile { file in
            let command = ScriptedTestee.command(
                "\(Self.grandchild) hello; serve",
                [file.path]
            )
            await #expect(processExitsWith: .success) { [command = command as [String]] in
                let child = try? await ChildProcessTestee(command: command, limits: .patient)
                let isAnswer = await child?.answer(to: [1]) == .accepted([1])
                withExtendedLifetime(child) { exit(isAnswer ? 0 : 1) }
            }
            try await expectGone(file)
        }
    }
}
