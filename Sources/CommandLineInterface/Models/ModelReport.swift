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
        record.remarks = remarks(record.ledger)
        for failure in outcome.failures { session.context.console.complain(failure) }
    }

    private func add(_ options: ConformanceOptions, to record: inout RunRecord) {
        record.units = units(options, record.ledger)
        record.isPartial = isPartial(options)
        record.uncertainRules = outcome.results.reduce(into: []) { $0.formUnion($1.uncertainRules) }
        if options.phases.contains(.corpus) { record.corpus = session.corpus?.identity }
        // A run of the corpus has no random cases, but a shard of it must say which one it is.
        if session.command == "model" || session.isPart {
            record.generator = RandomSource(
                version: PayloadGenerators.version,
                seed: options.seed.bits,
                shard: options.shard.description
            )
        }
        if session.isPart { record.parts = [part(options, of: record)] }
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
            RunRecord.Choice($0, withObservations: session.isPart)
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
        guard outcome.failures.isEmpty, case .suite = session.work else {
            return outcome.failures
        }
        guard cases + stagingCases == 0, session.context.interruption() == nil else { return [] }
        if isShort { return [] }
        // A shard of a few cases may be empty, which is not an error.
        guard !session.isPart else { return [] }
        return [outcome.staging?.failure ?? "there are no cases to run"]
    }
}

// MARK: - Findings

extension ModelReport {
    private func addFindings(to ledger: inout Ledger) {
        guard !isMergeable else {
            addRows(to: &ledger)
            return
        }
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
    private func remarks(_ ledger: Ledger) -> [String] {
        switch session.work {
        case .suite(let options):
            let hasSeed = options.phases.contains(.random) && !outcome.results.isEmpty
            // Rules that are off have no rows.
            let deviations = outcome.results.flatMap(\.findings).count {
                ledger.options.severity(of: $0.finding.rule) != nil
            }
            return ModelRemarks(
                policies: outcome.results.first?.policies ?? [],
                deviations: deviations,
                stagingCases: stagingCases,
                stagingFailure: outcome.staging?.failure.map {
                    "Ran \(stagingCases) of \(session.staging.count) staging cases: \($0)."
                },
                seed: hasSeed ? options.seed.bits : nil
            ).lines(withCounts: session.verdict.isVerbose)
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
}
