package import CommandLineFrame
import CommandLineInterface
package import Foundation
import ManualTime
package import Platform
import Synchronization

/// One run of the program inside the test process, with its output.
package struct CapturedRun {
    package let code: Int32
    package let output: String
    package let error: String

    /// Runs a program with `arguments` in the folder `workingDirectory`, if it is given.
    ///
    /// If `fault` is given, every write to standard output fails with it. `signal` is received
    /// before the program starts, and `interruptions` can deliver a signal later. The user at the
    /// terminal types `lines`. `onPrompt` is called before each of them is read, and `onOutput`
    /// after each write to standard output.
    package init(
        of program: Program = .sessionConformance,
        arguments: [String],
        fault: SystemError? = nil,
        signal: Int32? = nil,
        interruptions: InterruptionWatch = InterruptionWatch(),
        environment: [String: String] = [:],
        inputIsTerminal: Bool = true,
        workingDirectory: String? = nil,
        lines: [String] = [],
        onPrompt: @escaping @Sendable () -> Void = {},
        onOutput: @escaping @Sendable () -> Void = {}
    ) async {
        if let signal { interruptions.interrupt(by: signal) }
        let typed = TypedLines(lines)
        let written = Written()
        var console = Console(
            writeOutput: { bytes throws(SystemError) in
                if let fault { throw fault }
                written.output.withLock { $0 += bytes }
                onOutput()
            },
            writeError: { text in written.error.withLock { $0 += text } }
        )
        // A slow machine must not make progress lines due.
        console.time = ManualTime().source
        var context = CommandContext(
            program,
            console: console,
            environment: environment,
            interruptions: interruptions,
            startedAt: 1_800_000_000,
            inputIsTerminal: inputIsTerminal,
            workingDirectory: workingDirectory ?? Self.folder(for: arguments),
            readLine: {
                onPrompt()
                return typed.lines.withLock { $0.popFirst() }
            }
        )
        // A correct testee must not time out because the machine is busy.
        context.patience = .seconds(300)
        code = await CommandLineTool(context).run(arguments)
        output = String(decoding: written.output.withLock { $0 }, as: UTF8.self)
        error = written.error.withLock { $0 }
    }

    /// Returns the folder that a command starts in: for a model, one in which the corpus is the
    /// built-in copy, which all tests read together, and else that of the tests.
    private static func folder(for arguments: [String]) -> String {
        ["model", "replay"].contains(arguments.first)
            ? "/" : FileManager.default.currentDirectoryPath
    }

    package init(_ arguments: String..., fault: SystemError? = nil, signal: Int32? = nil) async {
        await self.init(arguments: arguments, fault: fault, signal: signal)
    }

    private final class TypedLines: Sendable {
        let lines: Mutex<ArraySlice<String>>

        init(_ lines: [String]) {
            self.lines = Mutex(lines[...])
        }
    }

    private final class Written: Sendable {
        let output = Mutex<[UInt8]>([])
        let error = Mutex("")
    }
}

/// A temporary folder, which is removed when it is deallocated.
package final class TemporaryFolder {
    package let url: URL

    package var path: String { url.path }

    package init(_ files: [String: String] = [:]) throws {
        url = FileManager.default.temporaryDirectory.appending(path: "cli-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        for (name, text) in files { try Data(text.utf8).write(to: url.appending(path: name)) }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    package func path(of name: String) -> String { url.appending(path: name).path }

    package func text(of name: String) throws -> String {
        try String(contentsOf: url.appending(path: name), encoding: .utf8)
    }
}
