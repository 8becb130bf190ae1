import CommandLineFrame
import Gen
import Reports
import SessionConformance
import SessionContract
import SessionPayloads
import TerminalText

/// The result of testing a model, in the form of a run record.
struct ModelReport {
    let session: ModelSession
    let outcome: ModelSession.Outcome

    /// Writes the result to `record`.
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
        record.units = units(options, record.ledger)
        record.isPartial = isPartial(options)
        record.uncertainRules = outcome.results.reduce(into: []) { $0.formUnion($1.uncertainRules) }
        if options.phases.contains(.corpus) { record.corpus = session.corpus?.identity }
        // A run of the corpus has no random cases, but a shard of it must say which one it is.
        if session.command == "model" || options.shard != .whole {
            record.generator = RandomSource(
                version: PayloadGenerators.version,
                seed: options.seed.bits,
                shard: options.shard.description
            )
        }
        if options.shard != .whole {
            record.parts = [RunRecord.Part(options.shard.index, of: options.shard.count)]
        }
        guard let result = outcome.results.first else { return }
        record.coverage = RunRecord.Coverage(
            presence: .init(result.coverage.presence, failed: result.coverage.failedPresence),
            dialects: .init(result.coverage.dialects, failed: result.coverage.failedDialects),
            aspects: Aspect.allCases.compactMap { aspect in
                result.coverage.aspects?.counts[aspect].map {
                    .init(aspect.rawValue, asked: $0.asked, kept: $0.kept, rejected: $0.rejected)
                }
            }
        )
        record.model = RunRecord.Model(
            name: result.testee.name,
            version: result.testee.version,
            language: result.testee.language
        )
        record.choices = result.policies.map {
            RunRecord.Choice(policy: $0.policy, answer: $0.answer, isDeclared: $0.isDeclared)
        }
    }

    /// Whether options left out a part of the cases of a phase, or of the time.
    private func isPartial(_ options: ConformanceOptions) -> Bool {
        if options.timeLimit != nil { return true }
        if session.command == "corpus" { return session.corpus?.isSelection == true }
        return false
    }

    /// Whether cases were left out.
    private var isShort: Bool { outcome.results.contains(where: \.isIncomplete) }

    /// The number of cases; a replayed failure counts once, however many payloads it has.
    private var cases: Int {
        if case .failures = session.work { return outcome.results.count }
        return outcome.results.reduce(0) { $0 + $1.totalCases }
    }

    private var stagingCases: Int { outcome.staging?.result?.totalCases ?? 0 }

    /// The results of all cases, including staging.
    private var results: [ConformanceResult] {
        outcome.results + [outcome.staging?.result].compactMap(\.self)
    }

    private var target: String {
        guard let identity = outcome.results.first?.testee else {
            return session.testee.command?.first ?? "the model of this package"
        }
        return [identity.name, identity.version].compactMap(\.self).joined(separator: " ")
    }

    /// The reasons why the run failed.
    private var failures: [String] {
        guard outcome.failures.isEmpty, case .suite(let options) = session.work else {
            return outcome.failures
        }
        guard cases + stagingCases == 0, session.context.interruption() == nil else { return [] }
        if isShort { return [] }
        // A shard of a few cases may be empty, which is not an error.
        guard options.shard == .whole else { return [] }
        return [outcome.staging?.failure ?? "there are no cases to run"]
    }
}

// MARK: - Findings

extension ModelReport {
    private func addFindings(to ledger: inout Ledger) {
        for finding in outcome.results.flatMap(\.everyFinding) {
            ledger.add(finding.finding, count: finding.count)
        }
        for finding in [outcome.banner, outcome.ending].compactMap(\.self) { ledger.add(finding) }
        addStaging(to: &ledger)
    }

    private func addStaging(to ledger: inout Ledger) {
        guard let staging = outcome.staging else { return }
        for finding in staging.result?.everyFinding ?? [] {
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
                ? ["Seed \(options.seed.bits) (repeat with --seed \(options.seed.bits))."]
                : []
            let rest = deviations + staging + seed
            return policies + (policies.isEmpty || rest.isEmpty ? [] : [""]) + rest
        case .failures:
            return replayed
        }
    }

    /// What became of the replayed failures.
    private var replayed: [String] {
        let outcomes = outcome.results.compactMap(\.replayOutcome)
        let fixed = outcomes.count { $0 == .fixed }
        let hidden = outcomes.count { $0 == .hidden }
        let all = outcomes.count
        var lines: [String] = []
        if fixed > 0 {
            lines.append(
                all == 1
                    ? "The failure no longer occurs."
                    : "\(fixed) of \(all) failures no longer occur."
            )
        }
        if outcomes.contains(.unrepeated) {
            lines.append(
                """
                The wrong answer was seen only once, and is right now. That does not show that \
                the model is fixed: run it again with more cases.
                """
            )
        }
        if hidden > 0 {
            lines.append(
                all == 1
                    ? "Another fault hides the failure; fix that and replay again."
                    : "Other faults hide \(hidden) of \(all) failures; fix those and replay again."
            )
        }
        return lines
    }

    /// The number of things to fix, which the number of errors, one per case, does not show.
    private var deviations: [String] {
        let count = outcome.results.reduce(0) { $0 + $1.findings.count }
        guard count > 0 else { return [] }
        return [count == 1 ? "1 kind of deviation." : "\(count) kinds of deviation."]
    }

    /// The number of staging cases, which do not count.
    private var staging: [String] {
        guard let staging = outcome.staging else { return [] }
        if let failure = staging.failure {
            let all = session.staging.count
            return ["Ran \(stagingCases) of \(all) staging cases: \(failure)."]
        }
        guard stagingCases > 0 else { return [] }
        return [
            stagingCases == 1
                ? "Also ran 1 staging case; it does not count."
                : "Also ran \(stagingCases) staging cases; they do not count."
        ]
    }

    private var policies: [String] {
        guard let policies = outcome.results.first?.policies, !policies.isEmpty else { return [] }
        let head = "Observed choices where the contract allows several:"
        return [head] + policies.map(line)
    }

    private func line(_ policy: LearnedPolicy) -> String {
        "  \(policy.policy.padded(to: 18))\(policy.choice(withCounts: session.verdict.isVerbose))"
    }
}
