import CLibrary
import Foundation
import Testing

@testable import SessionConformance

/// Nothing that a child started outlives it.
@Suite(.timeLimit(.minutes(2)))
struct `The processes of a testee` {
    /// A grandchild that would run for a long time, whose number is in the file of the first
    /// argument.
    private static let grandchild =
        #"sleep 600 & printf '%s\n' $$ $! > "$1.new"; mv "$1.new" "$1"; "#

    /// Waits until none of the processes is left whose numbers the script wrote.
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
    func `after a hang the child and its child are gone`() async throws {
        try await withFile { file in
            let bell = try Bell()
            let child = try await ScriptedTestee.started(
                "next; \(Self.grandchild) ring; wait",
                file.path,
                bell: bell
            )
            async let answer = child.answer(to: [])
            await bell.outlast()
            #expect(await answer == .hung(limit: .seconds(2)))
            try await expectGone(file)
        }
    }

    @Test
    func `after a crash the child of the child is gone`() async throws {
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
    func `after the close the child of the child is gone`() async throws {
        try await withFile { file in
            let child = try await ScriptedTestee.started("\(Self.grandchild) serve", file.path)
            #expect(await child.answer(to: [1]) == .accepted([1]))
            #expect(await child.close() == nil)
            try await expectGone(file)
        }
    }

    @Test
    func `when nobody holds the testee any more its processes are gone`() async throws {
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
    func `a child that does not heed the bye is killed`() async throws {
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
    func `an end other than with 0 is told, and so is noise`() async throws {
        let child = try await ScriptedTestee.started("take; exit 6")
        #expect(await child.close() == .crashed(detail: "exited with code 6 after the bye"))
        let noisy = try await ScriptedTestee.started("take; echo goodbye; exit 0")
        #expect(await noisy.close() == .protocolViolation(detail: "wrote “goodbye” at its end"))
    }

    @Test
    func `a close ends a question that waits`() async throws {
        let child = try await ScriptedTestee.started("next; sleep 600")
        async let answer = child.answer(to: [])
        _ = await child.close()
        guard case .unavailable = await answer else {
            Issue.record("it answered")
            return
        }
    }

    @Test
    func `a process that exits leaves no child behind`() async throws {
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
