import CommandLineFrame
import Reports
import SessionConformance
import SessionContract
import SessionCorpus

// What a part of a run reports beside its findings, so that 'merge' can add it.
extension ModelReport {
    /// Whether the report is that of a part whose rows can be added to those of others.
    ///
    /// If each finding is listed, they cannot.
    var isMergeable: Bool {
        session.isPart && !session.verdict.listsEveryFinding
    }

    /// Returns the part that a run was.
    func part(_ options: ConformanceOptions, of record: RunRecord) -> RunRecord.Part {
        var part = RunRecord.Part(options.shard.index, of: options.shard.count)
        part.sources = digest(options)
        part.program = record.testeeCommand
        part.uncertainRules = record.uncertainRules
        part.isPartial = record.isPartial
        return part
    }

    /// The digest of what all parts of the run test together.
    private func digest(_ options: ConformanceOptions) -> String {
        let phases = ConformancePhase.allCases.filter(options.phases.contains).map(\.rawValue)
        let names =
            [session.command, String(options.randomCases)] + phases
            + options.corpus.map(\.id).sorted() + session.staging.map(\.id).sorted()
        var hash = SHA256()
        hash.update(Array(names.joined(separator: "\n").utf8))
        return hash.finish()
    }

    /// Adds each finding as a row of its own, which says how it is put in order and counted.
    func addRows(to ledger: inout Ledger) {
        for result in outcome.results {
            for (finding, shares) in zip(result.findings, shares(of: result)) {
                add(finding.finding, finding.count, .init(finding.rank), shares, to: &ledger)
            }
        }
        for (number, finding) in [outcome.banner, outcome.ending].enumerated() {
            if let finding { add(finding, 1, .once(number), [:], to: &ledger) }
        }
        guard let staging = outcome.staging else { return }
        for finding in staging.result?.findings ?? [] {
            let rank = Ledger.Row.Origin.Rank(finding.rank)
            add(finding.finding, finding.count, rank, [:], suppressedBy: .staging, to: &ledger)
        }
        guard let ending = staging.ending else { return }
        add(ending, 1, .once(0), [:], suppressedBy: .staging, to: &ledger)
    }

    private func add(
        _ finding: Finding,
        _ count: Int,
        _ rank: Ledger.Row.Origin.Rank,
        _ shares: [String: Int],
        suppressedBy suppression: Suppression? = nil,
        to ledger: inout Ledger
    ) {
        var origin = Ledger.Row.Origin()
        origin.rank = rank
        origin.shares = shares
        ledger.add(finding, count, origin, suppressedBy: suppression)
    }

    /// Returns the number of cases in each unit for each finding of a result.
    private func shares(of result: ConformanceResult) -> [[String: Int]] {
        guard case .suite(let options) = session.work else { return [] }
        if session.command == "corpus" {
            let topics = session.corpus?.topics ?? [:]
            return result.findings.map { finding in
                topics[finding.caseID].map { [$0.rawValue: finding.count] } ?? [:]
            }
        }
        var shares: [[String: Int]] = Array(repeating: [:], count: result.findings.count)
        for phase in ConformancePhase.allCases where options.phases.contains(phase) {
            for (index, (_, count)) in result.counts(in: phase).enumerated() where count > 0 {
                shares[index][phase.rawValue] = count
            }
        }
        return shares
    }
}

extension Ledger.Row.Origin.Rank {
    fileprivate init(_ rank: ConformanceFinding.Rank) {
        self =
            switch rank {
            case .planned(let number): .planned(number)
            case .random(let fault, let index): .random(fault: fault, index: index)
            }
    }
}

extension RunRecord.Choice {
    /// Creates the choice that a run has learned.
    init(_ policy: LearnedPolicy, withObservations: Bool) {
        self.init(
            policy: policy.policy,
            answer: policy.answer,
            isDeclared: policy.isDeclared,
            observations: withObservations ? policy.observations : []
        )
    }

    /// What a run has learned, from which the choice of several runs follows.
    var learned: LearnedPolicy {
        LearnedPolicy(
            policy: policy,
            answer: answer,
            isDeclared: isDeclared,
            observations: observations
        )
    }
}
