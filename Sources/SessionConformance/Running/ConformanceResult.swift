public import Gen

/// What a run asked and what it found.
public struct ConformanceResult: Sendable {
    /// Who was under test.
    public internal(set) var testee: TesteeIdentity

    /// The seed of the random cases.
    public internal(set) var seed: Seed

    /// The part of the cases that was run.
    public internal(set) var shard: ConformanceShard

    /// How many cases each phase asked.
    public internal(set) var cases: [ConformancePhase: Int] = [:]

    /// How many cases of each phase were not asked because the run ended before.
    package internal(set) var skippedCases: [ConformancePhase: Int] = [:]

    /// The names of the cases of the corpus that were asked.
    package internal(set) var corpusCaseIDs: [String] = []

    /// How many bytes the payloads of all cases had.
    public internal(set) var bytes = 0

    /// Each way in which the testee misses the contract, in the order in which they were met.
    public internal(set) var findings: [ConformanceFinding] = []

    /// What the testee does where the contract leaves the choice.
    public internal(set) var policies: [LearnedPolicy] = []

    /// How many combinations of absent, null and value were tested, of ``presenceCount``.
    public internal(set) var presenceCoverage = 0

    /// How many combinations there are: 3ⁿ for n optional fields.
    public internal(set) var presenceCount = 0

    /// How many of the timestamp dialects were asked about, of ``dialectCount``.
    public internal(set) var dialectCoverage = 0

    /// How many timestamp dialects there are.
    public internal(set) var dialectCount = 0

    /// Whether the time limit, or the testee, ended the run before all cases were asked.
    public internal(set) var isIncomplete = false

    /// Why the testee could not be asked any more, where that is so.
    public internal(set) var unavailability: String?

    /// Whether the testee keeps the contract in all that was asked.
    public var conforms: Bool { findings.isEmpty && unavailability == nil }

    /// How many cases were asked in all phases.
    public var totalCases: Int { cases.values.reduce(0, +) }

    init(testee: TesteeIdentity, seed: Seed, shard: ConformanceShard) {
        self.testee = testee
        self.seed = seed
        self.shard = shard
    }
}

extension ConformanceResult {
    /// Counts what was asked in a phase, and whether the run is over.
    mutating func note(_ tally: PhaseTally, of phase: ConformancePhase, isOver: Bool) {
        cases[phase, default: 0] += tally.cases
        bytes += tally.bytes
        if phase == .corpus { corpusCaseIDs += tally.caseIDs }
        // One that was told to stop is unavailable for no fault of its own.
        if !isOver { unavailability = unavailability ?? tally.unavailability }
    }
}

/// What a testee was seen to do where the contract leaves the choice.
public struct LearnedPolicy: Hashable, Sendable {
    /// The name of the policy in `session-testee/1`, such as `duplicate-key`.
    public let policy: String

    /// What the testee does: one of the answers of the protocol, `mixed`, or, of keys that are
    /// named twice, `accept` where both values come back.
    public let answer: String

    /// How many payloads it accepted, of those that ask this one question.
    public let accepted: Int

    /// How many payloads it rejected for this one question.
    public let rejected: Int

    /// Whether the testee declared it, so that it was asserted and not learned.
    public let isDeclared: Bool
}
