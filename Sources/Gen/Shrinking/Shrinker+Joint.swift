// MARK: - Passes that change several choices at once

extension Shrinker {
    func jointPasses() async {
        await addUpNeighbours()
        await joinLists()
        await shortenTexts()
        await deleteAndRenumber()
        await orderSiblings()
        await rotateSubtrees()
        await lowerPairs()
        await redistribute()
        await redistributeFloats()
        await borrow()
    }

    /// The limits of a record for the last passes, which compare every choice and every span with
    /// all others.
    private static var mostCompared: (choices: Int, spans: Int) { (1024, 4096) }

    /// Tries what rarely helps, when nothing else does.
    func lastPasses() async {
        let before = steps
        guard best.choices.count <= Self.mostCompared.choices,
            best.spans.count <= Self.mostCompared.spans
        else { return }
        for pass in [deletePairs, simplifyTwins, rename, changeTwins, moveLater] {
            await pass()
            guard steps == before else { return }
        }
        let rising = await risingNumbers()
        await trade(except: rising)
        if steps == before { await lowerSparse(except: rising) }
    }

    /// The indices of the numbers that are not at their simplest.
    private var numbers: [Int] {
        best.choices.indices.filter { index in
            let choice = best.choices[index]
            switch choice.kind {
            case .signed, .unsigned, .symbol, .day, .time: return !choice.isSimplest
            case .alternative, .length, .double, .rank, .mark: return false
            }
        }
    }

    /// Lowers two numbers by the same amount, to keep their difference.
    private func lowerPairs() async {
        await forEachPair { shrinker, first, second in
            await shrinker.movePair(first, second, opposite: false)
        }
    }

    /// Moves as much as possible from a number to a later one, to keep their sum.
    private func redistribute() async {
        await forEachPair { shrinker, first, second in
            await shrinker.movePair(first, second, opposite: true)
        }
    }

    /// Decrements a number and sets the next one to its maximum, like a borrow in subtraction.
    ///
    /// This leads from a day to the last second of the day before, and from a high word to the
    /// greatest low word.
    private func borrow() async {
        for index in numbers where index + 1 < best.choices.count && !isSpent {
            // `numbers` is from before the first step, so the record may be shorter now, which
            // `where` checks.
            let (one, other) = (best.choices[index], best.choices[index + 1])
            guard one.value > one.target, other.number != nil || other.kind == .unsigned,
                other.kind != .length, innermostSpan(of: index) == innermostSpan(of: index + 1)
            else { continue }
            _ = await propose(values: [(index, one.value - 1), (index + 1, other.high)])
        }
    }

    private func innermostSpan(of index: Int) -> Int? {
        // An inner span is opened later, so the last one is the innermost.
        best.spans.lastIndex { $0.start <= index && index < $0.end }
    }

    /// Moves as much as possible from a number to the next one of its kind that is far from simple.
    ///
    /// It returns whether that found a simpler case.
    func moveToNext(_ index: Int) async -> Bool {
        guard let one = choice(at: index) else { return false }
        let next = best.choices.indices.dropFirst(index + 1).first { other in
            best.choices[other].kind == one.kind && best.choices[other].complexity > Self.near
        }
        guard let next else { return false }
        let least = leastDistance(one, best.choices[next], opposite: true)
        return await propose(values: moved(index, next, to: least, opposite: true))
    }

    /// Returns the smallest distance from its target that a number can reach before another one,
    /// which makes the same or the opposite move, reaches the end of its range.
    private func leastDistance(_ one: Choice, _ other: Choice, opposite: Bool) -> UInt64 {
        let isAbove = one.value > one.target
        let distance = isAbove ? one.value - one.target : one.target - one.value
        let room = isAbove != opposite ? other.value - other.low : other.high - other.value
        // The first number moves at most by its distance, so the difference is not negative.
        return distance - min(distance, room)
    }

    private func movePair(_ first: Int, _ second: Int, opposite: Bool) async {
        guard let one = choice(at: first), let other = choice(at: second), !one.isSimplest else {
            return
        }
        let isAbove = one.value > one.target
        let distance = isAbove ? one.value - one.target : one.target - one.value
        let least = leastDistance(one, other, opposite: opposite)
        if least < distance {
            let moves = moved(first, second, to: least, opposite: opposite)
            if await propose(values: moves) {
                return
            }
        }
        if distance <= Self.near {
            guard !opposite else { return }
            // At least 1, as the number is not at its simplest. This recurses at most 16 times.
            let step = moved(first, second, to: distance - 1, opposite: opposite)
            guard await propose(values: step) else { return }
            return await movePair(first, second, opposite: opposite)
        }
        var search = DescendingSearch(from: distance)
        while let next = search.next, !isSpent {
            if next < least {
                // The second number would leave its range, so no evaluation is needed.
                search.note(false)
            } else {
                let moves = moved(first, second, to: next, opposite: opposite)
                search.note(await propose(values: moves))
            }
        }
    }

    /// The distance from a target up to which a long search is not worthwhile.
    static var near: UInt64 { 16 }

    /// Returns two numbers after the first moved to a distance from its target and the second made
    /// the same or the opposite move, or nothing if one of them no longer exists.
    private func moved(
        _ first: Int,
        _ second: Int,
        to distance: UInt64,
        opposite: Bool
    ) -> [(index: Int, value: UInt64)] {
        guard let one = choice(at: first), let other = choice(at: second) else { return [] }
        // A step may have moved the target, so this can overflow. `propose` checks the range.
        let value = one.value > one.target ? one.target &+ distance : one.target &- distance
        let change = value &- one.value
        let moved = opposite ? other.value &- change : other.value &+ change
        return [(first, value), (second, moved)]
    }

    private func forEachPair(_ body: (Shrinker, Int, Int) async -> Void) async {
        var position = 0
        while position < numbers.count, !isSpent {
            for distance in 1...3 {
                // Computed again, because a step may remove numbers or make them simplest.
                let numbers = numbers
                guard position + distance < numbers.count else { break }
                let (first, second) = (numbers[position], numbers[position + distance])
                if best.choices[first].kind == best.choices[second].kind {
                    await body(self, first, second)
                }
            }
            position += 1
        }
    }
}
