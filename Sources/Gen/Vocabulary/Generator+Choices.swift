// MARK: - One of some values

extension Generator where Value: Sendable {
    /// One of some values, each as likely as the others.
    ///
    /// A failing value shrinks towards the values that come first.
    @inlinable
    public static func element(
        of values: some Collection<Value> & Sendable,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator {
        let values = ContiguousArray(values)
        guard !values.isEmpty else {
            return impossible(
                "there is no element to choose from in an empty collection",
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
    /// One of all cases, each as likely as the others; a failing one shrinks towards the first.
    public static func anyCase(file: String = #fileID, line: UInt = #line) -> Generator {
        element(of: Array(Value.allCases), file: file, line: line)
    }
}

extension Generator {
    /// Nothing, which is the simpler one, or a value of this generator, which is likelier.
    @inlinable
    public func optional(file: String = #fileID, line: UInt = #line) -> Generator<Value?> {
        let place = Place(file: file, line: line)
        return Generator<Value?>.alternatives(
            [(1, Generator<Value?> { _ in nil }), (3, map { $0 })],
            place
        )
    }
}

// MARK: - Orders and parts of collections

extension Generator {
    /// The elements of a collection in any order; the simplest order is the given one.
    ///
    /// A case has room for the order of 65,535 elements.
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

    /// Some of the elements of a collection, in their order; the simplest part is none of them.
    ///
    /// A case has room for a part of 65,535 elements.
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
