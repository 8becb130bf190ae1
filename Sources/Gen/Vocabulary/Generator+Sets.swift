// MARK: - Sets and dictionaries

extension Generator where Value: Hashable & SendableMetatype {
    /// Sets of values of this generator.
    ///
    /// A case for which too few different elements are found is discarded, with a reason that names
    /// this place.
    public func set(
        count: ClosedRange<Int> = 0...16,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Set<Value>> {
        distinct(count, Place(file: file, line: line)) { $0 }.map { Set($0) }
    }

    /// Dictionaries with keys of this generator and values of another.
    ///
    /// A case for which too few different keys are found is discarded, with a reason that names
    /// this place.
    public func dictionary<Other>(
        to values: Generator<Other>,
        count: ClosedRange<Int> = 0...16,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<[Value: Other]> {
        let keys = self
        let members = Generator<(key: Value, value: Other)> { source throws(Rejection) in
            (try keys.body(&source), try values.body(&source))
        }
        return members.distinct(count, Place(file: file, line: line)) { $0.key }
            .map { Dictionary($0.map { ($0.key, $0.value) }) { first, _ in first } }
    }
}

extension Generator {
    /// Elements of which no two have the same key.
    fileprivate func distinct<Key: Hashable & SendableMetatype>(
        _ count: ClosedRange<Int>,
        _ place: Place,
        key: @escaping @Sendable (Value) -> Key
    ) -> Generator<[Value]> {
        let lengths = Domain(lengths: count)
        return Generator<[Value]> { source throws(Rejection) in
            try source.begin(.list)
            let index = source.choices.count
            let wanted = try source.draw(length: lengths)
            var keys: Set<Key> = []
            var elements: [Value] = []
            // An element that was there before leaves no trace; after many of them the list ends.
            var misses = 0
            while elements.count < wanted, misses < (source.canRetry ? 64 : wanted) {
                let mark = source.mark
                try source.begin(.element)
                let element = try body(&source)
                source.end()
                if keys.insert(key(element)).inserted {
                    elements.append(element)
                } else {
                    source.rewind(to: mark)
                    misses += 1
                }
            }
            guard elements.count >= Int(lengths.low) else {
                throw .impossible(
                    "\(lengths.low) different elements were wanted, fewer were found",
                    place
                )
            }
            source.amend(index, to: UInt64(elements.count))
            source.end()
            return elements
        }
    }
}
