package import Reports

/// A command: its declaration, its options and its behavior.
///
/// A type conforms with a `syntax`, which declares the command once, and a `run`, which gets the
/// parsed values. Help, parsing and error messages are derived from the declaration.
package protocol CommandDefinition: SendableMetatype {
    associatedtype Options: CommandOptions

    /// The declaration of the command.
    static var syntax: CommandSyntax<Options> { get }

    /// Runs the command.
    ///
    /// - Throws: Problems with `options` that are only found when they are used.
    static func run(
        _ options: Options,
        _ context: CommandContext
    ) async throws(UsageError) -> ExitCode
}

extension CommandDefinition {
    /// The last word of the command, such as `add` in `corpus add`.
    package static var name: String {
        syntax.command.split(separator: " ").last.map(String.init) ?? syntax.command
    }

    /// A short description.
    package static var summary: String { syntax.summary }

    /// The declaration without the types of the values.
    package static var outline: CommandOutline { syntax.outline(empty: Options()) }

    /// The help of a program for a terminal with `width` columns.
    package static func help(of program: Program, width: Int) -> String {
        syntax.help(of: program.name, width: width)
    }

    /// Reads the arguments after the name of the command.
    ///
    /// - Throws: All problems with the arguments.
    package static func options(
        from arguments: [String],
        _ context: CommandContext
    ) throws(UsageError) -> Options {
        var options = Options()
        try syntax.parse(arguments, into: &options)
        let problems = options.problems(in: context)
        guard problems.isEmpty else { throw UsageError(problems, command: syntax.command) }
        return options
    }
}
