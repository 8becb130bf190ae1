/// Planned cases that a run asks as soon as it has found a fault, and does not count.
///
/// A shard asks those of the other shards: one of them may be the plainest that shows a fault, and
/// all shards must find the same one, so that their rows and counts add up to those of the whole
/// run. A run without some of the planned phases asks them before it looks for the reasons of
/// random cases, which would depend on the seed otherwise.
struct UncountedCases {
    /// What is to be investigated.
    struct Part {
        let phase: ConformancePhase
        let tally: PhaseTally
        var stage = ConformanceFinding.Stage.planned
    }

    /// The planned phases that the run does not have.
    private let explaining: [PhaseWork]

    /// The phases whose cases of other shards have not been asked.
    private var pending: [PhaseWork] = []

    /// Whether this shard has a fault.
    private var isFaulty = false

    /// No cases so far.
    ///
    /// - Parameter explaining: The planned phases that the run does not have.
    init(explaining: [PhaseWork]) {
        self.explaining = explaining
    }

    /// Returns what is to be investigated after a phase, in the order of the phases.
    ///
    /// After a time-out, nothing else is asked: each costs the time limit of an answer.
    ///
    /// - Parameters:
    ///   - tally: The cases of this shard.
    ///   - work: The work of the phase.
    ///   - ask: Asks cases.
    /// - Returns: The tallies, with the cases that are not counted.
    mutating func parts(
        adding tally: PhaseTally,
        of work: PhaseWork,
        _ ask: (PhaseWork) async -> PhaseTally
    ) async -> [Part] {
        let own = Part(phase: work.phase, tally: tally)
        guard tally.unavailability == nil, !tally.hasTimeOut else { return [own] }
        if !tally.groups.isEmpty { isFaulty = true }
        if let others = work.ofOtherShards { pending.append(others) }
        guard isFaulty || pending.isEmpty else { return [] }
        var parts: [Part] = []
        for others in pending {
            let isLast = others.phase == work.phase && others.question == work.question
            let own = isLast ? tally : PhaseTally()
            guard others.phase != .random else { continue }
            parts.append(Part(phase: others.phase, tally: own.explained(by: await ask(others))))
        }
        pending = []
        guard work.phase == .random || parts.isEmpty else { return parts }
        guard work.phase == .random, !tally.groups.isEmpty else { return parts + [own] }
        for work in explaining {
            let tally = PhaseTally().explained(by: await ask(work))
            parts.append(Part(phase: work.phase, tally: tally, stage: .explaining))
        }
        return parts + [own]
    }
}
