import Foundation
import Platform
import SessionConformance

/// The environment of a command, which tests replace.
package struct CommandContext: Sendable {
    var console: Console
    var environment: [String: String]

    /// The request to stop, which commands check or wait for.
    var interruptions: InterruptionWatch

    /// When the program was started, in seconds since 1970-01-01T00:00:00Z.
    var startedAt: Int64

    /// Whether standard input is a terminal.
    var inputIsTerminal: Bool

    /// The folder to which paths are relative.
    var workingDirectory: String

    /// Reads the next line of standard input, without its line feed; `nil` at the end.
    var readLine: @Sendable () -> String?

    /// The time limits of a testee, unless an option sets them.
    var testeeLimits = ChildProcessLimits()

    /// A context.
    init(
        console: Console,
        environment: [String: String],
        interruptions: InterruptionWatch = InterruptionWatch(),
        startedAt: Int64 = Int64(Date().timeIntervalSince1970),
        inputIsTerminal: Bool = false,
        workingDirectory: String = FileManager.default.currentDirectoryPath,
        readLine: @escaping @Sendable () -> String? = { nil }
    ) {
        self.console = console
        self.environment = environment
        self.interruptions = interruptions
        self.startedAt = startedAt
        self.inputIsTerminal = inputIsTerminal
        self.workingDirectory = workingDirectory
        self.readLine = readLine
    }
}

extension CommandContext {
    /// The signal that requests a stop, once it was received.
    func interruption() -> Int32? { interruptions.signal }

    /// Returns a path that does not depend on the folder of this process.
    func absolutePath(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(workingDirectory)/\(path)"
    }

    /// The context of this process.
    package static var standard: CommandContext {
        CommandContext(
            console: .standard,
            environment: ProcessInfo.processInfo.environment,
            interruptions: Interruption.watch,
            inputIsTerminal: FileDescriptor.standardInput.isTerminal,
            readLine: {
                let line = try? FileDescriptor.standardInput.readLine()
                return line.map { String(decoding: $0, as: UTF8.self) }
            }
        )
    }
}
