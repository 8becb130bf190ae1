// MARK: - Sets and dictionaries

extension Generator where Value: Hashable & SendableMetatype {
    /// Returns a generator of sets of values of this generator.
    ///
    /// A set can have fewer elements than the number drawn for it if there are no more values, but
    /// never fewer than the lower bound. If there are too few values for the lower bound, the case
    /// is rejected with a reason that names this line. The bounds are limited like those of arrays.
    @inlinable
    public func set(
        count: ClosedRange<Int> = 0...16,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Set<Value>> {
        distinct(count, Place(file: file, line: line)) { value, _ in value }.map { Set($0) }
    }

    /// Returns a generator of dictionaries with keys from this generator and values from another.
    ///
    /// The number of keys follows the same rules as the number of elements of a set.
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

    /// Returns a generator of arrays of elements made from distinct values.
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
                    "expected at least \(least) distinct elements, but found fewer; lower the "
                        + "count, or draw from more values",
                    place
                )
            }
            source.amend(index, to: UInt64(elements.count))
            source.end()
            return elements
        }
    }
}
