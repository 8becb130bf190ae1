package import SessionContract

/// What one run of a command looked at and found: a command fills it while it runs, and a
/// ``Report`` is made from it at the end.
package struct RunRecord: Sendable {
    /// The version of the program.
    package let toolVersion: String

    /// The command, such as `check`.
    package let command: String

    /// The start of the run, in seconds since 1970-01-01T00:00:00Z.
    package let startedAt: Int64

    /// What is looked at: file names, a URL without credentials, the name of a testee.
    package var target: String

    /// Counts the findings.
    package var ledger: Ledger

    /// How long the run took.
    package var duration = Duration.zero

    /// How much was looked at.
    package var checked = Checked()

    /// The parts of the run that pass or fail by themselves, in the order in which they came.
    package var units: [RunUnit] = []

    /// What the run could not do, one phrase each, the first cause first.
    package var failures: [String] = []

    /// The signal that interrupted the run.
    package var interruption: Int32?

    /// Whether cases are left because of a time limit, or because no more could be asked.
    package var isShort = false

    /// How many of the cases were only shown, and never counted.
    package var uncountedCases = 0

    /// The corpus, if the run used one.
    package var corpus: CorpusIdentity?

    /// The source of the random cases, if there were any.
    package var generator: RandomSource?

    /// What a run of a model covered.
    package var coverage: Coverage?

    /// Lines for people only; programs find the same in other members.
    package var remarks: [String] = []

    /// The program under test with its arguments, for commands that replay a failure.
    package var testeeCommand: [String] = []

    /// A record of a run that has not looked at anything yet.
    package init(
        toolVersion: String,
        command: String,
        target: String,
        startedAt: Int64,
        ledger: Ledger
    ) {
        self.toolVersion = toolVersion
        self.command = command
        self.target = target
        self.startedAt = startedAt
        self.ledger = ledger
    }

    /// Adds to ``failures``.
    package mutating func fail(_ reason: String) { failures.append(reason) }
}
