/// The options and operands of a command, as values.
protocol CommandOptions {
    /// The values of a command line without arguments.
    init()

    /// What is wrong with the values taken together.
    func problems(in context: CommandContext) -> [UsageProblem]
}

extension CommandOptions {
    func problems(in context: CommandContext) -> [UsageProblem] { [] }
}
