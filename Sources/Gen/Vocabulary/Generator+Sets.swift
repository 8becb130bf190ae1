// MARK: - Sets and dictionaries

extension Generator where Value: Hashable & SendableMetatype {
    /// Sets of values of this generator.
    ///
    /// A set has fewer elements than were drawn for it where there are no more, but never fewer
    /// than the lower bound. If there are too few values for that, the case is discarded, with a
    /// reason that names this place. The bounds are limited as those of arrays.
    @inlinable
    public func set(
        count: ClosedRange<Int> = 0...16,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Set<Value>> {
        distinct(count, Place(file: file, line: line)) { value, _ in value }.map { Set($0) }
    }

    /// Dictionaries with keys of this generator and values of another.
    ///
    /// The number of keys follows the same rules as that of the elements of a set.
    @inlinable
    public func dictionary<Other>(
        to values: Generator<Other>,
        count: ClosedRange<Int> = 0...16,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<[Value: Other]> {
        distinct(count, Place(file: file, line: line)) { key, source throws(Rejection) in
            (key, try values.body(&source))
        }
        .map { Dictionary($0) { first, _ in first } }
    }

    /// What is made of values of which no two are equal.
    @inlinable
    func distinct<Element>(
        _ count: ClosedRange<Int>,
        _ place: Place,
        _ element: @escaping @Sendable (Value, inout Source) throws(Rejection) -> Element
    ) -> Generator<[Element]> {
        guard count.lowerBound <= Source.mostElements else {
            return .tooLong(count.lowerBound, place)
        }
        let lengths = Domain(lengths: count)
        let least = Int(lengths.low)
        return Generator<[Element]> { source throws(Rejection) in
            try source.begin(.list)
            let index = source.count
            var wanted = try source.draw(length: lengths)
            var values = FreshValues(of: self, atLeast: least, place)
            var elements: [Element] = []
            while elements.count < wanted {
                let mark = source.mark
                try source.begin(.element)
                let value = try body(&source)
                if values.insert(value) {
                    elements.append(try element(value, &source))
                    source.end()
                    continue
                }
                switch try values.another(since: mark, from: &source) {
                case .fresh(let value):
                    elements.append(try element(value, &source))
                    source.end()
                case .repeated:
                    source.rewind(to: mark)
                    wanted -= 1
                case .exhausted:
                    source.rewind(to: mark)
                    wanted = elements.count
                }
            }
            guard elements.count >= least else {
                throw .impossible(
                    "\(least) different elements were wanted, fewer were found; ask for fewer, or "
                        + "draw them from more values",
                    place
                )
            }
            source.amend(index, to: UInt64(elements.count))
            source.end()
            return elements
        }
    }
}
