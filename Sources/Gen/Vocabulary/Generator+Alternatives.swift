// MARK: - Alternatives

extension Generator {
    /// Values of one of several generators, each as likely as the others.
    ///
    /// A failing value shrinks towards the generators that come first.
    @inlinable
    public static func oneOf(
        _ generators: Generator...,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator {
        alternatives(generators.map { (1, $0) }, Place(file: file, line: line))
    }

    /// Values of one of several generators, each as likely as the others.
    @inlinable
    public static func oneOf(
        _ generators: [Generator],
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator {
        alternatives(generators.map { (1, $0) }, Place(file: file, line: line))
    }

    /// Values of one of several generators, each as likely as its weight says.
    ///
    /// A failing value shrinks towards the generators that come first. A weight of 0 leaves its
    /// generator to the covering cases and to shrinking; a negative one counts as 0. Weights are
    /// limited so that their sum fits in an `Int`.
    @inlinable
    public static func frequency(
        _ choices: (weight: Int, generator: Generator)...,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator {
        alternatives(choices.map { ($0.weight, $0.generator) }, Place(file: file, line: line))
    }

    @inlinable
    static func alternatives(
        _ choices: [(Int, Generator)],
        _ place: Place
    ) -> Generator {
        guard !choices.isEmpty else {
            return impossible("there is no generator to choose from; name at least one", place)
        }
        let heaviest = Int.max / choices.count
        var sums: ContiguousArray<UInt64> = []
        for (weight, _) in choices {
            sums.append((sums.last ?? 0) + UInt64(min(max(0, weight), heaviest)))
        }
        guard sums.last != 0 else {
            return impossible("no generator has a weight above 0; raise one", place)
        }
        let weights = sums
        let count = choices.count
        let generators = ContiguousArray(choices.map { $0.1 })
        let domain = Domain(choosingFrom: UInt64(count), kind: .alternative)
        let identity = place.identity
        return Generator { source throws(Rejection) in
            try source.begin(.alternatives, detail: identity)
            let index = try source.draw(alternative: domain, weights: weights)
            let value = try generators[index].body(&source)
            source.end()
            return value
        }
    }

    /// A generator that can make no value and says so when it is asked.
    @usableFromInline
    static func impossible(_ reason: String, _ place: Place) -> Generator {
        Generator { _ throws(Rejection) in throw .impossible(reason, place) }
    }
}
