import Gen
import Reports
import SessionConformance
import SessionContract
import TerminalText

/// What one run of a model asked and found, on its way into the record of the run.
struct ModelReport {
    let session: ModelSession
    let outcome: ModelSession.Outcome

    /// Writes everything to the record.
    func write(to record: inout RunRecord) {
        record.target = target
        addFindings(to: &record.ledger)
        record.checked.cases = cases + stagingCases
        record.checked.bytes = results.reduce(0) { $0 + $1.bytes }
        record.uncountedCases = stagingCases
        record.failures = failures
        record.isShort = isShort
        record.testeeCommand = session.testee.command ?? []
        if case .suite(let options) = session.work { add(options, to: &record) }
        record.remarks = remarks
        for failure in outcome.failures { session.context.console.complain(failure) }
    }

    private func add(_ options: ConformanceOptions, to record: inout RunRecord) {
        record.units = units(options)
        if options.phases.contains(.corpus) { record.corpus = session.corpus?.identity }
        // The corpus alone has no random cases, but a part of it has to say which it is.
        if session.command == "model" || options.shard != .whole {
            record.generator = RandomSource(
                version: PayloadGenerators.version,
                seed: options.seed.bits,
                shard: options.shard.description
            )
        }
        guard let result = outcome.results.first else { return }
        record.coverage = RunRecord.Coverage(
            presence: .init(result.presenceCoverage, of: result.presenceCount),
            dialects: .init(result.dialectCoverage, of: result.dialectCount)
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
    private func addFindings(to ledger: inout Ledger) {
        for finding in outcome.results.flatMap(\.findings) {
            ledger.add(finding.finding, count: finding.count)
        }
        if let ending = outcome.ending { ledger.add(ending) }
        addStaging(to: &ledger)
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
