import Foundation
import Platform
import SessionConformance

/// The surroundings of a command, which tests replace.
package struct CommandContext: Sendable {
    var console: Console
    var environment: [String: String]

    /// The request to stop, which commands look at or wait for.
    var interruptions: InterruptionWatch

    /// The moment the program was started, in seconds since 1970-01-01T00:00:00Z.
    var startedAt: Int64

    /// Whether standard input is a person at a terminal.
    var inputIsTerminal: Bool

    /// The folder that relative paths start at.
    var workingDirectory: String

    /// The next line that the person at standard input types, without its end; `nil` at the end.
    var readLine: @Sendable () -> String?

    /// How long a testee may take where no option says so.
    var testeeLimits = ChildProcessLimits()

    /// A context with these surroundings.
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
    /// The signal that asks to stop, once it has come.
    func interruption() -> Int32? { interruptions.signal }

    /// The process as it was started.
    package static var standard: CommandContext {
        CommandContext(
            console: .standard,
            environment: ProcessInfo.processInfo.environment,
            interruptions: Interruption.watch,
            inputIsTerminal: FileDescriptor.standardInput.isTerminal,
            readLine: { Swift.readLine() }
        )
    }
}
