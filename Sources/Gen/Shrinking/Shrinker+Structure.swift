// MARK: - Passes that remove parts

extension Shrinker {
    func structuralPasses() async {
        await pruneAlternatives()
        await hoist()
        await forEachList { shrinker, list in await shrinker.keepFirst(of: list) }
        await simplifyAllLeaves()
        await forEachList { shrinker, list in await shrinker.deleteElements(of: list) }
    }

    /// Replaces each choice between alternatives with the simplest first alternative, the outermost
    /// first.
    func pruneAlternatives() async {
        var index = 0
        while index < best.spans.count, !isSpent {
            let span = best.spans[index]
            if span.kind == .alternatives, span.count > 0 {
                var first = best.choices[span.start]
                if span.count > 1 || !first.isSimplest {
                    first.value = first.target
                    _ = await propose([.init(range: span.start..<span.end, replacement: [first])])
                }
            }
            index += 1
        }
    }

    /// Replaces a tree with one of its subtrees of the same kind.
    func hoist() async {
        var index = 0
        while index < best.spans.count, !isSpent {
            if best.spans[index].kind == .alternatives {
                while await hoistChild(of: index) {}
            }
            index += 1
        }
    }

    private func hoistChild(of index: Int) async -> Bool {
        guard let span = span(at: index) else { return false }
        for inner in best.spans.indices.dropFirst(index + 1) {
            let part = best.spans[inner]
            if part.start >= span.end {
                break
            }
            guard part.kind == span.kind, part.detail == span.detail, part.count < span.count,
                outerAlternatives(of: inner) == index
            else { continue }
            let edit = best.replacing(index, by: inner)
            if await propose([edit]) {
                return true
            }
            if wasTooLong, await proposeWithLessRoom(edit) {
                return true
            }
        }
        return false
    }

    /// Tries an edit together with a lower number drawn before it.
    ///
    /// The number may be a depth. With the same depth, a subtree that moves outwards would get new
    /// branches, and its record would become longer.
    private func proposeWithLessRoom(_ edit: ChoiceRecord.Edit) async -> Bool {
        var tried = 0
        for index in best.choices.indices.prefix(edit.range.lowerBound) where tried < 2 {
            var choice = best.choices[index]
            guard choice.kind == .signed || choice.kind == .unsigned, choice.value > choice.target
            else { continue }
            tried += 1
            let distance = choice.value - choice.target
            for less in [distance / 2, distance - 1] {
                choice.value = choice.target + less
                let lowered = ChoiceRecord.Edit(range: index..<index + 1, replacement: [choice])
                if await propose([lowered, edit]) {
                    return true
                }
            }
        }
        return false
    }

    /// Returns the nearest enclosing span of the same alternatives, or `nil`.
    private func outerAlternatives(of index: Int) -> Int? {
        var outer = best.spans[index].parent
        while outer >= 0 {
            if best.spans[outer].kind == .alternatives,
                best.spans[outer].detail == best.spans[index].detail
            {
                return outer
            }
            outer = best.spans[outer].parent
        }
        return nil
    }
}

// MARK: - Lists

extension Shrinker {
    private func forEachList(_ body: (Shrinker, ListSpan) async -> Void) async {
        var index = 0
        while index < best.spans.count, !isSpent {
            if let list = ListSpan(index, in: best) {
                await body(self, list)
            }
            index += 1
        }
    }

    /// Removes elements from a list, as many as possible at once.
    private func deleteElements(of list: ListSpan) async {
        var end = list.elements.count
        while end > 0, !isSpent {
            var size = 1
            while size <= end, await delete(end - size..<end, fromListAt: list.index) {
                end -= size
                size *= 2
            }
            // The last step was too large, so smaller ones remove the rest.
            while size > 1, end > 0, !isSpent {
                size /= 2
                if size <= end, await delete(end - size..<end, fromListAt: list.index) {
                    end -= size
                }
            }
            end -= 1
            // Removing an element that equals the next one would give a list that was already
            // tried.
            if let rest = ListSpan(list.index, in: best) {
                while end > 0, isEqualToNext(end - 1, in: rest) {
                    end -= 1
                }
            }
        }
    }

    private func isEqualToNext(_ position: Int, in list: ListSpan) -> Bool {
        guard position + 1 < list.elements.count else { return false }
        let one = best.spans[list.elements[position]]
        let next = best.spans[list.elements[position + 1]]
        return best.choices[one.start..<one.end] == best.choices[next.start..<next.end]
    }

    /// Keeps as few of the first elements as possible: tries none, one, two, four, and so on.
    private func keepFirst(of list: ListSpan) async {
        let count = list.elements.count
        var tooFew = -1
        var enough = count
        var kept = 0
        while kept < enough {
            if await delete(kept..<enough, fromListAt: list.index) {
                enough = kept
                break
            }
            tooFew = kept
            kept = max(1, kept * 2)
        }
        while enough < count, enough - tooFew > 1, !isSpent {
            let kept = tooFew + (enough - tooFew) / 2
            if await delete(kept..<enough, fromListAt: list.index) {
                enough = kept
            } else {
                tooFew = kept
            }
        }
    }

    private func delete(_ elements: Range<Int>, fromListAt index: Int) async -> Bool {
        guard let list = ListSpan(index, in: best) else { return false }
        return await delete(elements, from: list)
    }

    /// Removes elements from a list and lowers the choice of its length.
    func delete(_ elements: Range<Int>, from list: ListSpan) async -> Bool {
        guard let edits = list.deletion(of: elements, in: best) else { return false }
        return await propose(edits)
    }
}
