import Reports
import SessionConformance
import SessionContract
import TerminalText

/// Several models, each tested with the same corpus cases: `corpus run --also`.
struct ModelComparison {
    /// The command of each model; `nil` for the model of this package.
    let commands: [[String]?]

    /// The options of each run, in which the command is replaced.
    let options: ModelRunOptions

    let suite: ConformanceOptions
    let corpus: ModelCorpus
    let context: CommandContext

    /// Tests all models one after the other, prints a table of the cases, and returns the worst
    /// exit code.
    func run() async -> ExitCode {
        var table = CaseTable(cases: corpus)
        var codes: [ExitCode] = []
        for command in commands where context.interruption() == nil {
            var testee = options.testee
            testee.command = command
            var suite = suite
            suite.jobs = options.verdict.jobs ?? testee.defaultJobs
            var session = ModelSession(
                testee: testee,
                work: .suite(suite),
                command: "corpus",
                verdict: options.verdict,
                context: context
            )
            session.corpus = corpus
            session.staging = corpus.staging
            let outcome = await session.outcome()
            let report = report(on: ModelReport(session: session, outcome: outcome))
            codes.append(report.exit.code)
            table.add(column(report, outcome, command))
        }
        // Worst first, as for a single run.
        let ranks: [ExitCode] = [.findings, .failed, .inconclusive]
        let worst = ranks.first(where: codes.contains) ?? .success
        let code = context.interruption().map { ExitCode.interrupted(by: $0) } ?? worst
        return context.console.printResult(table.text.terminalSafeLines, code: code)
    }

    private func report(on result: ModelReport) -> Report {
        var record = RunRecord(
            toolVersion: Report.toolVersion,
            command: "corpus",
            target: "",
            startedAt: context.startedAt,
            ledger: options.verdict.ledger()
        )
        result.write(to: &record)
        record.interruption = context.interruption()
        return Report(record, failOn: options.verdict.failOn.severity)
    }

    /// What one model made of the cases.
    private func column(
        _ report: Report,
        _ outcome: ModelSession.Outcome,
        _ command: [String]?
    ) -> CaseTable.Column {
        let results = outcome.results + [outcome.staging?.result].compactMap(\.self)
        let ledger = options.verdict.ledger().options
        let faults = results.flatMap(\.everyFinding).filter { finding in
            let severity = ledger.severity(of: finding.fault.rule)
            return severity?.reaches(options.verdict.failOn.severity) ?? false
        }
        return CaseTable.Column(
            target: report.run.target,
            command: command?.joined(separator: " "),
            tested: Set(results.flatMap(\.corpusCaseIDs)),
            rules: faults.reduce(into: [:]) { $0[$1.caseID, default: []].append($1.rule) },
            verdict: "\(report.exit.verdict.rawValue): \(report.exit.reason)"
        )
    }
}
