package import Gen

/// A random property whose verdict on each value is known.
package struct FuzzProperty: Sendable {
    /// The behavior of the property.
    package enum Kind: CaseIterable, Sendable {
        case holds
        case fails
        case discards
        /// Fails for one in ``rarity`` values, always in the same way.
        case failsForSome
        /// Fails for one in ``rarity`` values, in ways that depend on the value.
        case failsInManyWays
        /// Holds, fails and discards.
        case mixed
    }

    package let kind: Kind

    /// The number of values per affected one.
    package let rarity: UInt64

    /// Creates a property from random bits.
    package init(_ bits: inout SplitMix64) {
        kind = Kind.allCases[Int(bits.next(upperBound: UInt64(Kind.allCases.count)))]
        rarity = [1, 2, 5, 20, 200][Int(bits.next(upperBound: 5 as UInt64))]
    }

    /// Returns the verdict of the property on a value.
    package func verdict(on value: FuzzValue) -> Verdict {
        let code = value.code
        switch kind {
        case .holds: return .holds
        case .fails: return failure(0)
        case .discards: return .discarded
        case .failsForSome: return code % rarity == 0 ? failure(0) : .holds
        case .failsInManyWays: return code % rarity == 0 ? failure(code / rarity % 16) : .holds
        case .mixed:
            if code % 3 == 0 { return .discarded }
            return code / 3 % rarity == 0 ? failure(code / 3 / rarity % 3) : .holds
        }
    }

    private func failure(_ way: UInt64) -> Verdict {
        .fails(Failure(identity: "way \(way)", message: "fails in way \(way)"))
    }
}
