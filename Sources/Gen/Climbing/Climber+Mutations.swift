// MARK: - Random changes

extension Climber {
    /// Returns the edits of a random change.
    func mutation() -> [ChoiceRecord.Edit] {
        switch random.next(below: 8) {
        case 0, 1, 2: return redrawing(1)
        case 3: return redrawing(2)
        case 4: return copying()
        case 5, 6: return changingList() ?? redrawing(1)
        default: return redrawingSpan() ?? redrawing(3)
        }
    }

    private func randomIndex(below count: Int) -> Int {
        Int(random.next(below: UInt64(max(1, count))))
    }

    /// Draws some choices again.
    private func redrawing(_ count: Int) -> [ChoiceRecord.Edit] {
        var edits: [ChoiceRecord.Edit] = []
        for _ in 0..<count {
            let index = randomIndex(below: best.choices.count)
            guard !edits.contains(where: { $0.range.contains(index) }) else { continue }
            edits += setting(index, to: another(best.choices[index]))
        }
        return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The number of letters that are tried more often than the others, the first ones.
    private static var plainLetters: UInt64 { 96 }

    /// Returns another value of a choice: near the old one at any scale, or anywhere.
    private func another(_ choice: Choice) -> UInt64 {
        let bits = random.next()
        let width = choice.high - choice.low
        switch choice.kind {
        case .symbol where bits & 3 != 0:
            return choice.low + random.next(below: min(width, Self.plainLetters) &+ 1)
        case .alternative, .symbol:
            return choice.low + random.next(below: width &+ 1)
        case .signed, .unsigned, .length, .double, .day, .time, .rank, .mark:
            if bits & 3 == 0 { return choice.low + random.next(below: width &+ 1) }
        }
        let isUp = bits & 4 == 0
        let room = isUp ? choice.high - choice.value : choice.value - choice.low
        guard room > 0 else { return choice.value }
        // Mostly a few steps, which change little, or a distance with a uniform number of binary
        // digits.
        let digits = 64 - UInt64(room.leadingZeroBitCount)
        let isFew = bits & 8 == 0
        let distance = min(
            isFew ? 1 + (bits >> 4) % 3 : random.next() >> ((bits >> 4) % digits + 64 - digits),
            room
        )
        return isUp ? choice.value + distance : choice.value - distance
    }

    /// Gives a choice the value of another one of its kind.
    private func copying() -> [ChoiceRecord.Edit] {
        let index = randomIndex(below: best.choices.count)
        let other = best.choices[randomIndex(below: best.choices.count)]
        let choice = best.choices[index]
        guard choice.kind == other.kind else { return redrawing(1) }
        return setting(index, to: min(max(other.value, choice.low), choice.high))
    }

    /// Inserts, removes, repeats or exchanges elements of a list.
    private func changingList() -> [ChoiceRecord.Edit]? {
        let lists = best.spans.indices.filter { best.spans[$0].kind == .list }
        guard !lists.isEmpty else { return nil }
        let span = lists[randomIndex(below: lists.count)]
        var elements = best.elements(of: span)
        let place = randomIndex(below: elements.count + 1)
        let other = randomIndex(below: elements.count)
        switch random.next(below: 4) {
        case 0 where !elements.isEmpty: elements.remove(at: other)
        case 1 where !elements.isEmpty && place < elements.count: elements.swapAt(place, other)
        case 2 where !elements.isEmpty: elements.insert(elements[other], at: place)
        default: elements.insert(randomElement(like: elements.first), at: place)
        }
        return best.list(span, of: elements)
    }

    /// Draws everything in a part again.
    private func redrawingSpan() -> [ChoiceRecord.Edit]? {
        guard !best.spans.isEmpty else { return nil }
        let span = best.spans[randomIndex(below: best.spans.count)]
        guard span.count > 0 else { return nil }
        return [.init(range: span.start..<span.end, replacement: randomChoices(span.count + 2))]
    }

    /// Returns the choices of a random element, about as many as another one has.
    func randomElement(like other: ContiguousArray<Choice>?) -> ContiguousArray<Choice> {
        randomChoices(max(4, other?.count ?? 4))
    }

    /// Returns choices that are resolved in the ranges that draw them.
    private func randomChoices(_ count: Int) -> ContiguousArray<Choice> {
        ContiguousArray(
            (0..<count).map { _ in
                let rank = random.next() >> random.next(below: 64)
                return Choice(value: rank, low: 0, high: .max, target: 0, kind: .rank)
            }
        )
    }
}

// MARK: - Lists

extension ChoiceRecord {
    /// Returns the content of the elements of a list, with marks for what is inside them.
    func elements(of list: Int) -> [ContiguousArray<Choice>] {
        children(of: list).filter { spans[$0].kind == .element }
            .map { replacing($0, by: $0).replacement }
    }

    /// Returns the edit that gives a list other elements, or nothing if it cannot have that many.
    func list(_ list: Int, of elements: [ContiguousArray<Choice>]) -> [Edit] {
        let span = spans[list]
        guard span.count > 0, choices[span.start].kind == .length else { return [] }
        var length = choices[span.start]
        length.value = UInt64(elements.count)
        guard length.low <= length.value, length.value <= length.high else { return [] }
        var content: ContiguousArray<Choice> = [length]
        for element in elements {
            let start = content.count
            for var choice in element {
                if choice.kind == .mark {
                    choice.value += UInt64(start)
                    choice.low += 1
                }
                content.append(choice)
            }
            // What the element does not use is skipped.
            content.append(.mark(start: start, depth: 1))
        }
        return [Edit(range: span.start..<span.end, replacement: content, depth: span.depth)]
    }
}
