// MARK: - Numbers of which few fail

extension Shrinker {
    /// Looks below numbers for lower ones that fail, although the numbers between them do not.
    ///
    /// The other passes assume that numbers greater than a failing one fail too. If the next
    /// greater number fails, by itself or together with others, there is nothing to look for.
    func lowerSparse(except rising: RisingNumbers) async {
        var index = 0
        while index < best.choices.count, !isSpent {
            let choice = best.choices[index]
            if choice.complexity > Self.small, !rising.all.contains(index), isSearchable(choice),
                await lowerSparse(at: index)
            {
                return
            }
            index += 1
        }
    }

    /// Numbers that still fail after they rise by one.
    struct RisingNumbers {
        /// The numbers that rise by themselves or together with others.
        var all: Set<Int> = []
        /// The numbers that only rise together with others.
        var together: Set<Int> = []
    }

    /// Returns the numbers that still fail after they rise by one, by themselves or with others.
    func risingNumbers() async -> RisingNumbers {
        var rising = RisingNumbers()
        for index in best.choices.indices where !rising.all.contains(index) && !isSpent {
            let choice = best.choices[index]
            guard choice.complexity > Self.small, isSearchable(choice) else { continue }
            if let raised = choice.raised, await fails(values: [(index, raised)]) {
                rising.all.insert(index)
            } else {
                let together = await numbersThatRise(with: index)
                rising.all.formUnion(together)
                rising.together.formUnion(together)
            }
        }
        return rising
    }

    private func isSearchable(_ choice: Choice) -> Bool {
        switch choice.kind {
        case .signed, .unsigned, .symbol, .day, .time, .double: choice.stepsFromTarget != nil
        case .alternative, .length, .rank, .mark: false
        }
    }

    private func numbersThatRise(with index: Int) async -> [Int] {
        let choice = best.choices[index]
        if let raised = choice.raised {
            let company = best.choices.indices.filter { other in
                other != index && best.choices[other].isNear(choice)
            }
            guard !company.isEmpty else { return [] }
            let moved = company.map { ($0, best.choices[$0].value &+ (raised &- choice.value)) }
            let all = (moved + [(index, raised)]).sorted { $0.0 < $1.0 }
            return await fails(values: all) ? company + [index] : []
        }
        // At the end of the range, another number can rise instead.
        guard let steps = choice.stepsFromTarget, let lowered = choice.value(steps: steps - 1),
            let other = best.choices.indices.last(where: { other in
                other != index && best.choices[other].kind == choice.kind
                    && !best.choices[other].isSimplest
            }), let raised = best.choices[other].raised
        else { return [] }
        let moved = [(index, lowered), (other, raised)].sorted { $0.0 < $1.0 }
        return await fails(values: moved) ? [index, other] : []
    }

    private func lowerSparse(at index: Int) async -> Bool {
        let before = steps
        if await lowerToSmallRank(at: index, below: 64) { return true }
        await lowerToQuotient(at: index)
        await lowerPeriodically(at: index)
        _ = await lowerToSmallRank(at: index, below: Self.mostTries)
        return steps != before
    }

    /// The maximum number of consecutive values to try, enough for all days of a year in which each
    /// month has 31.
    private static var mostTries: UInt64 { 372 }

    /// The same for floats, of which there are so many that a search rarely ends at a better one.
    private static var mostTriesOfFloats: UInt64 { 32 }

    /// Tries the simplest values of a number, and of a day all those in the year of its target.
    private func lowerToSmallRank(at index: Int, below limit: UInt64) async -> Bool {
        guard let choice = choice(at: index) else { return false }
        let limit =
            switch choice.kind {
            case .day: Self.mostTries
            case .double: Self.mostTriesOfFloats
            default: limit
            }
        for rank in 0..<min(choice.complexity, limit)
        where await propose(values: [(index, choice.value(ofComplexity: rank))]) {
            return true
        }
        return false
    }

    /// Divides a number by small divisors, as often as that fails.
    private func lowerToQuotient(at index: Int) async {
        var divisor: UInt64 = 2
        while divisor <= Self.near, !isSpent, let choice = choice(at: index),
            let steps = choice.stepsFromTarget, steps >= divisor,
            let value = choice.value(steps: steps / divisor)
        {
            if await propose(values: [(index, value)]) == false { divisor += 1 }
        }
    }

    /// Finds the next lower number that fails, and then the lowest at a multiple of that distance.
    private func lowerPeriodically(at index: Int) async {
        let isFloat = choice(at: index)?.kind == .double
        var tries = isFloat ? Self.mostTriesOfFloats : Self.mostTries
        while !isSpent, let choice = choice(at: index), let start = choice.stepsFromTarget {
            var period: UInt64 = 0
            for distance in 1..<max(2, min(tries, start)) where period == 0 {
                guard let value = choice.value(steps: start - distance) else { return }
                if await propose(values: [(index, value)]) { period = distance }
            }
            guard period > 0 else { return }
            var search = DescendingSearch(from: (start - period) / period)
            while let next = search.next, !isSpent {
                guard let now = self.choice(at: index),
                    let value = now.value(steps: start % period + next * period)
                else { return }
                search.note(await propose(values: [(index, value)]))
            }
            // Of numbers with a period, the last period shows all remainders.
            tries = 2 * period + 1
        }
    }
}

extension Choice {
    /// The number of steps from the target, in units of the last digit of a float, or `nil` if the
    /// value has none.
    var stepsFromTarget: UInt64? {
        guard kind == .double else {
            return value >= target ? value - target : target - value
        }
        let magnitude = FloatOrder.double(at: value).magnitude
        guard magnitude <= 0x1p53 else { return nil }
        if FloatOrder.isWhole(value) { return UInt64(magnitude) }
        let fraction = DyadicFraction(magnitude)
        return fraction.digits <= Self.mostDigits ? fraction.numerator : nil
    }

    /// The maximum number of binary digits of a fraction whose steps are worth trying.
    private static var mostDigits: Int { 16 }

    /// Returns the value at a number of steps from the target on the side of this one, which may be
    /// out of range.
    func value(steps: UInt64) -> UInt64? {
        guard kind == .double else {
            return value >= target ? target &+ steps : target &- steps
        }
        let double = FloatOrder.double(at: value)
        let digits = FloatOrder.isWhole(value) ? 0 : DyadicFraction(double.magnitude).digits
        let number = Double(
            sign: double.sign,
            exponent: -digits,
            significand: Double(steps)
        )
        return FloatOrder.ordinal(of: number)
    }

    /// The value one step further from the target, or `nil` at the end of the range.
    fileprivate var raised: UInt64? {
        // The next fraction with as many digits has the next odd numerator.
        let isFraction = kind == .double && !FloatOrder.isWhole(value)
        guard let steps = stepsFromTarget, steps < .max - 2,
            let raised = value(steps: steps + (isFraction ? 2 : 1)),
            raised >= low, raised <= high, raised != value
        else { return nil }
        return raised
    }

    /// Whether this is a number of the same kind that may depend on another one.
    fileprivate func isNear(_ other: Choice) -> Bool {
        kind == other.kind && kind != .double && !isSimplest
            && max(value, other.value) - min(value, other.value) <= 16
    }
}
