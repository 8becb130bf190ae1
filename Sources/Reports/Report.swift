package import SessionContract

/// What one run looked at, what it found, and what follows from it.
///
/// A report is a value and knows no format; ``HumanReport``, ``JSONReport`` and ``NDJSONReport``
/// turn it into text.
package struct Report: Sendable {
    /// The version of the program that made it.
    package var toolVersion: String

    /// The subcommand that made it: `check`, `live`, `model`, `corpus` or `merge`.
    package var command: String

    /// What was looked at: file names, a URL without credentials, the name of a testee.
    package var target: String

    /// The corpus, where one was used.
    package var corpus: Corpus?

    /// The source of the random cases, where there were some.
    package var generator: Generator?

    /// The start of the run, in seconds since 1970-01-01T00:00:00Z.
    package var startedAt: Int64

    package var duration: Duration
    package var checked = Checked()

    /// What a run of a model covered.
    package var coverage: Coverage?

    package var totals = Totals()
    package var exit: Exit

    /// Whether the run was interrupted, so that there may be more to find.
    package var isIncomplete = false

    /// The rows that are listed: the worst severity first, then in the order in which their first
    /// finding came.
    package var rows: [Ledger.Row] = []

    /// How many distinct rows there were, listed or not.
    package var rowCount = 0

    /// How many findings belong to rows past the limit, which are not listed.
    package var unlistedCount = 0

    /// The rows of findings that are reported and not counted, each with the reason.
    package var suppressedRows: [Ledger.Row] = []

    /// What people are told besides, a line each; programs find it in other members.
    package var remarks: [String] = []

    /// The program and its arguments that a failure is to be replayed against, where it is one.
    package var testeeCommand: [String] = []

    package init(
        toolVersion: String,
        command: String,
        target: String,
        startedAt: Int64,
        duration: Duration,
        exit: Exit
    ) {
        self.toolVersion = toolVersion
        self.command = command
        self.target = target
        self.startedAt = startedAt
        self.duration = duration
        self.exit = exit
    }

    /// The name that reports give the program.
    package static let toolName = "session-conformance"
}

extension Report {
    /// The version of a corpus and the digest of its cases.
    package struct Corpus: Hashable, Sendable {
        package var version: String
        package var sha256: String

        package init(version: String, sha256: String) {
            self.version = version
            self.sha256 = sha256
        }
    }

    /// What has to be known to make the same random cases again.
    package struct Generator: Hashable, Sendable {
        package var version: Int
        package var seed: UInt64

        /// Which part of the cases this run made, such as `1/1`.
        package var shard: String

        package init(version: Int, seed: UInt64, shard: String) {
            self.version = version
            self.seed = seed
            self.shard = shard
        }
    }

    /// How much was looked at.
    package struct Checked: Hashable, Sendable {
        package var payloads = 0
        package var sessions = 0
        package var bytes = 0
        package var cases = 0
        package var pages = 0

        package init() {}
    }

    /// How much of what there is to cover was covered, such as `81/81`.
    package struct Coverage: Hashable, Sendable {
        package var presence: String
        package var dialects: String

        package init(presence: String, dialects: String) {
            self.presence = presence
            self.dialects = dialects
        }
    }

    /// How many findings there were, those that no row lists included.
    package struct Totals: Hashable, Sendable {
        package var error = 0
        package var warning = 0
        package var note = 0
        package var inconclusive = 0

        /// How many findings were reported and not counted, whatever their severity.
        package var suppressed = 0

        package init() {}

        package init(_ counts: [Severity: Int], suppressed: Int = 0) {
            error = counts[.error] ?? 0
            warning = counts[.warning] ?? 0
            note = counts[.note] ?? 0
            inconclusive = counts[.inconclusive] ?? 0
            self.suppressed = suppressed
        }

        package subscript(severity: Severity) -> Int {
            switch severity {
            case .error: error
            case .warning: warning
            case .note: note
            case .inconclusive: inconclusive
            }
        }
    }

    /// What the run says to whoever called it.
    package struct Exit: Hashable, Sendable {
        /// The exit status of the process.
        package var code: Int32

        package var verdict: Verdict

        /// Why, in a phrase without a full stop.
        package var reason: String

        package init(code: Int32, verdict: Verdict, reason: String) {
            self.code = code
            self.verdict = verdict
            self.reason = reason
        }
    }

    /// What is known about the target at the end of a run.
    package enum Verdict: String, CaseIterable, Sendable {
        case conforms
        case violates
        case inconclusive
        case failed
    }
}
