import Reports

/// A command: its declaration, its options, and what it does.
///
/// A type conforms to it with a `syntax` that is declared once and a `run` that gets values. Help,
/// parsing and error messages come from the declaration.
protocol CommandDefinition: SendableMetatype {
    associatedtype Options: CommandOptions

    /// The declaration.
    static var syntax: CommandSyntax<Options> { get }

    /// Does what the command is for.
    ///
    /// - Throws: Problems with `options` that only show when they are used.
    static func run(
        _ options: Options,
        _ context: CommandContext
    ) async throws(UsageError) -> ExitCode
}

extension CommandDefinition {
    /// The last word of the command as it is typed, such as `add` of `corpus add`.
    static var name: String {
        syntax.command.split(separator: " ").last.map(String.init) ?? syntax.command
    }

    /// What the command does, in a few words.
    static var summary: String { syntax.summary }

    /// The help for a terminal with `width` columns.
    static func help(width: Int) -> String { syntax.help(width: width) }

    /// The values of a command line.
    ///
    /// - Throws: Everything that is wrong with it.
    static func options(
        from arguments: [String],
        _ context: CommandContext
    ) throws(UsageError) -> Options {
        var options = Options()
        try syntax.parse(arguments, into: &options)
        let problems = options.problems(in: context)
        guard problems.isEmpty else { throw UsageError(problems, command: syntax.command) }
        return options
    }

    /// Runs the command with the arguments after its name.
    static func execute(
        _ arguments: [String],
        _ context: CommandContext
    ) async throws(UsageError) -> ExitCode {
        let options = try options(from: arguments, context)
        do throws(UsageError) {
            return try await run(options, context)
        } catch {
            throw UsageError(error.problems, command: error.command ?? syntax.command)
        }
    }
}
