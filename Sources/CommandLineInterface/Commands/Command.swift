/// A subcommand: its name, what lists and help say about it, and what it does.
struct Command {
    let name: String

    /// What it does, in a few words for the list of commands.
    let summary: String

    /// Its help, for a terminal with this many columns.
    let help: (Int) -> String

    /// Its own subcommands, named without it; most have none.
    var subcommands: [Command] = []

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
            CorpusCommand.command, ReplayCommand.command, ExplainCommand.command,
            ServeCommand.command, GenerateCommand.command, HelpCommand.command,
        ]
    }
}

extension Command {
    /// The subcommand that is called `name`.
    func subcommand(named name: String) throws(UsageError) -> Command {
        if let subcommand = subcommands.first(where: { $0.name == name }) { return subcommand }
        let names = subcommands.map(\.name)
        let nearest = NearMiss.closest(to: name, among: names)
        throw UsageError(
            [
                .unknownCommand(
                    "\(self.name) \(name)",
                    suggestion: nearest.map { "\(self.name) \($0)" },
                    available: names.map { "\(self.name) \($0)" }
                )
            ],
            command: self.name
        )
    }
}
