import Foundation
import Reports

/// What a command has to work with, which tests put something else in the place of.
package struct CommandContext: Sendable {
    var console: Console
    var environment: [String: String]

    /// The signal that asks to stop, once there was one.
    var interruption: @Sendable () -> Int32?

    /// The moment the program was started.
    var startedAt: Date

    /// Whether standard input is a person at a terminal.
    var inputIsTerminal: Bool

    init(
        console: Console,
        environment: [String: String],
        interruption: @escaping @Sendable () -> Int32? = { nil },
        startedAt: Date = Date(),
        inputIsTerminal: Bool = false
    ) {
        self.console = console
        self.environment = environment
        self.interruption = interruption
        self.startedAt = startedAt
        self.inputIsTerminal = inputIsTerminal
    }
}

extension CommandContext {
    /// The process as it was started.
    package static var standard: CommandContext {
        CommandContext(
            console: .standard,
            environment: ProcessInfo.processInfo.environment,
            interruption: { Interruption.receivedSignal },
            inputIsTerminal: DescriptorOutput(descriptor: 0).isTerminal
        )
    }
}
