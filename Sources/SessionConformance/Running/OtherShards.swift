/// The planned cases of other shards, which a shard asks as soon as it has found a fault.
///
/// They are not counted. A payload of them may be the plainest that shows a fault, and all shards
/// must find the same one, so that their rows and counts add up to those of the whole run.
struct OtherShards {
    /// The phases whose cases of other shards have not been asked.
    private var pending: [PhaseWork] = []

    /// Whether this shard has a fault.
    private var isFaulty = false

    /// Returns what is to be investigated after a phase, in the order of the phases.
    ///
    /// Breakdowns of others are left to them: each costs the time of a new process.
    ///
    /// - Parameters:
    ///   - tally: The cases of this shard.
    ///   - work: The work of the phase.
    ///   - ask: Asks cases.
    /// - Returns: The tallies, with the cases of other shards.
    mutating func tallies(
        adding tally: PhaseTally,
        of work: PhaseWork,
        _ ask: (PhaseWork) async -> PhaseTally
    ) async -> [(phase: ConformancePhase, tally: PhaseTally)] {
        guard let others = work.ofOtherShards, tally.unavailability == nil, !tally.hasBreakdown
        else {
            return [(work.phase, tally)]
        }
        pending.append(others)
        if !tally.groups.isEmpty { isFaulty = true }
        guard isFaulty else { return [] }
        var all: [(phase: ConformancePhase, tally: PhaseTally)] = []
        for (index, others) in pending.enumerated() {
            let own = index == pending.count - 1 ? tally : PhaseTally()
            all.append((others.phase, own.explained(by: await ask(others))))
        }
        pending = []
        return all
    }
}
