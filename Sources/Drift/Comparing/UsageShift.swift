package import SessionModel

/// What users do differently, of which several states of several counters are signs.
package enum UsageShift: Hashable, Sendable {
    /// Integers are larger or smaller, so they have another number of bits and of digits.
    case magnitude(DeclaredField)

    /// Texts are longer or shorter.
    case length(DeclaredField)

    /// Times are longer ago, or not as long.
    case age(DeclaredField)

    /// The time from `authenticated_at` to `last_seen_at` is longer or shorter.
    case interval

    /// Where the states of a counter have moved to on the whole.
    package enum Direction: Hashable, Sendable {
        case up, down

        /// Neither, or both.
        case apart
    }

    /// The shift that a change of this counter is a sign of; `nil` if it is not about usage.
    init?(of counter: CensusCounter) {
        switch counter {
        case .bits(let field): self = .magnitude(field)
        case .length(let field):
            self = field.meaning == .integer ? .magnitude(field) : .length(field)
        case .age(let field): self = .age(field)
        case .interval: self = .interval
        default: return nil
        }
    }
}

extension UsageShift.Direction {
    /// Compares the averages of two censuses.
    init(of counter: CensusCounter, _ old: Census, _ new: Census) {
        let (before, after) = (Self.average(of: counter, old), Self.average(of: counter, new))
        self = before < after ? .up : before > after ? .down : .apart
    }

    /// The average place of the states of a counter in their order.
    private static func average(of counter: CensusCounter, _ census: Census) -> Double {
        let ranks = counter.orderedStates ?? []
        var (sum, size) = (0.0, 0.0)
        for state in census.states(of: counter) {
            guard let rank = ranks.firstIndex(of: state.name) else { continue }
            sum += Double(rank) * Double(state.counts.total)
            size += Double(state.counts.total)
        }
        return size > 0 ? sum / size : 0
    }
}
