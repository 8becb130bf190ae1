// MARK: - Choices by chance, a plan or a record

extension Source {
    /// Where choices come from.
    enum Origin: Equatable {
        case chance
        case replay
        case probe(row: Int)
        case plan
    }

    mutating func scripted(
        _ domain: borrowing Domain,
        _ weights: borrowing ContiguousArray<UInt64>
    ) -> UInt64 {
        switch origin {
        case .chance: byChance(domain, weights)
        case .replay: replayed(domain)
        case .probe(let row): probed(domain, row)
        case .plan: covered(domain, weights)
        }
    }

    mutating func byChance(
        _ domain: borrowing Domain,
        _ weights: borrowing ContiguousArray<UInt64>
    ) -> UInt64 {
        switch domain.kind {
        // Alternatives without weights are equally likely.
        case .alternative: weights.isEmpty ? recording.chance(domain) : recording.chance(weights)
        case .length: recording.chance(length: domain)
        case .signed, .unsigned, .symbol, .double, .day, .time, .rank, .mark:
            recording.chance(domain)
        }
    }

    private mutating func replayed(_ domain: borrowing Domain) -> UInt64 {
        // Marks of spans that this replay does not open have no meaning.
        while cursor < record.count, record[cursor].kind == .mark,
            record[cursor].low > UInt64(recording.depth)
        {
            cursor += 1
        }
        guard cursor < record.count else { return domain.target }
        let choice = record[cursor]
        // The record has no more choices for this span. The mark stays, because `skip` looks for
        // it.
        if choice.kind == .mark {
            return domain.target
        }
        cursor += 1
        if choice.kind == .rank {
            return resolved(domain, rank: choice.value)
        }
        guard choice.kind == domain.kind else { return domain.target }
        // An edit before this choice may have changed its range.
        return min(max(choice.value, domain.low), domain.high)
    }

    private func resolved(_ domain: borrowing Domain, rank: UInt64) -> UInt64 {
        if domain.kind == .double {
            return min(max(rank, domain.low), domain.high)
        }
        return domain.choice(domain.target).value(ofComplexity: rank)
    }
}

// MARK: - Interruptions

extension Source {
    /// Takes choices from a record until the interrupted origin is resumed.
    mutating func interrupt(with record: ContiguousArray<Choice>) -> Interruption {
        let interruption = Interruption(
            origin: origin,
            record: self.record,
            cursor: cursor,
            hasMarks: hasMarks,
            wasWalking: isWalking
        )
        origin = .replay
        self.record = record
        recording.isFree = false
        cursor = 0
        hasMarks = false
        isWalking = true
        return interruption
    }

    /// Continues as before an interruption.
    mutating func resume(_ interruption: Interruption) {
        origin = interruption.origin
        record = interruption.record
        recording.isFree = origin == .chance
        cursor = interruption.cursor
        hasMarks = interruption.hasMarks
        isWalking = interruption.wasWalking
    }

    /// An interrupted origin and the position in it.
    struct Interruption {
        fileprivate let origin: Origin
        fileprivate let record: ContiguousArray<Choice>
        fileprivate let cursor: Int
        fileprivate let hasMarks: Bool
        fileprivate let wasWalking: Bool
    }
}
