import CommandLineFrame
import Reports
import SessionConformance

/// Several models, each tested with the same cases, one after the other.
struct SeveralModels {
    /// The command of each model; `nil` for the model of this package.
    let commands: [[String]?]

    /// The options of each run, in which the command is replaced.
    let options: ModelRunOptions

    let suite: ConformanceOptions
    let corpus: ModelCorpus

    /// The name of the command in reports.
    let command: String

    let context: CommandContext

    /// Tests all models, until the program is asked to stop.
    ///
    /// - Parameter use: Called with the report on each model and the outcome of its run.
    /// - Returns: The worst exit code.
    func run(_ use: (Report, ModelSession.Outcome, [String]?) -> Void) async -> ExitCode {
        var codes: [ExitCode] = []
        for command in commands where context.interruption() == nil {
            var testee = options.testee
            testee.command = command
            var suite = suite
            suite.jobs = options.verdict.jobs ?? testee.defaultJobs
            var session = ModelSession(
                testee: testee,
                work: .suite(suite),
                command: self.command,
                verdict: options.verdict,
                context: context
            )
            session.corpus = corpus
            if suite.phases.contains(.corpus) { session.staging = corpus.staging }
            let outcome = await session.outcome()
            let report = report(on: ModelReport(session: session, outcome: outcome))
            codes.append(report.exit.code)
            use(report, outcome, command)
        }
        // Worst first, as for a single run.
        let ranks: [ExitCode] = [.findings, .failed, .inconclusive]
        let worst = ranks.first(where: codes.contains) ?? .success
        return context.interruption().map { .interrupted(by: $0) } ?? worst
    }

    private func report(on result: ModelReport) -> Report {
        var record = RunRecord(
            toolVersion: Report.toolVersion,
            command: command,
            target: "",
            startedAt: context.startedAt,
            ledger: options.verdict.ledger()
        )
        result.write(to: &record)
        record.interruption = context.interruption()
        return Report(record, failOn: options.verdict.failOn.severity)
    }
}
