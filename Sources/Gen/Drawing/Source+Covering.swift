// MARK: - Choices by a covering plan

extension Source {
    mutating func covered(
        _ domain: borrowing Domain,
        _ weights: borrowing ContiguousArray<UInt64>
    ) -> UInt64 {
        // Before anything else, because this moves to the next address.
        let place = plan.place(at: leafAddress())
        if let place, let value = plan.value(of: place, combination: step.combination) {
            if !place.hasAllValues(width: domain.width) { sawUnplanned = true }
            // If the domain depends on earlier choices, the value may come from a wider one.
            return domain.low + min(value, domain.width)
        }
        // The combination does not determine this choice, so the combinations may not be all cases.
        sawUnplanned = true
        switch step.leaves {
        case .chance:
            hasVaried = true
            return byChance(domain, weights)
        case .small(let row):
            // The simplest choices are the same each time.
            hasVaried = hasVaried || row >= 3
            return small(domain, weights, row)
        case .row(let row):
            if let place, let level = plan.level(of: place, row: row), !isCrowded {
                return landmark(domain, level)
            }
            hasVaried = true
            // A factor has no column. Once its combinations are over, half of the rows take the
            // alternative with the most choices, so that they reach the places inside it.
            if domain.kind == .alternative, !isCrowded, random(below: 2) == 0, let place {
                return min(place.richest, domain.high)
            }
            return byChance(domain, weights)
        }
    }

    private mutating func landmark(_ domain: borrowing Domain, _ level: Int) -> UInt64 {
        if domain.kind == .alternative {
            return domain.low + UInt64(level) % (domain.width + 1)
        }
        if domain.landmarks.isEmpty {
            // `width + 1` would overflow for the domain of all 64-bit values.
            return domain.width == .max
                ? UInt64(level) : domain.low + UInt64(level) % (domain.width + 1)
        }
        // The array has more levels than a place with few landmarks.
        return domain.landmarks[level % domain.landmarks.count]
    }

    /// Returns the choice of a small case: no elements, one and two of the simplest, two different
    /// ones, and then random small ones.
    private mutating func small(
        _ domain: borrowing Domain,
        _ weights: borrowing ContiguousArray<UInt64>,
        _ row: Int
    ) -> UInt64 {
        switch domain.kind {
        case .alternative:
            return row < 3 ? domain.target : byChance(domain, weights)
        case .length:
            let length = row < 4 ? UInt64(min(row, 2)) : random(below: 4)
            return isCrowded ? domain.low : domain.low + min(length, domain.width)
        case .signed, .unsigned, .symbol, .double, .day, .time, .rank, .mark:
            let rank: UInt64
            switch row {
            case 0..<3: rank = 0
            // Another rank for each leaf, so that two elements differ.
            case 3: rank = UInt64(smallLeaves)
            default: rank = random(below: 4)
            }
            smallLeaves += 1
            return domain.choice(domain.target).value(ofComplexity: rank)
        }
    }

    /// Returns the choice of a probe: alternatives in turn, one or two elements, the simplest
    /// leaves.
    mutating func probed(_ domain: borrowing Domain, _ row: Int) -> UInt64 {
        let address = leafAddress()
        // Limited, so that adding 1 cannot overflow.
        let count = domain.width < 1 << 32 ? Int(domain.width) + 1 : Int.max
        let levels =
            domain.kind == .alternative
            ? count : domain.landmarks.isEmpty ? min(count, 4) : domain.landmarks.count
        probes.append((choices.count, address))
        if !places.contains(where: { $0.address == address }), places.count < Self.mostPlaces {
            places.append(
                ProbedPlace(address: address, kind: domain.kind, count: count, levels: levels)
            )
        }
        switch domain.kind {
        case .alternative:
            return isCrowded ? domain.target : domain.low + UInt64(row) % (domain.width + 1)
        case .length:
            return isCrowded ? domain.low : domain.low + min(domain.width, UInt64(row % 2 + 1))
        case .signed, .unsigned, .symbol, .double, .day, .time, .rank, .mark:
            return domain.target
        }
    }

    private static let mostPlaces = 48
}

// MARK: - Making a plan

extension Source {
    /// Probes the structure of a generator, and returns a plan for the first cases of a run.
    mutating func plan<Value>(for generator: Generator<Value>) -> CoveringPlan {
        places = []
        // A factor has at most eight values, so eight probes take each of its alternatives.
        for row in 0..<8 {
            probes = []
            start(.probe(row: row), size: 2, tracking: true, limit: 2048)
            // A rejected probe still shows the places before the rejection.
            _ = try? generator.body(&self)
            rateAlternatives()
        }
        defer {
            places = []
            probes = []
        }
        return CoveringPlan(places: places)
    }

    /// Notes the alternative with the longest span at each place.
    private mutating func rateAlternatives() {
        for span in spans where span.kind == .alternatives && span.count > 0 {
            guard let probe = probes.first(where: { $0.index == span.start }),
                let place = places.firstIndex(where: { $0.address == probe.address }),
                span.count > places[place].most
            else { continue }
            places[place].most = span.count
            places[place].richest = choices[span.start].value
        }
    }
}
