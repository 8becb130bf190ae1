import SessionContract
import SessionModel
import StrictJSON

/// A state of a counter in two censuses.
struct StatePair: Sendable {
    /// The state in one census.
    struct Part: Sendable {
        /// What has the state.
        let hits: BlockCounts

        /// What could have it.
        let sizes: BlockCounts
    }

    let counter: CensusCounter
    let state: String
    let old: Part
    let new: Part

    /// Whether it was the most frequent state before, of which a rise is the fall of others.
    let isUsual: Bool

    /// Returns the states of a counter that can be compared.
    static func pairs(of counter: CensusCounter, _ old: Census, _ new: Census) -> [StatePair] {
        guard !old.isJoined(counter), !new.isJoined(counter) else { return [] }
        let (before, after) = (old.states(of: counter), new.states(of: counter))
        guard counter != .types else { return pairs(ofTypes: before, after, old, new) }
        let oldSizes = counter.hasLabels ? old.sessions : before.sum
        let newSizes = counter.hasLabels ? new.sessions : after.sum
        // Nothing follows from a share of no sessions, but a type that the contract forbids is a
        // violation even if there was no value before.
        let isType = if case .type = counter { true } else { false }
        guard newSizes.total > 0, oldSizes.total > 0 || isType else { return [] }
        return pairs(of: counter, (before, oldSizes), (after, newSizes)).filter {
            counter != .rules || !isImplied($0.state)
        }
    }

    /// Returns the types of each undeclared key that both censuses have, as shares of the sessions
    /// with that key.
    private static func pairs(
        ofTypes before: Census.NamedCounts,
        _ after: Census.NamedCounts,
        _ old: Census,
        _ new: Census
    ) -> [StatePair] {
        guard !old.isJoined(.keys), !new.isJoined(.keys) else { return [] }
        let oldTypes = Dictionary(grouping: before) { KeyType(state: $0.name)?.key ?? "" }
        let newTypes = Dictionary(grouping: after) { KeyType(state: $0.name)?.key ?? "" }
        let newKeys = Dictionary(new.states(of: .keys).map { ($0.name, $0.counts) }) { one, _ in
            one
        }
        return old.states(of: .keys).flatMap { key -> [StatePair] in
            guard let sizes = newKeys[key.name] else { return [] }
            return pairs(
                of: .types,
                (oldTypes[key.name] ?? [], key.counts),
                (newTypes[key.name] ?? [], sizes)
            )
        }
    }

    private static func pairs(
        of counter: CensusCounter,
        _ old: (states: Census.NamedCounts, sizes: BlockCounts),
        _ new: (states: Census.NamedCounts, sizes: BlockCounts)
    ) -> [StatePair] {
        let oldCounts = Dictionary(old.states.map { ($0.name, $0.counts) }) { one, _ in one }
        let newCounts = Dictionary(new.states.map { ($0.name, $0.counts) }) { one, _ in one }
        // A session has one of the states, or several.
        let isShared = counter.hasLabels && counter != .types
        let usual = isShared ? nil : old.states.max { $0.counts.total < $1.counts.total }?.name
        let names = Set(oldCounts.keys).union(newCounts.keys).sorted()
        return names.map { name in
            StatePair(
                counter: counter,
                state: name,
                old: Part(hits: oldCounts[name] ?? BlockCounts(), sizes: old.sizes),
                new: Part(hits: newCounts[name] ?? BlockCounts(), sizes: new.sizes),
                isUsual: name == usual
            )
        }
    }

    /// Whether another counter says the same as this rule, so that a change has one row.
    private static func isImplied(_ id: String) -> Bool {
        switch Rule(rawValue: id) {
        case .contractMissing, .contractNull, .contractType, .contractFraction, .contractRange,
            .contractIntegerSpelling, .contractUndeclared, .contractMisspelled, .contractAbsent,
            .timestampMalformed, .timestampImpossible, .timestampNoOffset,
            .timestampUndocumentedForm, .linkForm, nil:
            true
        default: false
        }
    }

    /// The shares of as many independent draws as say the same.
    var effectiveShares: TwoShares {
        var spread = BlockSpread()
        spread.add(old.hits, of: old.sizes)
        spread.add(new.hits, of: new.sizes)
        return TwoShares(old: old.sample(spread), new: new.sample(spread))
    }

    /// Returns the grade of a change of this pair; `nil` if there is none.
    func grade(ifSignificant isSignificant: Bool) -> CensusChange.Grade? {
        if isNewViolation { return .breaking }
        guard isSignificant else { return nil }
        if counter.isUsage { return .shift }
        let rises = old.sample(BlockSpread()).share < new.sample(BlockSpread()).share
        guard rises else { return isUsual ? nil : .narrowing }
        // A rise of the usual form is the fall of others. But fewer values of a field are news.
        if isUsual, !lacksValue { return nil }
        if let rule { return rule.grade }
        return isForbidden || isBreakingSize ? .breaking : .widening
    }

    /// Whether the contract forbids the state, and it did not occur before.
    var isNewViolation: Bool { isForbidden && old.hits.total == 0 && new.hits.total > 0 }

    /// Whether the state is that of a field without a value.
    private var lacksValue: Bool {
        switch counter {
        case .state: state != FieldState.value.rawValue
        case .types: KeyType(state: state)?.kind == .null
        default: false
        }
    }

    private var isForbidden: Bool {
        switch counter {
        case .state(let field): field.isRequired && state != FieldState.value.rawValue
        case .type(let field): state != field.kind.rawValue
        case .spelling: state == CensusState.Spelling.fractional.rawValue
        default: false
        }
    }

    /// Whether clients with smaller numbers fail at the state.
    private var isBreakingSize: Bool {
        guard case .size = counter else { return false }
        return switch CensusState.Size(rawValue: state) {
        case .int64, .uint64, .larger: true
        case .int32, .uint32, .int53, nil: false
        }
    }

    /// The rule that the state is about.
    private var rule: Rule? { counter == .rules ? Rule(rawValue: state) : nil }
}

extension StatePair.Part {
    func sample(_ spread: BlockSpread) -> TwoShares.Sample {
        let size = Double(sizes.total)
        let effect = spread.effect(ofSize: size)
        return TwoShares.Sample(hits: Double(hits.total) / effect, size: size / effect)
    }
}

extension Rule {
    fileprivate var grade: CensusChange.Grade {
        defaultSeverity == .error ? .breaking : .widening
    }
}

extension Census.NamedCounts {
    /// The counts of all states together.
    var sum: BlockCounts { reduce(into: BlockCounts()) { $0 += $1.counts } }
}
