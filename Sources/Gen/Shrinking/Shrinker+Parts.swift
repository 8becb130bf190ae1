// MARK: - Moves between parts

extension Shrinker {
    /// Joins neighbouring lists in a list of lists.
    func joinLists() async {
        var index = 0
        while index < best.spans.count, !isSpent {
            if let list = ListSpan(index, in: best) {
                var position = 0
                while position + 1 < list.elements.count, !isSpent {
                    // After a step, `list` is that of an earlier record, so `join` looks it up
                    // again. A joined list stays at its position and can be joined with the next
                    // one.
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
        // Lengths are at most 65,535, so the sum cannot overflow.
        length.value += best.choices[best.spans[second].start].value
        guard length.value <= length.high else { return false }
        let (one, other) = (best.spans[first], best.spans[second])
        var joined: ContiguousArray = [length]
        joined += best.choices[one.start + 1..<one.end]
        joined += best.choices[other.start + 1..<other.end]
        return await propose([
            .init(range: list.length..<list.length + 1, replacement: [outerLength]),
            .init(
                range: one.start..<best.spans[list.elements[position + 1]].end,
                replacement: joined
            ),
        ])
    }

    /// Returns the list that an element consists of.
    private func innerList(_ element: Int) -> Int? {
        // Spans are in the order in which they were opened, so a list directly inside comes next.
        let inner = element + 1
        guard inner < best.spans.count, best.spans[inner].parent == element,
            best.spans[inner].kind == .list, best.spans[inner].start == best.spans[element].start
        else { return nil }
        return inner
    }

    /// Replaces neighbouring numbers in a list with their sum, which wraps around their range like
    /// machine arithmetic.
    func addUpNeighbours() async {
        var index = 0
        while index < best.spans.count, !isSpent {
            // Two elements are left to the loop below, which would propose the same.
            if let list = ListSpan(index, in: best), list.elements.count > 2 {
                _ = await addUp(0..<list.elements.count, list)
            }
            var position = 0
            while let list = ListSpan(index, in: best), position + 1 < list.elements.count,
                !isSpent
            {
                if await addUp(position..<position + 2, list) == false {
                    position += 1
                }
            }
            index += 1
        }
    }

    /// Removes elements except the last, and replaces that with their sum.
    private func addUp(_ range: Range<Int>, _ list: ListSpan) async -> Bool {
        let spans = list.elements[range].map { best.spans[$0] }
        guard let last = spans.last, spans.allSatisfy({ $0.count == 1 }),
            var edits = list.deletion(of: range.dropLast(), in: best)
        else { return false }
        var sum = best.choices[last.start]
        let width = sum.high - sum.low
        for span in spans.dropLast() {
            let choice = best.choices[span.start]
            guard choice.kind == sum.kind, let number = choice.number else { return false }
            // Wraps modulo 2^64, which is exact for ranges of a power of two, such as those of
            // machine types. For others it is still a proposal. A width of `.max` has no successor
            // to divide by.
            let total = sum.value &- sum.low &+ UInt64(bitPattern: number)
            sum.value = sum.low &+ (width == .max ? total : total % (width + 1))
        }
        edits.append(.init(range: last.start..<last.start + 1, replacement: [sum]))
        return await propose(edits)
    }

    /// Removes an element from a list and decrements the numbers in the list that point after it.
    func deleteAndRenumber() async {
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
        // Without a number to lower, this is a plain deletion, which an earlier pass has tried.
        guard edits.count > 2 else { return false }
        return await propose(edits.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }

    /// The maximum number of elements of a list from which pairs are removed.
    private static var mostPaired: Int { 24 }

    /// Removes two elements that are not neighbours from a list of alternatives.
    ///
    /// Alternatives, such as commands, may undo each other, so that none can be removed by itself.
    func deletePairs() async {
        var index = 0
        while index < best.spans.count, !isSpent {
            var first = 0
            while let list = pairedList(at: index), first + 2 < list.elements.count {
                var isShorter = false
                for second in first + 2..<list.elements.count where !isShorter {
                    isShorter = await deletePair(first, second, from: list)
                }
                if !isShorter { first += 1 }
            }
            index += 1
        }
    }

    private func pairedList(at index: Int) -> ListSpan? {
        guard let list = ListSpan(index, in: best), list.elements.count <= Self.mostPaired,
            list.elements.allSatisfy({ element in
                choice(at: best.spans[element].start)?.kind == .alternative
            })
        else { return nil }
        return list
    }

    private func deletePair(_ first: Int, _ second: Int, from list: ListSpan) async -> Bool {
        guard var edits = list.deletion(of: first..<first + 1, in: best),
            var length = edits.first?.replacement.first, length.value > length.low
        else { return false }
        length.value -= 1
        edits[0] = .init(range: edits[0].range, replacement: [length])
        let span = best.spans[list.elements[second]]
        return await propose(edits + [.init(range: span.start..<span.end, replacement: [])])
    }

    /// Puts the simpler of two parts of the same kind first.
    func orderSiblings() async {
        var index = 0
        while index < best.spans.count, !isSpent {
            var other = index + 1
            var tries = 0
            // Both limits keep comparisons and proposals linear in the number of spans.
            while other < min(best.spans.count, index + 256), tries < 8, !isSpent {
                if areSwappable(index, other) {
                    tries += 1
                    _ = await swap(index, other)
                }
                other += 1
            }
            index += 1
        }
    }

    private func areSwappable(_ one: Int, _ other: Int) -> Bool {
        let (left, right) = (best.spans[one], best.spans[other])
        // Edits must not overlap, and so neither must the spans. Subtrees may have different
        // parents.
        return left.kind == right.kind && left.detail == right.detail
            && left.depth == right.depth && left.end <= right.start
            && (left.parent == right.parent || left.kind == .alternatives)
            && isSimplerStart(right, than: left)
    }

    /// Returns whether the record becomes simpler if a part replaces another before it.
    private func isSimplerStart(_ part: Span, than place: Span) -> Bool {
        for offset in 0..<min(part.count, place.count) {
            let (one, other) = (
                best.choices[part.start + offset].complexity,
                best.choices[place.start + offset].complexity
            )
            if one != other {
                return one < other
            }
        }
        return part.count != place.count
    }

    private func swap(_ one: Int, _ other: Int) async -> Bool {
        await propose([best.replacing(one, by: other), best.replacing(other, by: one)])
    }

    /// Rotates three subtrees of the same kind.
    ///
    /// A rotation of three may fail and be simpler even if every swap of two passes.
    func rotateSubtrees() async {
        var index = 0
        while index < best.spans.count, !isSpent {
            if let second = nextSubtree(after: index), let third = nextSubtree(after: second) {
                let places = [index, second, third]
                for shift in 1...2 {
                    let edits = (0..<3).map { place in
                        best.replacing(places[place], by: places[(place + shift) % 3])
                    }
                    // If this fails, `best` is unchanged, and the places are valid for the other
                    // direction.
                    if await propose(edits) {
                        break
                    }
                }
            }
            index += 1
        }
    }

    /// Returns the first subtree of the same kind after one.
    private func nextSubtree(after index: Int) -> Int? {
        let span = best.spans[index]
        guard span.kind == .alternatives else { return nil }
        return best.spans.indices.dropFirst(index + 1).first { other in
            let candidate = best.spans[other]
            return candidate.kind == span.kind && candidate.detail == span.detail
                && candidate.start >= span.end
        }
    }
}
