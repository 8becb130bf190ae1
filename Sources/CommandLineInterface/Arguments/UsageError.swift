/// An error with all problems of one command line.
struct UsageError: Error, Hashable {
    /// The problems in the order of the arguments; at least one.
    var problems: [UsageProblem]

    /// The command, such as `corpus add`, once it is known.
    var command: String?

    /// An error with these problems.
    init(_ problems: [UsageProblem], command: String? = nil) {
        self.problems = problems
        self.command = command
    }

    /// An error with one problem, described by a sentence.
    init(_ problem: String) {
        self.init([.other(problem)])
    }
}
