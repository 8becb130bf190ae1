// MARK: - Texts that repeat earlier ones

extension Alphabet {
    /// Returns an earlier text of a case or another spelling of it, or `nil` if the next text is
    /// not to repeat one.
    ///
    /// - Parameters:
    ///   - source: The source that the earlier text was drawn from.
    ///   - lengths: The lengths that the text can have.
    /// - Returns: The text, and the indices of its scalars.
    func repetition(
        from source: inout Source,
        _ lengths: Domain
    ) -> (string: String, places: [UInt64])? {
        guard let text = source.textToRepeat(domain) else { return nil }
        let scalars = text.map { scalar(at: $0.value) }
        let random = source.random(below: 0)
        // Half of them differ in their scalars, and a quarter in case.
        let kinds: [TextTwins.Kind]
        switch random & 7 {
        case 0, 1: kinds = []
        case 2, 3: kinds = [.cased]
        default: kinds = [.equivalent, .cased]
        }
        for kind in kinds {
            if let twin = TextTwins.twin(of: scalars, kind, random >> 3),
                let repetition = repetition(of: twin, lengths)
            {
                return repetition
            }
        }
        return repetition(of: scalars, lengths)
    }

    /// Returns a text and the indices of its scalars, or `nil` if its length is not allowed or the
    /// alphabet does not have all of them.
    private func repetition(
        of scalars: [Unicode.Scalar],
        _ lengths: Domain
    ) -> (string: String, places: [UInt64])? {
        let count = UInt64(scalars.count)
        guard lengths.low <= count, count <= lengths.high else { return nil }
        let places = scalars.compactMap(place)
        guard places.count == scalars.count else { return nil }
        var string = String.UnicodeScalarView()
        string.append(contentsOf: scalars)
        return (String(string), places)
    }
}
