import Foundation
import Reports

/// What a command has to work with, which tests put something else in the place of.
package struct CommandContext: Sendable {
    var console: Console
    var environment: [String: String]

    /// The signal that asks to stop, once there was one.
    var interruption: @Sendable () -> Int32?

    /// The moment the program was started, in seconds since 1970-01-01T00:00:00Z.
    var startedAt: Int64

    /// Whether standard input is a person at a terminal.
    var inputIsTerminal: Bool

    /// The folder that relative paths start at.
    var workingDirectory: String

    /// The next line that the person at standard input types, without its end; `nil` at the end.
    var readLine: @Sendable () -> String?

    init(
        console: Console,
        environment: [String: String],
        interruption: @escaping @Sendable () -> Int32? = { nil },
        startedAt: Int64 = Int64(Date().timeIntervalSince1970),
        inputIsTerminal: Bool = false,
        workingDirectory: String = FileManager.default.currentDirectoryPath,
        readLine: @escaping @Sendable () -> String? = { nil }
    ) {
        self.console = console
        self.environment = environment
        self.interruption = interruption
        self.startedAt = startedAt
        self.inputIsTerminal = inputIsTerminal
        self.workingDirectory = workingDirectory
        self.readLine = readLine
    }
}

extension CommandContext {
    /// The process as it was started.
    package static var standard: CommandContext {
        CommandContext(
            console: .standard,
            environment: ProcessInfo.processInfo.environment,
            interruption: { Interruption.receivedSignal },
            inputIsTerminal: DescriptorOutput(descriptor: 0).isTerminal,
            readLine: { Swift.readLine() }
        )
    }
}
