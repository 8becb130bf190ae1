// MARK: - Alternatives

extension Generator {
    /// Returns a generator that draws from one of several generators, all equally likely.
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

    /// Returns a generator that draws from one of several generators, all equally likely.
    ///
    /// A failing value shrinks towards the generators that come first.
    @inlinable
    public static func oneOf(
        _ generators: [Generator],
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator {
        alternatives(generators.map { (1, $0) }, Place(file: file, line: line))
    }

    /// Returns a generator that draws from one of several generators with given weights.
    ///
    /// A failing value shrinks towards the generators that come first. A generator with weight 0 is
    /// only used by the covering plan and by shrinking. A negative weight counts as 0. Weights are
    /// limited so that their sum fits in an `Int`.
    @inlinable
    public static func frequency(
        _ choices: (weight: Int, generator: Generator)...,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator {
        alternatives(choices.map { ($0.weight, $0.generator) }, Place(file: file, line: line))
    }

    /// Returns a generator that draws from one of several generators with given weights.
    ///
    /// - Parameters:
    ///   - choices: The weights and the generators.
    ///   - place: The place of the call, for messages.
    /// - Returns: The generator.
    @inlinable
    package static func alternatives(
        _ choices: [(Int, Generator)],
        _ place: Place
    ) -> Generator {
        guard !choices.isEmpty else {
            return impossible("there is no generator to choose from; pass at least one", place)
        }
        let heaviest = Int.max / choices.count
        var sums: ContiguousArray<UInt64> = []
        for (weight, _) in choices {
            sums.append((sums.last ?? 0) + UInt64(min(max(0, weight), heaviest)))
        }
        guard sums.last != 0 else {
            return impossible(
                "no weight is greater than 0; give at least one generator a positive weight",
                place
            )
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

    /// Returns a generator that rejects every case with a reason.
    @usableFromInline
    static func impossible(_ reason: String, _ place: Place) -> Generator {
        Generator { _ throws(Rejection) in throw .impossible(reason, place) }
    }
}
