/// An error with all problems of one command line.
package struct UsageError: Error, Hashable {
    /// The problems in the order of the arguments; at least one.
    package var problems: [UsageProblem]

    /// The command, such as `corpus add`, once it is known.
    package var command: String?

    /// An error with these problems.
    package init(_ problems: [UsageProblem], command: String? = nil) {
        self.problems = problems
        self.command = command
    }

    /// An error with one problem, described by a sentence.
    package init(_ problem: String) {
        self.init([.other(problem)])
    }
}
