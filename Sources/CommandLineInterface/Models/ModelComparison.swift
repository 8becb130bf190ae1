import CommandLineFrame
import Reports
import SessionConformance
import SessionContract
import TerminalText

/// Several models, each tested with the same corpus cases: `corpus run --also`.
struct ModelComparison {
    let models: SeveralModels

    /// Tests all models one after the other, prints a table of the cases, and returns the worst
    /// exit code.
    func run() async -> ExitCode {
        var table = CaseTable(cases: models.corpus)
        let code = await models.run { report, outcome, command in
            table.add(column(report, outcome, command))
        }
        let console = models.context.console
        return console.printResult(table.text.terminalSafeLines, code: code)
    }

    /// What one model made of the cases.
    private func column(
        _ report: Report,
        _ outcome: ModelSession.Outcome,
        _ command: [String]?
    ) -> CaseTable.Column {
        let results = outcome.results + [outcome.staging?.result].compactMap(\.self)
        let verdict = models.options.verdict
        let ledger = verdict.ledger().options
        let faults = results.flatMap(\.everyFinding).filter { finding in
            let severity = ledger.severity(of: finding.fault.rule)
            return severity?.reaches(verdict.failOn.severity) ?? false
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
