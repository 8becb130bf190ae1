// MARK: - Texts that repeat earlier ones

extension Source {
    /// Returns the letters of a text drawn earlier in this case, if the next text is to repeat one.
    ///
    /// Only texts that are left to chance repeat others. The letters are the choices of an alphabet
    /// with this domain.
    mutating func textToRepeat(_ letters: borrowing Domain) -> ArraySlice<Choice>? {
        // Without texts, no random bits are used.
        guard !recording.texts.isEmpty, leavesAreRandom, !isCrowded, letters.width >= 4,
            let text = recording.textToRepeat(letters)
        else { return nil }
        return text
    }

    /// Records a text with given letters, in elements of the open list.
    mutating func record(
        text places: [UInt64],
        _ lengths: borrowing Domain,
        _ letters: borrowing Domain
    ) throws(Rejection) {
        sawUnplanned = true
        hasVaried = true
        noteText(at: count)
        try recording.record(lengths, UInt64(places.count))
        for place in places {
            try begin(.element)
            try recording.record(letters, place)
            end()
        }
    }

    /// Notes that the open list, whose choices begin at an index, is a text.
    mutating func noteText(at start: Int) {
        // Another attempt has removed the texts after this place.
        while let last = recording.texts.last, last >= start { recording.texts.removeLast() }
        recording.texts.append(start)
    }
}

extension Recording {
    /// The longest text that is repeated.
    private static var longestText: Int { 64 }

    /// Returns the letters of an earlier text, or `nil` if this one is not to repeat another, or if
    /// the chosen one has another alphabet.
    mutating func textToRepeat(_ letters: borrowing Domain) -> ArraySlice<Choice>? {
        guard repeatsText() else { return nil }
        let start = texts[Int(bits.next(below: UInt64(texts.count)))]
        // After another attempt, the choices at that index may be others.
        guard start < choices.count, choices[start].kind == .length,
            choices[start].value <= UInt64(Self.longestText),
            start + Int(choices[start].value) < choices.count
        else { return nil }
        let text = choices[(start + 1)...].prefix(Int(choices[start].value))
        for letter in text {
            guard letter.kind == .symbol, letter.low == letters.low, letter.high == letters.high
            else { return nil }
        }
        return ArraySlice(text)
    }
}
