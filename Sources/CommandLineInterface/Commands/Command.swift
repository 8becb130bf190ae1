/// A subcommand: its name, what lists and help say about it, and what it does.
struct Command {
    let name: String

    /// What it does, in a few words for the list of commands.
    let summary: String

    /// Its help, for a terminal with this many columns.
    let help: (Int) -> String

    /// Runs it with the arguments behind its name; the result is the exit code.
    let run: ([String], CommandContext) async throws(UsageError) -> Int32

    init(
        _ name: String,
        summary: String,
        help: @escaping (Int) -> String,
        run: @escaping ([String], CommandContext) async throws(UsageError) -> Int32
    ) {
        self.name = name
        self.summary = summary
        self.help = help
        self.run = run
    }

    /// All commands, in the order in which help lists them.
    static var all: [Command] {
        [
            CheckCommand.command, LiveCommand.command, ModelCommand.command,
            ReplayCommand.command, ExplainCommand.command, ServeCommand.command,
            GenerateCommand.command, HelpCommand.command,
        ]
    }
}
