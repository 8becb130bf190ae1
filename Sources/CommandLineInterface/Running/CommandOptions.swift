/// The options and operands of a command, as values.
protocol CommandOptions {
    /// The values of an empty command line.
    init()

    /// The conflicts between the values.
    func problems(in context: CommandContext) -> [UsageProblem]
}

extension CommandOptions {
    func problems(in context: CommandContext) -> [UsageProblem] { [] }
}
