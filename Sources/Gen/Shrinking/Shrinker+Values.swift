// MARK: - Passes that make values simpler

extension Shrinker {
    func valuePasses() async {
        if best.choices.lazy.filter({ $0.complexity > Self.near }).count > 5 {
            await addUpNeighbours()
        }
        await lowerEach()
    }

    /// Makes all leaves simplest at once, but keeps lengths and alternatives.
    func simplifyAllLeaves() async {
        let leaves = best.choices.indices.filter { index in
            let choice = best.choices[index]
            return choice.kind != .length && choice.kind != .alternative && !choice.isSimplest
        }
        // A single leaf is tried by `lowerEach`.
        if leaves.count > 1 {
            _ = await propose(values: leaves.map { ($0, best.choices[$0].target) })
        }
    }

    /// Makes one choice after another simpler.
    private func lowerEach() async {
        var index = 0
        while index < best.choices.count, !isSpent {
            let choice = best.choices[index]
            if !choice.isSimplest {
                switch choice.kind {
                case .alternative: await lowerAlternative(at: index)
                // Lengths are lowered by removing elements. Ranks and marks are only in records to
                // replay.
                case .length, .rank, .mark: break
                case .double: await lowerDouble(at: index)
                case .day: await lowerDay(at: index)
                case .signed, .unsigned, .symbol, .time:
                    if choice.kind == .time { await lowerTime(at: index) }
                    let company = company(of: index)
                    if company.count > 1 {
                        await lowerNumber(at: company)
                    }
                    await lowerNumber(at: [index])
                }
            }
            index += 1
        }
    }

    /// Returns a number and, if it is far from simple, the later ones close to it, which may depend
    /// on it.
    private func company(of index: Int) -> [Int] {
        let first = best.choices[index]
        guard first.complexity > Self.near else { return [index] }
        let reach = Self.near
        return best.choices.indices.dropFirst(index).filter { other in
            let choice = best.choices[other]
            // Subtracts the smaller value, so it cannot overflow.
            let distance =
                choice.value > first.value ? choice.value - first.value : first.value - choice.value
            return choice.kind == first.kind && distance <= reach
        }
    }

    private func lowerAlternative(at index: Int) async {
        let value = best.choices[index].value
        let span = best.spans.first { $0.kind == .alternatives && $0.start == index }
        for lower in best.choices[index].low..<min(value, best.choices[index].low + 8) {
            if await propose(values: [(index, lower)]) {
                return
            }
            // A failed proposal leaves `best` unchanged, so index and span are still valid.
            var choice = best.choices[index]
            choice.value = lower
            if let span,
                await propose([.init(range: span.start..<span.end, replacement: [choice])])
            {
                return
            }
        }
    }

    /// Moves a number as close to its target as the failure allows, and other numbers by the same
    /// steps.
    func lowerNumber(at indices: [Int]) async {
        guard let first = indices.first, let choice = choice(at: first) else { return }
        let target = choice.target
        for rank in firstRanks(of: choice) where rank < choice.complexity {
            if await propose(moving: indices, to: choice.value(ofComplexity: rank)) {
                return
            }
        }
        await mirror(indices)
        guard hasTarget(target, first) else { return }
        await search(indices)
        guard hasTarget(target, first) else { return }
        // The number at the same distance on the other side has a neighbouring rank.
        if let choice = self.choice(at: first), choice.complexity > 0 {
            let next = choice.value(ofComplexity: choice.complexity - 1)
            _ = await propose(moving: indices, to: next)
        }
    }

    /// Returns the ranks to try first: the simplest ones, and the simplest one that no other number
    /// of the domain has, because numbers may need to differ.
    private func firstRanks(of choice: Choice) -> [UInt64] {
        // The third rank is usually on the other side of the target.
        var ranks: [UInt64] = choice.value < choice.target ? [0, 1, 2] : [0, 1]
        var taken: Set<UInt64> = []
        // A number of choices that keeps the whole pass linear.
        for other in best.choices.prefix(256) where hasSameDomain(other, choice) {
            taken.insert(other.complexity)
        }
        if let free = (0..<Self.near).first(where: { !taken.contains($0) }), !ranks.contains(free) {
            ranks.append(free)
        }
        return ranks
    }

    /// Tries a value for the first of several numbers, with the same step for the others.
    func propose(moving indices: [Int], to value: UInt64) async -> Bool {
        guard let first = indices.first, indices.allSatisfy({ $0 < best.choices.count }) else {
            return false
        }
        // A step down wraps around, and adding it wraps back. The other numbers may leave their
        // ranges, which `propose` checks.
        let step = value &- best.choices[first].value
        return await propose(values: indices.map { ($0, best.choices[$0].value &+ step) })
    }

    private func hasTarget(_ target: UInt64, _ index: Int) -> Bool {
        choice(at: index).map { $0.target == target && $0.value != target } ?? false
    }

    /// Moves numbers below the target to the other side of it.
    private func mirror(_ indices: [Int]) async {
        // Of two numbers at equal distance, the one above the target is simpler.
        guard let choice = choice(at: indices[0]), choice.value < choice.target else { return }
        let (mirrored, overflow) = choice.target
            .addingReportingOverflow(choice.target - choice.value)
        if !overflow {
            _ = await propose(moving: indices, to: mirrored)
        }
    }

    private func search(_ indices: [Int]) async {
        guard let choice = choice(at: indices[0]) else { return }
        let isAbove = choice.value > choice.target
        let distance = isAbove ? choice.value - choice.target : choice.target - choice.value
        var search = DescendingSearch(from: distance)
        var mayMove = indices.count == 1
        while let next = search.next, !isSpent {
            if mayMove, search.isAmongGreat {
                mayMove = false
                if await moveToNext(indices[0]) {
                    return await lowerNumber(at: indices)
                }
            }
            // `next` is less than the distance of a number in the range, so this stays inside.
            let value = isAbove ? choice.target + next : choice.target - next
            search.note(await propose(moving: indices, to: value))
        }
    }
}
