import Reports
package import SessionModel

/// What changed between two censuses, beyond what chance explains.
package struct CensusComparison: Sendable {
    /// A side of the comparison.
    package struct Side: Hashable, Sendable {
        /// When it was counted, in seconds since 1970-01-01T00:00:00Z.
        package let takenAt: Int64

        /// The number of sessions.
        package let sessions: Int

        /// The number of independent sessions that say as much.
        package let effective: Int

        /// The part of its sources that was counted, in words; `nil` if that was all of them.
        let part: String?

        /// The version of the program that counted.
        let toolVersion: String

        /// Whether there are too few sessions to compare.
        package var isTooSmall: Bool { effective < CensusComparison.leastEffective }

        /// What a comparison knows about a census.
        package init(_ census: Census) {
            toolVersion = census.toolVersion
            part = census.parts.first.map { first in
                census.parts.count == 1 ? first.phrase : "\(census.parts.count) parts"
            }
            takenAt = census.takenAt
            sessions = census.sessions.total
            effective = census.effectiveSessions
        }
    }

    /// The earlier census.
    package let old: Side

    /// The later census.
    package let new: Side

    /// The changes, the worst first.
    package private(set) var changes: [CensusChange] = []

    /// The changes of combinations that are left out because changes of their fields say the same.
    package private(set) var implied: [CensusChange] = []

    /// The number of states that were compared, by field; `nil` is the session as a whole.
    package private(set) var comparedStates: [DeclaredField?: Int] = [:]

    /// The counters with too many states to compare.
    package private(set) var skipped: [CensusCounter] = []

    /// Whether there is too little to compare.
    package var isTooSmall: Bool { old.isTooSmall || new.isTooSmall }

    /// The number of effective sessions that a comparison needs.
    package static let leastEffective = 100

    /// The number of effective sessions from which on a new state is listed however rare it is.
    private static let leastToKnowAll = 300.0

    /// The probability that chance passes the test of any state, in a whole comparison.
    ///
    /// Most of what passes is too small a change to matter, so alarms are ten times as rare.
    private static let chance = 0.002

    /// Compares two censuses.
    package init(_ old: Census, _ new: Census) {
        self.old = Side(old)
        self.new = Side(new)
        var pairs: [StatePair] = []
        for counter in CensusCounter.allCases {
            if old.isJoined(counter) || new.isJoined(counter) { skipped.append(counter) }
            let own = StatePair.pairs(of: counter, old, new)
            comparedStates[counter.field, default: 0] += own.count
            pairs += own
        }
        // Each of the tests may fail by chance, so each gets its part (Bonferroni).
        let limit = NaturalLogarithm.of(Self.chance / Double(max(1, pairs.count)))
        changes = pairs.compactMap { Self.change($0, limit) }
        // Too few draws prove little, but one violation of the contract is enough.
        if isTooSmall { changes.removeAll { !$0.isCertain } }
        removeImplied()
        joinShifts(old, new)
        changes.sort { ($0.grade.rank, -$0.weight, $0.name) < ($1.grade.rank, -$1.weight, $1.name) }
    }

    private static func change(_ pair: StatePair, _ limit: Double) -> CensusChange? {
        let shares = pair.effectiveShares
        let isNew = pair.old.hits.total == 0
        let isSignificant = shares.matters && shares.logarithmOfChance <= limit
        guard let grade = pair.grade(ifSignificant: isSignificant) else {
            // A change that chance may explain. A new state is still worth a look.
            guard isNew, !pair.counter.isUsage, shares.old.size >= leastToKnowAll else {
                return nil
            }
            return CensusChange(.firstSeen, pair, shares)
        }
        return CensusChange(grade, pair, shares)
    }

    /// Removes changes of combinations if changes of their fields already say what happened, and
    /// shifts of values that are written in another way.
    private mutating func removeImplied() {
        let fields = changes.contains { change in
            if case .state = change.counter { true } else { false }
        }
        if fields {
            implied = changes.filter { $0.counter == .presence }
            changes.removeAll { $0.counter == .presence }
        }
        var rewritten: Set<DeclaredField> = []
        for change in changes where change.grade != .shift && change.grade != .firstSeen {
            if case .state = change.counter { continue }
            if let field = change.counter.field { rewritten.insert(field) }
        }
        changes.removeAll { change in
            switch change.grade == .shift ? UsageShift(of: change.counter) : nil {
            case .magnitude(let field), .length(let field): rewritten.contains(field)
            case .age, .interval, nil: false
            }
        }
    }

    /// Keeps one change for each shift: that of the state that shows most.
    private mutating func joinShifts(_ old: Census, _ new: Census) {
        var best: [UsageShift: CensusChange] = [:]
        for change in changes where change.grade == .shift {
            guard let shift = UsageShift(of: change.counter) else { continue }
            guard let other = best[shift], !change.showsMore(than: other) else {
                best[shift] = change
                continue
            }
        }
        changes.removeAll { $0.grade == .shift }
        changes += best.map { shift, change in
            var change = change
            change.shift = shift
            change.direction = UsageShift.Direction(of: change.counter, old, new)
            return change
        }
    }
}

extension CensusChange {
    /// Whether this change shows more of a shift than another: bits more than digits, what is there
    /// more than what is gone, and a large change more than a small one.
    fileprivate func showsMore(than other: CensusChange) -> Bool { signOrder < other.signOrder }

    private var signOrder: (Int, Int, Double, String) {
        let isLength = if case .length = counter { true } else { false }
        return (isLength ? 1 : 0, new.percent < old.percent ? 1 : 0, -weight, name)
    }
}
