import Platform
import Reports
import TerminalText

/// The program, which finds the command and runs it.
package struct CommandLineTool {
    private let context: CommandContext

    /// Runs a program as this process, which then ends.
    package static func runProcess(as program: Program) async -> Never {
        let tool = CommandLineTool(.standard(program))
        if let status = tool.makeRoom() { ThisProcess.exit(status) }
        do throws(SystemError) {
            try Interruption.install()
        } catch {
            fatalError("cannot listen for signals: \(error)")
        }
        ThisProcess.exit(await tool.run(processArguments))
    }

    /// The program of a context.
    package init(_ context: CommandContext) {
        self.context = context
    }

    /// The arguments of this process, without the name of the program.
    ///
    /// `CommandLine.arguments` replaces bytes that are not UTF-8, and then no file has that name.
    private static var processArguments: [String] {
        (0..<Int(CommandLine.argc)).dropFirst().compactMap { index in
            guard let argument = unsafe CommandLine.unsafeArgv[index] else { return nil }
            return unsafe PathText.decoding(cString: argument)
        }
    }

    /// The number of descriptors that are enough for every command.
    private static let neededDescriptors = 32

    /// Lets this process open enough files at once.
    ///
    /// This must come before everything else: the runtime of Swift traps if there is no descriptor
    /// for its timers.
    ///
    /// - Returns: The exit status if the system does not allow enough; otherwise `nil`.
    private func makeRoom() -> Int32? {
        makeRoom(within: DescriptorLimit.raise(to: Self.neededDescriptors))
    }

    func makeRoom(within limit: Int) -> Int32? {
        guard limit < Self.neededDescriptors else { return nil }
        console.complain(
            "the limit on open files is \(limit): raise it with 'ulimit -n \(Self.neededDescriptors)'"
        )
        return ExitCode.failed.rawValue
    }

    /// Runs the program with its arguments and returns the exit status.
    package func run(_ arguments: [String]) async -> Int32 {
        let code: ExitCode
        do {
            code = try await dispatch(arguments)
        } catch {
            code = complain(error)
        }
        return code.rawValue
    }

    private func dispatch(_ arguments: [String]) async throws(UsageError) -> ExitCode {
        var rest = arguments[...]
        guard let first = rest.popFirst() else {
            return showMissing(HelpCommand.help(for: program, width: console.textWidth))
        }
        switch first {
        case "--help", "-h":
            return console.printResult(HelpCommand.help(for: program, width: console.textWidth))
        case "--version":
            if let second = rest.first { throw UsageError([.unexpectedArgument(second)]) }
            return console.printResult(version)
        default: break
        }
        if first.hasPrefix("-") {
            throw UsageError([
                Self.problem(withLeading: first, "command", ["--help", "-h", "--version"])
            ])
        }
        switch try program.command(named: first) {
        case .single(let definition): return try await run(definition, Array(rest))
        case .group(let group): return try await run(group, rest)
        }
    }

    private func run(
        _ group: CommandGroup,
        _ arguments: ArraySlice<String>
    ) async throws(UsageError) -> ExitCode {
        var rest = arguments
        guard let name = rest.popFirst() else {
            return showMissing(group.help(of: program, width: console.textWidth))
        }
        guard name.hasPrefix("-") else {
            return try await run(group.command(named: name), Array(rest))
        }
        if asksForHelp(Array(arguments)) {
            return console.printResult(group.help(of: program, width: console.textWidth))
        }
        let problem = Self.problem(withLeading: name, "subcommand", ["--help", "-h"])
        throw UsageError([problem], command: group.name)
    }

    private func run(
        _ definition: any CommandDefinition.Type,
        _ arguments: [String]
    ) async throws(UsageError) -> ExitCode {
        if asksForHelp(arguments) {
            let help = definition.help(of: program, width: console.textWidth)
            return console.printResult(help)
        }
        return try await definition.execute(arguments, context)
    }

    private func asksForHelp(_ arguments: [String]) -> Bool {
        arguments.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    }

    /// Prints `help` on standard error, because the command is missing.
    private func showMissing(_ help: String) -> ExitCode {
        console.writeError(help)
        return .usage
    }

    /// The problem with an option that precedes the command.
    private static func problem(
        withLeading option: String,
        _ expected: String,
        _ names: [String]
    ) -> UsageProblem {
        let problem = UsageProblem.unknown(option: option, among: names)
        if case .unknownOption(_, []) = problem {
            return .other("the \(expected) must come before its options")
        }
        return problem
    }

    private func complain(_ error: UsageError) -> ExitCode {
        for problem in error.problems {
            console.writeError("error: \(PathText.shown(problem.message))\n")
        }
        let topic = error.command.map { " \($0)" } ?? ""
        console.writeError("See '\(program.name) help\(topic)'.\n")
        return .usage
    }

    private var console: Console { context.console }

    private var program: Program { context.program }

    /// The version, and what the program is if it has not all commands.
    private var version: String {
        Report.toolVersion + (program.title.map { " (\($0))" } ?? "") + "\n"
    }
}
