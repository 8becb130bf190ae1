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
        let place = Place(file: file, line: line)
        guard count.lowerBound <= Source.mostElements else {
            return .tooLong(count.lowerBound, place)
        }
        let lengths = Domain(lengths: count)
        return Generator<Set<Value>> { source throws(Rejection) in
            try distinct(lengths, place, from: &source) { _, _ in }
        }
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
        let place = Place(file: file, line: line)
        guard count.lowerBound <= Source.mostElements else {
            return .tooLong(count.lowerBound, place)
        }
        let lengths = Domain(lengths: count)
        return Generator<[Value: Other]> { source throws(Rejection) in
            var dictionary: [Value: Other] = [:]
            _ = try distinct(lengths, place, from: &source) { key, source throws(Rejection) in
                dictionary[key] = try values.body(&source)
            }
            return dictionary
        }
    }

    /// Draws distinct values, and calls a closure in the span of each.
    @inlinable
    func distinct(
        _ lengths: Domain,
        _ place: Place,
        from source: inout Source,
        _ visit: (Value, inout Source) throws(Rejection) -> Void
    ) throws(Rejection) -> Set<Value> {
        try source.begin(.list)
        let index = source.count
        var wanted = try source.draw(length: lengths)
        let least = Int(lengths.low)
        var values = FreshValues(of: self, atLeast: least, place)
        // Growing in steps would hash the values again in each.
        values.seen.reserveCapacity(min(wanted, 1024))
        while values.seen.count < wanted {
            let mark = source.mark
            try source.begin(.element)
            let value = try body(&source)
            if values.insert(value) {
                try visit(value, &source)
                source.end()
                continue
            }
            switch try values.another(since: mark, from: &source) {
            case .fresh(let value):
                try visit(value, &source)
                source.end()
            case .repeated:
                source.rewind(to: mark)
                wanted -= 1
            case .exhausted:
                source.rewind(to: mark)
                wanted = values.seen.count
            }
        }
        guard values.seen.count >= least else {
            throw .impossible(
                "expected at least \(least) distinct elements, but found fewer; lower the "
                    + "count, or draw from more values",
                place
            )
        }
        source.amend(index, to: UInt64(values.seen.count))
        source.end()
        return values.seen
    }
}
