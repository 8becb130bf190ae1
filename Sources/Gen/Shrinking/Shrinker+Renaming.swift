// MARK: - Passes that change equal values alike

extension Shrinker {
    /// Lowers all equal values together, and exchanges two values everywhere.
    ///
    /// A letter that occurs several times may only be replaceable everywhere.
    func rename() async {
        var index = 0
        while index < best.choices.count, !isSpent {
            if isNamed(index), occurrences(of: index).first == index {
                if await lowerEverywhere(index) == false {
                    await exchangeEverywhere(index)
                }
            }
            index += 1
        }
    }

    private func isNamed(_ index: Int) -> Bool {
        switch best.choices[index].kind {
        case .signed, .unsigned, .symbol, .double, .time: !best.choices[index].isSimplest
        case .alternative, .length, .day, .rank, .mark: false
        }
    }

    private func occurrences(of index: Int) -> [Int] {
        best.choices.indices.filter { best.choices[$0] == best.choices[index] }
    }

    private func lowerEverywhere(_ index: Int) async -> Bool {
        let places = occurrences(of: index)
        guard places.count > 1 else { return false }
        let choice = best.choices[index]
        // A number is close to the answer if it cannot move by one. A letter can be any other.
        let most = choice.kind == .symbol ? 2 * Self.near : 3
        for rank in Array(0..<min(choice.complexity, most)) + [choice.complexity - 1] {
            let value = choice.value(ofComplexity: rank)
            if await propose(values: places.map { ($0, value) }) {
                return true
            }
        }
        return false
    }

    private func exchangeEverywhere(_ index: Int) async {
        let choice = best.choices[index]
        var tried: Set<UInt64> = [choice.value]
        var position = index + 1
        while position < best.choices.count, tried.count < Self.near, !isSpent {
            let other = best.choices[position]
            if hasSameDomain(choice, other), other.complexity < choice.complexity,
                tried.insert(other.value).inserted
            {
                let moved =
                    occurrences(of: index).map { ($0, other.value) }
                    + occurrences(of: position).map { ($0, choice.value) }
                if await propose(values: moved.sorted { $0.0 < $1.0 }) {
                    return
                }
            }
            position += 1
        }
    }

    func hasSameDomain(_ one: Choice, _ other: Choice) -> Bool {
        one.kind == other.kind && one.low == other.low && one.high == other.high
            && one.target == other.target
    }
}

// MARK: - Equal parts

extension Shrinker {
    /// Makes the same change in all parts that are equal.
    func changeTwins() async {
        var index = 0
        while index < best.spans.count, !isSpent {
            let twins = twins(of: index)
            if twins.count > 1, await change(twins) {
                // The part may become simpler still.
                continue
            }
            index += 1
        }
    }

    /// Returns a part that is not as simple as possible and the later ones that are equal to it.
    private func twins(of index: Int) -> [Int] {
        let span = best.spans[index]
        let content = best.choices[span.start..<span.end]
        guard content.count > 1, content.contains(where: { !$0.isSimplest }) else { return [] }
        var end = span.start
        return best.spans.indices.dropFirst(index).filter { other in
            let twin = best.spans[other]
            guard twin.start >= end, twin.count == span.count, twin.kind == span.kind,
                twin.depth == span.depth || twin.kind == .list,
                best.choices[twin.start..<twin.end] == content
            else { return false }
            end = twin.end
            return true
        }
    }

    private func change(_ twins: [Int]) async -> Bool {
        if let list = ListSpan(twins[0], in: best), best.spans[twins[0]].kind == .list {
            let lists = twins.compactMap { ListSpan($0, in: best) }
            for position in (-1..<list.elements.count).reversed() {
                let removed = position < 0 ? 0..<list.elements.count : position..<position + 1
                let edits = lists.compactMap { $0.deletion(of: removed, in: best) }
                if edits.count == lists.count, await propose(edits.flatMap { $0 }) {
                    return true
                }
            }
        }
        let starts = twins.map { best.spans[$0].start }
        for offset in 0..<best.spans[twins[0]].count {
            let choice = best.choices[starts[0] + offset]
            guard choice.kind != .length, !choice.isSimplest else { continue }
            for rank in 0..<min(choice.complexity, 3) {
                let value = choice.value(ofComplexity: rank)
                if await propose(values: starts.map { ($0 + offset, value) }) {
                    return true
                }
            }
        }
        return false
    }
}
