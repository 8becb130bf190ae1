// MARK: - Passes that change several choices at once

extension Shrinker {
    func jointPasses() async {
        await lowerEqualValues()
        await addUpNeighbours()
        await joinLists()
        await deleteAndRenumber()
        await orderSiblings()
        await lowerPairs()
        await redistribute()
    }

    /// The indices of numbers that are not as simple as can be.
    private var numbers: [Int] {
        best.choices.indices.filter { index in
            let choice = best.choices[index]
            switch choice.kind {
            case .signed, .unsigned, .symbol: return !choice.isSimplest
            default: return false
            }
        }
    }

    /// Lowers numbers that are equal together, so that they stay equal.
    private func lowerEqualValues() async {
        var done: Set<UInt64> = []
        var position = 0
        while position < numbers.count, !isSpent {
            let first = best.choices[numbers[position]]
            position += 1
            guard done.insert(first.value).inserted else { continue }
            let equals = numbers.filter { index in
                best.choices[index].value == first.value && best.choices[index].kind == first.kind
            }
            if equals.count > 1 {
                await lowerNumber(at: equals)
            }
        }
    }

    /// Lowers two numbers by the same amount, which keeps their difference.
    private func lowerPairs() async {
        await forEachPair { shrinker, first, second in
            let (one, other) = (shrinker.best.choices[first], shrinker.best.choices[second])
            let isAbove = one.value > one.target
            let distance = isAbove ? one.value - one.target : one.target - one.value
            let room = isAbove ? other.value - other.low : other.high - other.value
            var search = DescendingSearch(from: distance)
            // The search is for what remains of the first number.
            let rest = distance - min(distance, room)
            if rest == 0 {
                let lowered = shrinker.moved(first, second, to: 0, opposite: false)
                if await shrinker.propose(values: lowered) {
                    return
                }
            }
            while let next = search.next, !shrinker.isSpent {
                guard next >= rest else {
                    search.note(false)
                    continue
                }
                let lowered = shrinker.moved(first, second, to: next, opposite: false)
                search.note(await shrinker.propose(values: lowered))
            }
        }
    }

    /// Moves as much as possible from a number to a later one, which keeps their sum.
    private func redistribute() async {
        await forEachPair { shrinker, first, second in
            let (one, other) = (shrinker.best.choices[first], shrinker.best.choices[second])
            let isAbove = one.value > one.target
            let distance = isAbove ? one.value - one.target : one.target - one.value
            let room = isAbove ? other.high - other.value : other.value - other.low
            let least = distance - min(distance, room)
            if least < distance {
                let moved = shrinker.moved(first, second, to: least, opposite: true)
                if await shrinker.propose(values: moved) {
                    return
                }
            }
            var search = DescendingSearch(from: distance)
            while let next = search.next, !shrinker.isSpent {
                guard next >= least else {
                    search.note(false)
                    continue
                }
                let moved = shrinker.moved(first, second, to: next, opposite: true)
                search.note(await shrinker.propose(values: moved))
            }
        }
    }

    /// Two numbers after the first has come to a distance from its target and the second has made
    /// the same move, or the opposite one.
    private func moved(
        _ first: Int,
        _ second: Int,
        to distance: UInt64,
        opposite: Bool
    ) -> [(index: Int, value: UInt64)] {
        let (one, other) = (best.choices[first], best.choices[second])
        let value = one.value > one.target ? one.target + distance : one.target - distance
        let change = value &- one.value
        let moved = opposite ? other.value &- change : other.value &+ change
        return [(first, value), (second, moved)]
    }

    private func forEachPair(_ body: (Shrinker, Int, Int) async -> Void) async {
        var position = 0
        while position < numbers.count, !isSpent {
            for distance in 1...3 {
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

// MARK: - Moves between parts

extension Shrinker {
    /// Makes one list of two that are neighbours in a list of lists.
    private func joinLists() async {
        var index = 0
        while index < best.spans.count, !isSpent {
            if let list = ListSpan(index, in: best) {
                var position = 0
                while position + 1 < list.elements.count, !isSpent {
                    if await join(position, inListAt: index) == false {
                        position += 1
                    }
                }
            }
            index += 1
        }
    }

    private func join(_ position: Int, inListAt index: Int) async -> Bool {
        guard let list = ListSpan(index, in: best), position + 1 < list.elements.count,
            let first = innerList(list.elements[position]),
            let second = innerList(list.elements[position + 1])
        else { return false }
        var outerLength = best.choices[list.length]
        var length = best.choices[best.spans[first].start]
        guard outerLength.value > outerLength.low else { return false }
        outerLength.value -= 1
        length.value += best.choices[best.spans[second].start].value
        guard length.value <= length.high else { return false }
        let inserted = ContiguousArray(
            best.choices[best.spans[second].start + 1..<best.spans[second].end]
        )
        let start = best.spans[first].start
        return await propose([
            .init(range: list.length..<list.length + 1, replacement: [outerLength]),
            .init(range: start..<start + 1, replacement: [length]),
            .init(
                range: best.spans[first].end..<best.spans[list.elements[position + 1]].end,
                replacement: inserted
            ),
        ])
    }

    /// The list that an element consists of.
    private func innerList(_ element: Int) -> Int? {
        let inner = element + 1
        guard inner < best.spans.count, best.spans[inner].parent == element,
            best.spans[inner].kind == .list, best.spans[inner].start == best.spans[element].start
        else { return nil }
        return inner
    }

    /// Makes one number of two neighbours in a list: their sum, carried around the ends of their
    /// range as machine arithmetic does.
    private func addUpNeighbours() async {
        var index = 0
        while index < best.spans.count, !isSpent {
            var position = 0
            while let list = ListSpan(index, in: best), position + 1 < list.elements.count,
                !isSpent
            {
                if await addUp(position, list) == false {
                    position += 1
                }
            }
            index += 1
        }
    }

    private func addUp(_ position: Int, _ list: ListSpan) async -> Bool {
        let (first, second) = (
            best.spans[list.elements[position]], best.spans[list.elements[position + 1]]
        )
        guard first.count == 1, second.count == 1, let gone = best.choices[first.start].number,
            var edits = list.deletion(of: position..<position + 1, in: best)
        else { return false }
        var choice = best.choices[second.start]
        guard choice.number != nil, choice.kind == best.choices[first.start].kind else {
            return false
        }
        let width = choice.high - choice.low
        let sum = choice.value &- choice.low &+ UInt64(bitPattern: gone)
        choice.value = choice.low &+ (width == .max ? sum : sum % (width + 1))
        edits.append(.init(range: second.start..<second.start + 1, replacement: [choice]))
        return await propose(edits)
    }

    /// Takes an element out of a list and lowers the numbers in the list that point behind it.
    private func deleteAndRenumber() async {
        var index = 0
        while index < best.spans.count, !isSpent {
            var position = 0
            while let list = ListSpan(index, in: best), position < list.elements.count {
                if await deleteAndRenumber(position, list) == false {
                    position += 1
                }
            }
            index += 1
        }
    }

    private func deleteAndRenumber(_ position: Int, _ list: ListSpan) async -> Bool {
        guard var edits = list.deletion(of: position..<position + 1, in: best) else { return false }
        let removed = best.spans[list.elements[position]]
        let span = best.spans[list.index]
        for index in span.start..<span.end where index != list.length {
            guard !(removed.start..<removed.end).contains(index) else { continue }
            var choice = best.choices[index]
            guard choice.kind == .signed || choice.kind == .unsigned,
                let number = choice.number, number > Int64(position), choice.value > choice.low
            else { continue }
            choice.value -= 1
            edits.append(.init(range: index..<index + 1, replacement: [choice]))
        }
        guard edits.count > 2 else { return false }
        return await propose(edits.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }

    /// Puts the simpler of two parts of the same kind first.
    private func orderSiblings() async {
        var index = 0
        while index < best.spans.count, !isSpent {
            var other = index + 1
            while other < best.spans.count, !isSpent {
                if areSwappable(index, other) {
                    _ = await swap(index, other)
                }
                other += 1
            }
            index += 1
        }
    }

    private func areSwappable(_ one: Int, _ other: Int) -> Bool {
        let (left, right) = (best.spans[one], best.spans[other])
        return left.kind == right.kind && left.detail == right.detail
            && left.depth == right.depth && left.end <= right.start
            && (left.parent == right.parent || left.kind == .alternatives)
    }

    private func swap(_ one: Int, _ other: Int) async -> Bool {
        let (left, right) = (best.spans[one], best.spans[other])
        let (first, second) = (
            ContiguousArray(best.choices[left.start..<left.end]),
            ContiguousArray(best.choices[right.start..<right.end])
        )
        return await propose([
            .init(range: left.start..<left.end, replacement: second),
            .init(range: right.start..<right.end, replacement: first),
        ])
    }
}
