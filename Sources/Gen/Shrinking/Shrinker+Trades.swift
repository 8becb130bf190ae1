// MARK: - Passes that make an earlier choice simpler at the cost of a later one

extension Shrinker {
    /// Moves values to later places.
    func moveLater() async {
        await rotateValues()
        var index = 0
        while index < best.choices.count, !isSpent {
            if isTradable(best.choices[index]), !best.choices[index].isSimplest {
                await shareOut(index)
            }
            index += 1
        }
    }

    private func isTradable(_ choice: Choice) -> Bool {
        switch choice.kind {
        case .signed, .unsigned, .symbol, .day, .time: true
        case .alternative, .length, .double, .rank, .mark: false
        }
    }

    /// Moves a part of a letter to one of the next three, as in the code of a permutation.
    private func shareOut(_ index: Int) async {
        for distance in 1...3 {
            guard let choice = choice(at: index), choice.kind == .symbol, !choice.isSimplest,
                let other = self.choice(at: index + distance), other.kind == .symbol
            else { return }
            for part in (1...min(choice.complexity, Self.near)).reversed() {
                let moved = [
                    (index, choice.value &- part), (index + distance, other.value &+ part),
                ]
                if await propose(values: moved) {
                    break
                }
            }
        }
    }

    /// Moves all values of a domain by one place, and the last one to the first place.
    private func rotateValues() async {
        var seen: [Choice] = []
        var index = 0
        while index < best.choices.count, !isSpent {
            let choice = best.choices[index]
            if isTradable(choice), !seen.contains(where: { hasSameDomain($0, choice) }) {
                seen.append(choice)
                for _ in 0..<Self.near where await rotateValues(like: choice) == false {
                    break
                }
            }
            index += 1
        }
    }

    private func rotateValues(like choice: Choice) async -> Bool {
        let places = best.choices.indices.filter { hasSameDomain(best.choices[$0], choice) }
        guard places.count > 2, let last = places.last else { return false }
        let values = ([last] + places.dropLast()).map { best.choices[$0].value }
        return await propose(values: Array(Swift.zip(places, values)))
    }
}

// MARK: - Trades

extension Shrinker {
    /// Lowers a number, and raises a later choice to an end of its range, or so far that the sum or
    /// the product of the two stays.
    ///
    /// Two numbers that can only rise together depend on their difference, and not on their sum.
    func trade(except rising: RisingNumbers) async {
        var index = 0
        while index < best.choices.count, !isSpent {
            let choice = best.choices[index]
            if isTradable(choice), !choice.isSimplest {
                for partner in partners(of: index)
                where !rising.together.contains(index)
                    || !rising.together.contains(partner)
                {
                    if await trade(index, with: partner) { break }
                }
            }
            index += 1
        }
    }

    /// Returns the next three choices that a number can be traded with.
    private func partners(of index: Int) -> [Int] {
        let choice = best.choices[index]
        return Array(
            best.choices.indices.dropFirst(index + 1).lazy.filter { other in
                self.canTrade(choice, with: self.best.choices[other])
            }
            .prefix(3)
        )
    }

    private func canTrade(_ choice: Choice, with partner: Choice) -> Bool {
        guard partner.low < partner.high else { return false }
        switch partner.kind {
        case .day, .length: return true
        // The other passes have tried most pairs of small numbers.
        case .signed, .unsigned, .symbol, .time:
            return max(choice.complexity, partner.complexity) > Self.small
                || choice.high - choice.low < Self.fewValues && hasSameDomain(choice, partner)
        case .alternative, .double, .rank, .mark: return false
        }
    }

    /// The number of values up to which all numbers of a domain are traded.
    private static var fewValues: UInt64 { 64 }

    /// The rank up to which every lower value is tried anyway.
    static var small: UInt64 { 4 }

    private func trade(_ index: Int, with other: Int) async -> Bool {
        guard let choice = choice(at: index), let partner = self.choice(at: other) else {
            return false
        }
        let last = choice.complexity - 1
        for rank in partner.kind == .length ? [0, 1, last] : [last] where rank <= last {
            let lower = choice.value(ofComplexity: rank)
            for value in prices(of: choice, lower, partner)
            where value != partner.value && partner.low <= value && value <= partner.high {
                if await propose(values: [(index, lower), (other, value)]) {
                    return true
                }
            }
        }
        return false
    }

    /// Returns values of a later choice that may pay for a lower earlier one.
    private func prices(of choice: Choice, _ lower: UInt64, _ partner: Choice) -> [UInt64] {
        var prices = partner.kind == .length ? [] : [partner.high]
        if partner.low != partner.target, partner.kind != .length { prices.append(partner.low) }
        guard partner.kind != .day else { return prices }
        // Wraps around, and the range is checked afterwards.
        prices.append(partner.value &+ (choice.value &- lower))
        guard let number = choice.number, let small = Choice.number(of: lower, choice),
            let paid = partner.number, small > 0, number > 0, paid > 0
        else { return prices }
        let (product, overflow) = number.multipliedReportingOverflow(by: paid)
        if !overflow {
            let price = product / small + (product % small == 0 ? 0 : 1)
            prices.append(partner.value &+ UInt64(bitPattern: price &- paid))
        }
        return prices
    }
}

extension Choice {
    /// Returns the number of another value of a choice, or `nil` if it is not a number.
    fileprivate static func number(of value: UInt64, _ choice: Choice) -> Int64? {
        var choice = choice
        choice.value = value
        return choice.number
    }
}
