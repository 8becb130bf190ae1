extension Census {
    /// The number of independent sessions that say as much as the sessions of the census.
    ///
    /// Each counter has its own design effect; this is the number for the counter in the middle, so
    /// that one user with habits of his own does not make all others worthless.
    var effectiveSessions: Int {
        var effects: [Double] = []
        for counter in CensusCounter.allCases
        where counter != .paging && !counter.hasLabels && !counter.isUsage && !isJoined(counter) {
            let states = states(of: counter)
            guard states.count > 1 else { continue }
            let sizes = states.sum
            var spread = BlockSpread()
            for state in states { spread.add(state.counts, of: sizes) }
            effects.append(spread.effect(ofSize: Double(sizes.total)))
        }
        effects.sort()
        let effect = effects.isEmpty ? 1 : effects[effects.count / 2]
        let number = min(Double(sessions.total) / effect, mostUsers ?? .infinity)
        return Int(number.rounded(.down))
    }

    /// An estimate of the number of users if there are few, and otherwise `nil`.
    ///
    /// It follows from how many blocks no user is in (linear counting, Whang 1990). If a few users
    /// have all sessions, the blocks are too different for a design effect to show it.
    private var mostUsers: Double? {
        let empty = sessions.blocks.count { $0 == 0 }
        guard empty > Self.mostEmptyBlocks else { return nil }
        let count = Double(BlockCounts.blockCount)
        return -count * NaturalLogarithm.of(Double(empty) / count)
    }

    /// The number of empty blocks that a hundred users leave in one of a hundred cases.
    private static let mostEmptyBlocks = 4
}
