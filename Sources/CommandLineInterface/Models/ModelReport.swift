import Gen
import Reports
import SessionConformance
import SessionContract
import TerminalText

/// The report on one run of a model.
struct ModelReport {
    let session: ModelSession
    let outcome: ModelSession.Outcome

    func report(_ duration: Duration) -> Report {
        let summary = ledger.summary
        let interruption = session.context.interruption()
        let decision = ExitDecision(
            totals: Report.Totals(summary.totals, suppressed: summary.suppressedCount),
            failOn: session.verdict.failOn.severity,
            failures: failures,
            interruption: interruption
        )
        var report = Report(
            toolVersion: Report.toolVersion,
            command: session.command,
            target: target,
            startedAt: session.context.startedAt,
            duration: duration,
            exit: decision.exit
        )
        report.totals = decision.totals
        report.rows = summary.rows
        report.rowCount = summary.rowCount
        report.unlistedCount = summary.unlistedCount
        report.suppressedRows = summary.suppressedRows
        report.checked.cases = cases + stagingCases
        report.checked.bytes = results.reduce(0) { $0 + $1.bytes }
        report.isIncomplete = interruption != nil || isShort
        if isShort, interruption == nil, failures.isEmpty {
            report.exit.reason += "; the time limit ended the run before all cases were asked"
        }
        if cases == 0, stagingCases > 0 {
            report.exit.reason += "; all that was asked is staging, which is never counted"
        }
        report.testeeCommand = session.testee.command ?? []
        if case .suite(let options) = session.work { add(options, to: &report) }
        report.remarks = remarks
        for failure in outcome.failures { session.context.console.complain(failure) }
        return report
    }

    private func add(_ options: ConformanceOptions, to report: inout Report) {
        if options.phases.contains(.corpus) { report.corpus = session.corpus }
        // The corpus alone has no random cases, but a part of it has to say which it is.
        if session.command == "model" || options.shard != .whole {
            report.generator = Report.Generator(
                version: PayloadGenerators.version,
                seed: options.seed.bits,
                shard: options.shard.description
            )
        }
        guard let result = outcome.results.first else { return }
        report.coverage = Report.Coverage(
            presence: "\(result.presenceCoverage)/\(result.presenceCount)",
            dialects: "\(result.dialectCoverage)/\(result.dialectCount)"
        )
    }

    /// Whether there was more to ask.
    private var isShort: Bool { outcome.results.contains(where: \.isIncomplete) }

    /// How many cases were asked; of failures each is one, however many payloads it takes.
    private var cases: Int {
        if case .failures = session.work { return outcome.results.count }
        return outcome.results.reduce(0) { $0 + $1.totalCases }
    }

    private var stagingCases: Int { outcome.staging?.result?.totalCases ?? 0 }

    /// What was asked, the cases of staging included.
    private var results: [ConformanceResult] {
        outcome.results + [outcome.staging?.result].compactMap(\.self)
    }

    private var target: String {
        guard let identity = outcome.results.first?.testee else {
            return session.testee.command?.first ?? "the model of this package"
        }
        return [identity.name, identity.version].compactMap(\.self).joined(separator: " ")
    }

    /// What could not be done.
    private var failures: [String] {
        guard outcome.failures.isEmpty, case .suite(let options) = session.work else {
            return outcome.failures
        }
        guard cases + stagingCases == 0, session.context.interruption() == nil else { return [] }
        if isShort { return ["the time limit was over before anything was asked"] }
        // A part of a small whole may be empty without anybody's fault.
        guard options.shard == .whole else { return [] }
        return [outcome.staging?.failure ?? "there is nothing to ask"]
    }
}

// MARK: - Findings

extension ModelReport {
    private var ledger: Ledger {
        var ledger = session.verdict.ledger
        for finding in outcome.results.flatMap(\.findings) {
            ledger.add(finding.finding, count: finding.count)
        }
        if let ending = outcome.ending { ledger.add(ending) }
        addStaging(to: &ledger)
        return ledger
    }

    private func addStaging(to ledger: inout Ledger) {
        guard let staging = outcome.staging else { return }
        for finding in staging.result?.findings ?? [] {
            ledger.add(finding.finding, count: finding.count, suppressedBy: .staging)
        }
        if let ending = staging.ending { ledger.add(ending, suppressedBy: .staging) }
    }
}

// MARK: - Remarks

extension ModelReport {
    private var remarks: [String] {
        switch session.work {
        case .suite(let options):
            let seed =
                options.phases.contains(.random) && !outcome.results.isEmpty
                ? ["Seed \(options.seed.bits); --seed \(options.seed.bits) asks the same again."]
                : []
            let rest = deviations + staging + seed
            return policies + (policies.isEmpty || rest.isEmpty ? [] : [""]) + rest
        case .failures:
            let mended = outcome.results.count { $0.conforms && !$0.isIncomplete }
            let all = outcome.results.count
            guard mended > 0 else { return [] }
            return [
                all == 1
                    ? "The failure does not show any more."
                    : "\(mended) of \(all) failures do not show any more."
            ]
        }
    }

    /// How many things there are to mend, which the number of errors, one a case, does not tell.
    private var deviations: [String] {
        let count = outcome.results.reduce(0) { $0 + $1.findings.count }
        guard count > 0 else { return [] }
        return [count == 1 ? "1 kind of deviation." : "\(count) kinds of deviation."]
    }

    /// How many cases were asked that count against nobody.
    private var staging: [String] {
        guard let staging = outcome.staging else { return [] }
        if let failure = staging.failure {
            let all = session.staging.count
            return ["Asked about \(stagingCases) of \(all) cases of staging: \(failure)."]
        }
        guard stagingCases > 0 else { return [] }
        let cases = stagingCases == 1 ? "1 case" : "\(stagingCases) cases"
        return ["Asked about \(cases) of staging too, which nobody is held to."]
    }

    private var policies: [String] {
        guard let policies = outcome.results.first?.policies, !policies.isEmpty else { return [] }
        let head = "Where the contract leaves a choice, the testee was seen to choose:"
        return [head] + policies.map(line)
    }

    private func line(_ policy: LearnedPolicy) -> String {
        "  \(policy.policy.padded(to: 18))\(policy.choice(withCounts: session.verdict.isVerbose))"
    }
}
