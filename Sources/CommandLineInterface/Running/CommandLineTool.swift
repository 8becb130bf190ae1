import Reports

/// The program: finds the command and runs it.
package struct CommandLineTool {
    /// The version, which reports and `--version` name.
    package static let version = "0.1.0"

    private static let usageCode: Int32 = 64

    private let context: CommandContext

    package init(_ context: CommandContext) {
        self.context = context
    }

    /// Runs with the arguments behind the name of the program; the result is the exit code.
    package func run(_ arguments: [String]) async -> Int32 {
        do {
            return try await dispatch(arguments)
        } catch {
            return complain(error)
        }
    }

    private func dispatch(_ arguments: [String]) async throws(UsageError) -> Int32 {
        guard let first = arguments.first else {
            context.console.writeError(HelpCommand.overview(width: helpWidth))
            return Self.usageCode
        }
        switch first {
        case "--help", "-h":
            return context.console.printResult(HelpCommand.overview(width: helpWidth))
        case "--version": return context.console.printResult(Self.version + "\n")
        default: break
        }
        if first.hasPrefix("-") { throw UsageError([Self.problem(withLeading: first)]) }
        var rest = Array(arguments.dropFirst())
        var command = try Self.command(named: first)
        if !command.subcommands.isEmpty, let name = rest.first, !name.hasPrefix("-") {
            command = try command.subcommand(named: name)
            rest.removeFirst()
        }
        if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
            return context.console.printResult(command.help(helpWidth))
        }
        return try await command.run(rest, context)
    }

    static func command(named name: String) throws(UsageError) -> Command {
        guard let command = Command.all.first(where: { $0.name == name }) else {
            let names = Command.all.map(\.name)
            let suggestion = NearMiss.closest(to: name, among: names)
            throw UsageError([.unknownCommand(name, suggestion: suggestion, available: names)])
        }
        return command
    }

    /// What is wrong with an option where a command is due.
    private static func problem(withLeading option: String) -> UsageProblem {
        let problem = UsageProblem.unknown(option: option, among: ["--help", "--version"])
        if case .unknownOption(_, nil) = problem {
            return .other("the command comes first, then its options")
        }
        return problem
    }

    private var helpWidth: Int { min(100, context.console.width ?? 80) }

    private func complain(_ error: UsageError) -> Int32 {
        for problem in error.problems {
            context.console.writeError("error: \(problem.message)\n")
        }
        let topic = error.command.map { " \($0)" } ?? ""
        context.console.writeError("See '\(Report.toolName) help\(topic)'.\n")
        return Self.usageCode
    }
}
