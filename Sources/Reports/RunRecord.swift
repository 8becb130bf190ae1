package import SessionContract

/// What one run of a command checked and found.
///
/// The command fills it while it runs, and makes a ``Report`` from it at the end.
package struct RunRecord: Sendable {
    /// The version of the program.
    package let toolVersion: String

    /// The command, such as `check`.
    package let command: String

    /// The start of the run, in seconds since 1970-01-01T00:00:00Z.
    package let startedAt: Int64

    /// What is checked: file names, a URL without credentials, or the name of a testee.
    package var target: String

    /// The findings.
    package var ledger: Ledger

    /// How long the run took.
    package var duration = Duration.zero

    /// How much was checked.
    package var checked = Checked()

    /// The parts of the run that pass or fail on their own, in the order in which they ran.
    package var units: [RunUnit] = []

    /// What the run could not do, as phrases, in the order of occurrence.
    package var failures: [String] = []

    /// The signal that interrupted the run.
    package var interruption: Int32?

    /// Whether the run ended before all cases were tested, because of a time limit or because the
    /// program under test could not be asked any more.
    package var isShort = false

    /// What the limits of the user left of what was to be checked, as phrases such as
    /// `page 1 of more (--max-pages)`.
    package var samples: [String] = []

    /// The number of answers among the unjudged ones that the limits of the user left out.
    ///
    /// They are not part of what was to be checked, so they do not change the verdict.
    package var sampledCount = 0

    /// The number of answers that were not judged although no limit of the user left them out.
    package var unjudgedCount: Int { checked.unjudged.total - sampledCount }

    /// The number of texts that are broken or hold something else than sessions, without those that
    /// were not judged.
    package var lostTexts = 0

    /// The number of cases whose findings are reported but not counted.
    package var uncountedCases = 0

    /// The corpus, if the run used one.
    package var corpus: CorpusIdentity?

    /// The censuses that the run has made or compared, the earlier one first.
    package var censuses: [CensusUse] = []

    /// What became of the entries of the baseline, if there is one.
    package var baseline: BaselineUse?

    /// The options that change the verdict, if the command has any.
    package var options: RunOptions?

    /// Whether options left out a part of a unit or of the time, so that what did not occur may
    /// be in the rest.
    package var isPartial = false

    /// The rules of which another run may show rows that this one lacks, although it checked the
    /// same.
    package var uncertainRules: Set<Rule> = []

    /// The fingerprints of rows that occurred, but are left out because others say the same.
    package var impliedRows: Set<String> = []

    /// The parts of the work that were done, if that was not all of it: one, or several that were
    /// merged.
    package var parts: [Part] = []

    /// The merged parts that ended before they had done all of their work, as phrases such as
    /// `part 2 of 3`.
    package var shortParts: [String] = []

    /// The source of the random cases, if there were any.
    package var generator: RandomSource?

    /// The coverage, if a model was tested.
    package var coverage: Coverage?

    /// The model that was tested, if there is one.
    package var model: Model?

    /// What the model does where the contract leaves a choice.
    package var choices: [Choice] = []

    /// Lines that only people see; other members contain the same information for programs.
    package var remarks: [String] = []

    /// The program under test with its arguments, for the commands that replay a failure.
    package var testeeCommand: [String] = []

    /// Creates the record of a run that has not checked anything yet.
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

    /// Adds a phrase to ``failures``.
    package mutating func fail(_ reason: String) { failures.append(reason) }
}
