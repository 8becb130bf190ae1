import Reports

extension Program {
    /// The program for workers, which only works on files.
    package static let sessionCheck = Program(
        "session-check",
        title: "session-check, the part of \(Report.toolName) for workers",
        overview: "Check payloads in files against the contract of the Zendesk session object, in "
            + "parts if there are many.",
        commands: [.check, .merge, .generate, .schema, .help],
        foreignCommands: [
            "live", "model", "corpus", "drift", "baseline", "matrix", "replay", "explain", "serve",
            "doctor",
            "completions",
        ],
        variables: EnvironmentVariable.forFiles
    )
}

/// The commands of every program.
extension Command {
    /// `check`.
    package static let check = Self.single(CheckCommand.self)

    /// `merge`.
    package static let merge = Self.single(MergeCommand.self)

    /// `generate`.
    package static let generate = Self.single(GenerateCommand.self)

    /// `schema`.
    package static let schema = Self.single(SchemaCommand.self)

    /// `help`.
    package static let help = Self.single(HelpCommand.self)
}
