import Platform

/// The environment of a command, which tests replace.
package struct CommandContext: Sendable {
    /// The program that the command belongs to.
    package let program: Program

    /// The streams for results and for everything else.
    package var console: Console

    /// The environment variables.
    package var environment: [String: String]

    /// The request to stop, which commands check or wait for.
    package var interruptions: InterruptionWatch

    /// When the program was started, in seconds since 1970-01-01T00:00:00Z.
    package var startedAt: Int64

    /// Whether standard input is a terminal.
    package var inputIsTerminal: Bool

    /// The folder to which paths are relative.
    package var workingDirectory: String

    /// Reads the next line of standard input, without its line feed; `nil` at the end.
    package var readLine: @Sendable () -> String?

    /// The time that a child process has for each thing, unless an option sets it; `nil` for the
    /// usual limits.
    package var patience: Duration?

    /// A context.
    ///
    /// - Parameters:
    ///   - program: The program that the command belongs to.
    ///   - console: The streams for results and for everything else.
    ///   - environment: The environment variables.
    ///   - interruptions: The request to stop.
    ///   - startedAt: When the program was started, in seconds since 1970-01-01T00:00:00Z.
    ///   - inputIsTerminal: Whether standard input is a terminal.
    ///   - workingDirectory: The folder to which paths are relative.
    ///   - readLine: Reads the next line of standard input.
    package init(
        _ program: Program,
        console: Console,
        environment: [String: String],
        interruptions: InterruptionWatch = InterruptionWatch(),
        startedAt: Int64 = TimeSource.system.date(),
        inputIsTerminal: Bool = false,
        workingDirectory: String = ThisProcess.workingDirectory,
        readLine: @escaping @Sendable () -> String? = { nil }
    ) {
        self.program = program
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
    package func interruption() -> Int32? { interruptions.signal }

    /// Returns a path that does not depend on the folder of this process.
    package func absolutePath(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(workingDirectory)/\(path)"
    }

    /// Returns the context of this process, which runs a program.
    static func standard(_ program: Program) -> CommandContext {
        CommandContext(
            program,
            console: .standard,
            environment: ThisProcess.environment,
            interruptions: Interruption.watch,
            inputIsTerminal: FileDescriptor.standardInput.isTerminal,
            readLine: {
                let line = try? FileDescriptor.standardInput.readLine()
                return line.map { String(decoding: $0, as: UTF8.self) }
            }
        )
    }
}
