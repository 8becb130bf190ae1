// MARK: - One of several values

extension Generator where Value: Sendable {
    /// Returns a generator of the elements of a collection, all equally likely.
    ///
    /// A failing value shrinks towards the elements that come first.
    @inlinable
    public static func element(
        of values: some Collection<Value> & Sendable,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator {
        let values = ContiguousArray(values)
        guard !values.isEmpty else {
            return impossible(
                "there is no element to choose from; pass a collection that is not empty",
                Place(file: file, line: line)
            )
        }
        let domain = Domain(
            choosingFrom: UInt64(values.count),
            kind: values.count <= 16 ? .alternative : .symbol
        )
        return Generator { source throws(Rejection) in values[Int(try source.draw(domain))] }
    }
}

extension Generator where Value: CaseIterable & Sendable {
    /// Returns a generator of the cases of an enumeration, all equally likely.
    ///
    /// A failing value shrinks towards the cases that come first.
    public static func anyCase(file: String = #fileID, line: UInt = #line) -> Generator {
        element(of: Array(Value.allCases), file: file, line: line)
    }
}

extension Generator {
    /// Returns a generator of `nil` and of the values of this generator.
    ///
    /// `nil` is simpler, and is drawn in one of four random cases.
    @inlinable
    public func optional(file: String = #fileID, line: UInt = #line) -> Generator<Value?> {
        let place = Place(file: file, line: line)
        return Generator<Value?>.alternatives(
            [(1, Generator<Value?> { _ in nil }), (3, map { $0 })],
            place
        )
    }
}

// MARK: - Permutations and subsets

extension Generator {
    /// Returns a generator of the permutations of an array.
    ///
    /// The simplest permutation is the given order. The array can have at most 65,535 elements.
    public static func permutation<Element: Sendable>(
        of elements: [Element],
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<[Element]> {
        guard elements.count <= Source.mostElements else {
            return .tooLong(elements.count, Place(file: file, line: line))
        }
        let domains = elements.indices.map { index in
            Domain(choosingFrom: UInt64(elements.count - index), kind: .symbol)
        }
        return Generator<[Element]> { source throws(Rejection) in
            var rest = elements
            var permutation: [Element] = []
            permutation.reserveCapacity(elements.count)
            for domain in domains {
                permutation.append(rest.remove(at: Int(try source.draw(domain))))
            }
            return permutation
        }
    }

    /// Returns a generator of arrays with some of the elements of an array, in the same order.
    ///
    /// The simplest subset is empty. The array can have at most 65,535 elements.
    public static func subset<Element: Sendable>(
        of elements: [Element],
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<[Element]> {
        guard elements.count <= Source.mostElements else {
            return .tooLong(elements.count, Place(file: file, line: line))
        }
        let domain = Domain(choosingFrom: 2, kind: .alternative)
        return Generator<[Element]> { source throws(Rejection) in
            var subset: [Element] = []
            for element in elements where try source.draw(domain) == 1 {
                subset.append(element)
            }
            return subset
        }
    }
}
