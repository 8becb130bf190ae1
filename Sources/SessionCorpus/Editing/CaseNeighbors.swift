import SessionContract

/// The cases of a corpus that are like a new one.
///
/// What is alike is decided by ``CaseTraits``, and how much a trait says by how few cases have it.
package struct CaseNeighbors: Sendable {
    /// The traits of each case, and the same with its topic.
    private let cases: [(entry: CorpusCase, traits: CaseTraits, marks: Set<String>)]

    /// The number of cases that have each trait.
    private let counts: [String: Int]

    /// Derives the traits of all cases of a corpus.
    package init(in corpus: Corpus) {
        cases = corpus.cases.map { entry in
            let traits = CaseTraits(of: entry)
            return (entry, traits, traits.words.union([Self.trait(of: entry.topic)]))
        }
        counts = cases.reduce(into: [:]) { counts, next in
            for word in next.traits.words { counts[word, default: 0] += 1 }
        }
    }

    // MARK: - Nearest cases

    /// Returns the cases nearest to a payload, the nearest first: by meaning, and among cases of
    /// equal meaning by their text.
    ///
    /// - Parameters:
    ///   - payload: The payload.
    ///   - traits: Its traits.
    ///   - limit: The number of cases.
    /// - Returns: The cases that have at least one trait in common with the payload.
    package func nearest(
        to payload: [UInt8],
        _ traits: CaseTraits,
        limit: Int = 3
    ) -> [CorpusCase] {
        let pairs = Self.pairs(of: payload)
        let ranked = cases.compactMap { entry, own, _ -> (entry: CorpusCase, score: [Double])? in
            let shared = weight(of: own.words.intersection(traits.words))
            guard shared > 0 else { return nil }
            let meaning = shared / weight(of: own.words.union(traits.words))
            let text = Self.similarity(pairs, Self.pairs(of: entry.payload))
            // Rounded, so that sums in another order are equal.
            return (entry, [(meaning * 1e6).rounded(), text])
        }
        return ranked.sorted { $1.score.lexicographicallyPrecedes($0.score) }.prefix(limit)
            .map(\.entry)
    }

    /// Returns how much traits say, in bits: a trait that every case has says nothing.
    private func weight(of words: Set<String>) -> Double {
        words.reduce(0) { sum, word in
            sum + Double(cases.count + 1).bits - Double(counts[word, default: 0] + 1).bits
        }
    }

    /// The number of bytes of a payload that are compared.
    private static let comparedLength = 2_000

    private static func pairs(of payload: [UInt8]) -> Set<UInt16> {
        let bytes = payload.prefix(comparedLength)
        return Set(zip(bytes, bytes.dropFirst()).map { UInt16($0) << 8 | UInt16($1) })
    }

    private static func similarity(_ left: Set<UInt16>, _ right: Set<UInt16>) -> Double {
        let all = left.count + right.count
        return all == 0 ? 1 : Double(2 * left.intersection(right).count) / Double(all)
    }

    // MARK: - Flags

    /// The share of the cases with the same traits that must have a flag.
    private static let leastShare = 0.8

    /// The number of cases that must have the same trait, or the same two, which may be together
    /// by chance.
    private static let leastSupport = (one: 2, two: 4)

    /// Returns the flags that cases with the same traits have, the surest first.
    ///
    /// A flag is proposed if nearly all cases with one trait of the payload have it, or nearly all
    /// with two of its traits, where the topic counts as one.
    package func flags(
        for traits: CaseTraits,
        in topic: CorpusTopic,
        limit: Int = 4
    ) -> [String] {
        let words = traits.words.union([Self.trait(of: topic)]).sorted()
        var best: [String: (share: Double, support: Int)] = [:]
        for (index, first) in words.enumerated() {
            // All cases of a topic may have a flag, but this one need not be about that.
            for second in words[index...]
            where first != second || first != Self.trait(of: topic) {
                let alike = cases.filter { $0.marks.isSuperset(of: [first, second]) }
                let support = first == second ? Self.leastSupport.one : Self.leastSupport.two
                guard alike.count >= support else { continue }
                for (flag, count) in Self.counts(ofFlagsIn: alike.map(\.entry)) {
                    let share = Double(count) / Double(alike.count)
                    guard share >= Self.leastShare else { continue }
                    if (share, count) > best[flag] ?? (0, 0) { best[flag] = (share, count) }
                }
            }
        }
        let ranked = best.sorted { left, right in
            (right.value.share, right.value.support, left.key)
                < (left.value.share, left.value.support, right.key)
        }
        return ranked.prefix(limit).map(\.key)
    }

    private static func trait(of topic: CorpusTopic) -> String { "topic \(topic.rawValue)" }

    private static func counts(ofFlagsIn cases: [CorpusCase]) -> [String: Int] {
        cases.reduce(into: [:]) { counts, entry in
            // The writer adds it to cases that need it, and it is not a kind of bug.
            for flag in entry.flags where flag != "multi-fault" { counts[flag, default: 0] += 1 }
        }
    }
}

extension Double {
    /// The logarithm to base 2, to about one thousandth, of a number that is at least 1.
    fileprivate var bits: Double {
        // Exact at powers of two, and linear in between: enough to compare counts.
        Double(exponent) + significand - 1
    }
}
