// MARK: - Passes for two texts

extension Shrinker {
    /// The maximum number of texts that are compared with each other.
    private static var mostTexts: Int { 6 }

    /// Removes the same number of letters from the beginnings and from the ends of two texts.
    ///
    /// If two texts are spellings of the same text, the letters around the place at which they
    /// differ can only be removed from both.
    func shortenTexts() async {
        await forEachPairOfTexts { shrinker, first, second in
            for isFront in [true, false] {
                var size = min(first.elements.count, second.elements.count)
                while size > 0, !shrinker.isSpent {
                    guard let one = ListSpan(first.index, in: shrinker.best),
                        let other = ListSpan(second.index, in: shrinker.best)
                    else { return }
                    size = min(size, one.elements.count, other.elements.count)
                    let edits = [one, other].compactMap { list in
                        let start = isFront ? 0 : list.elements.count - size
                        return list.deletion(of: start..<start + size, in: shrinker.best)
                    }
                    guard edits.count == 2 else {
                        size /= 2
                        continue
                    }
                    if await shrinker.propose(edits.flatMap { $0 }) == false { size /= 2 }
                }
            }
        }
    }

    /// Replaces two texts with the simplest ones that are spellings of the same text.
    ///
    /// No path of small steps leads from one such pair to another.
    func simplifyTwins() async {
        let alphabet = Alphabet.unicode
        await forEachPairOfTexts { shrinker, first, second in
            let letters = shrinker.best.choices[first.length + 1]
            guard letters.high == alphabet.domain.high else { return }
            for (one, other) in TextTwins.simplest {
                for (left, right) in [(one, other), (other, one)] {
                    let edits = [(first, left), (second, right)].compactMap { list, text in
                        shrinker.replacement(of: list, with: text, alphabet)
                    }
                    if edits.count == 2, await shrinker.propose(edits) { return }
                }
            }
        }
    }

    private func replacement(
        of list: ListSpan,
        with text: String,
        _ alphabet: Alphabet
    ) -> ChoiceRecord.Edit? {
        guard let span = span(at: list.index), span.count > 1 else { return nil }
        var length = best.choices[list.length]
        var letter = best.choices[list.length + 1]
        let places = text.unicodeScalars.compactMap(alphabet.place)
        length.value = UInt64(places.count)
        guard length.low <= length.value, length.value <= length.high else { return nil }
        var choices: ContiguousArray<Choice> = [length]
        for place in places {
            letter.value = place
            choices.append(letter)
        }
        return ChoiceRecord.Edit(range: span.start..<span.end, replacement: choices)
    }

    private func forEachPairOfTexts(_ body: (Shrinker, ListSpan, ListSpan) async -> Void) async {
        for earlier in 0..<Self.mostTexts {
            for later in (earlier + 1)..<Self.mostTexts where !isSpent {
                // Looked up again, because a step may remove texts.
                let texts = texts
                guard later < texts.count else { break }
                let letters = [texts[earlier], texts[later]].map { best.choices[$0.length + 1] }
                if hasSameDomain(letters[0], letters[1]) {
                    await body(self, texts[earlier], texts[later])
                }
            }
        }
    }

    /// The first texts that are not empty.
    private var texts: [ListSpan] {
        var texts: [ListSpan] = []
        for (index, span) in best.spans.enumerated() where texts.count < Self.mostTexts {
            if span.kind == .list, span.count > 1, best.choices[span.start].kind == .length,
                best.choices[span.start + 1].kind == .symbol,
                let list = ListSpan(index, in: best), list.length == span.start
            {
                texts.append(list)
            }
        }
        return texts
    }
}
