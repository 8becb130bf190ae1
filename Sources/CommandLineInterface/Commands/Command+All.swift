extension Command {
    /// All commands, in the order shown in help.
    static let all: [Command] = [
        .single(CheckCommand.self),
        .single(LiveCommand.self),
        .single(ModelCommand.self),
        .group(.corpus),
        .single(MergeCommand.self),
        .group(.baseline),
        .single(MatrixCommand.self),
        .single(ReplayCommand.self),
        .single(ExplainCommand.self),
        .single(ServeCommand.self),
        .single(GenerateCommand.self),
        .single(SchemaCommand.self),
        .single(DoctorCommand.self),
        .single(CompletionsCommand.self),
        .single(HelpCommand.self),
    ]
}
