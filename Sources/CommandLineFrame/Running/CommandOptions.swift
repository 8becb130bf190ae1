/// The options and operands of a command, as values.
package protocol CommandOptions {
    /// The values of an empty command line.
    init()

    /// The conflicts between the values.
    func problems(in context: CommandContext) -> [UsageProblem]
}

extension CommandOptions {
    /// No conflicts.
    package func problems(in context: CommandContext) -> [UsageProblem] { [] }
}
