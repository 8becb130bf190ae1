public import Gen
package import SessionContract

/// The result of a run.
public struct ConformanceResult: Sendable {
    /// The tested model.
    public internal(set) var testee: TesteeIdentity

    /// The seed of the random cases.
    public internal(set) var seed: Seed

    /// The part of the cases that was run.
    public internal(set) var shard: ConformanceShard

    /// The number of tested cases in each phase.
    public internal(set) var cases: [ConformancePhase: Int] = [:]

    /// The number of cases in each phase that were left when the run ended.
    package internal(set) var skippedCases: [ConformancePhase: Int] = [:]

    /// The names of the tested corpus cases.
    package internal(set) var corpusCaseIDs: [String] = []

    /// The total size of all payloads, in bytes.
    public internal(set) var bytes = 0

    /// The violations of the contract, in the order in which they were found.
    public internal(set) var findings: [ConformanceFinding] = []

    /// The number of cases in each phase that show each of ``findings``.
    private var phaseCounts: [[ConformancePhase: Int]] = []

    /// The violations of the contract, with one for each case that shows it; `nil` unless the
    /// options say so.
    var caseFindings: [ConformanceFinding]?

    /// The violations of the contract: one for each case that shows it, if the options say so, or
    /// else ``findings``.
    package var everyFinding: [ConformanceFinding] { caseFindings ?? findings }

    /// The rules of which another run may show rows that this one lacks, although it had the cases.
    package internal(set) var uncertainRules: Set<Rule> = []

    /// What the testee does where the contract leaves a choice.
    public internal(set) var policies: [LearnedPolicy] = []

    /// The tested combinations of states, timestamp dialects and aspects.
    package internal(set) var coverage = CoverageTally()

    /// The number of tested combinations of absent, null and value, of ``presenceCount``.
    public var presenceCoverage: Int { coverage.presence.count }

    /// The number of all combinations: 3ⁿ for n optional fields.
    public internal(set) var presenceCount = 0

    /// The number of tested timestamp dialects, of ``dialectCount``.
    public var dialectCoverage: Int { coverage.dialects.count }

    /// The number of all timestamp dialects.
    public internal(set) var dialectCount = 0

    /// Whether the run ended before all cases were tested, because of the time limit, a
    /// cancellation or the testee.
    public internal(set) var isIncomplete = false

    /// What a replay found out; `nil` if it ended early, or for any other run.
    package internal(set) var replayOutcome: ReplayOutcome?

    /// Why the testee could not answer any more, if that happened.
    public internal(set) var unavailability: String?

    /// Whether no violation was found and the testee stayed available.
    public var conforms: Bool { findings.isEmpty && unavailability == nil }

    /// The number of tested cases in all phases.
    public var totalCases: Int { cases.values.reduce(0, +) }

    init(testee: TesteeIdentity, seed: Seed, shard: ConformanceShard) {
        self.testee = testee
        self.seed = seed
        self.shard = shard
    }
}

extension ConformanceResult {
    /// The violations of the contract as in ``everyFinding``, with the number of cases in `phase`
    /// that show each of them.
    package func counts(in phase: ConformancePhase) -> [(finding: ConformanceFinding, count: Int)] {
        everyFinding.enumerated().map { index, finding in
            let isCounted = caseFindings == nil && phaseCounts.indices.contains(index)
            let counts = isCounted ? phaseCounts[index] : [finding.phase: finding.count]
            return (finding, counts[phase, default: 0])
        }
    }

    /// Lists each case that shows a finding by itself.
    mutating func list(_ cases: CaseFindings) {
        caseFindings = cases.findings(
            explainedBy: findings,
            randomCounts: phaseCounts.map { $0[.random, default: 0] }
        )
    }

    /// Sets the findings, each with the number of cases that show it.
    ///
    /// Those that only cases of other shards show are left to them.
    mutating func setFindings(_ investigation: Investigation, _ counts: inout FindingCounts) {
        counts.unexplained = investigation.unexplained
        var findings = (investigation.findings + investigation.randomFindings).forReport
        let shares = counts.divide(among: &findings)
        let counted = zip(findings, shares).filter { !$1.isEmpty }
        phaseCounts = counted.map(\.1)
        self.findings = counted.map { finding, counts in
            var finding = finding
            finding.count = counts.values.reduce(0, +)
            return finding
        }
    }

    /// Adds the counts of a phase.
    mutating func note(_ tally: PhaseTally, of phase: ConformancePhase, isOver: Bool) {
        cases[phase, default: 0] += tally.cases
        bytes += tally.bytes
        if phase == .corpus { corpusCaseIDs += tally.caseIDs }
        // A testee that was stopped because the run is over is not at fault.
        if !isOver { unavailability = unavailability ?? tally.unavailability }
    }
}

/// The observed behaviour of a testee where the contract leaves a choice.
public struct LearnedPolicy: Hashable, Sendable {
    /// The name of the policy in `session-testee/1`, such as `duplicate-key`.
    public let policy: String

    /// The choice of the testee: an answer of the protocol, `mixed`, or, for duplicate keys,
    /// `accept` if both values come back.
    public let answer: String

    /// What a `mixed` answer depends on, as a phrase; `nil` if unknown.
    public let dependence: String?

    /// The number of accepted payloads that raise only this question.
    public let accepted: Int

    /// The number of payloads that were rejected, although the same ones without what raises the
    /// question are accepted.
    public let rejected: Int

    /// Whether the testee declared the policy, so that it was checked rather than learned.
    public let isDeclared: Bool

    /// What the choice was learned from, so that runs of parts can be merged.
    package let observations: [ChoiceObservation]

    /// Creates what a run of a part has learned.
    ///
    /// - Parameters:
    ///   - policy: The name of the policy.
    ///   - answer: The choice.
    ///   - isDeclared: Whether the testee declared it.
    ///   - observations: What it was learned from.
    package init(
        policy: String,
        answer: String,
        isDeclared: Bool,
        observations: [ChoiceObservation]
    ) {
        self.init(
            policy: policy,
            answer: answer,
            dependence: nil,
            accepted: 0,
            rejected: 0,
            isDeclared: isDeclared,
            observations: observations
        )
    }

    init(
        policy: String,
        answer: String,
        dependence: String?,
        accepted: Int,
        rejected: Int,
        isDeclared: Bool,
        observations: [ChoiceObservation]
    ) {
        self.policy = policy
        self.answer = answer
        self.dependence = dependence
        self.accepted = accepted
        self.rejected = rejected
        self.isDeclared = isDeclared
        self.observations = observations
    }
}
