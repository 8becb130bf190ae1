import SessionContract

/// What one worker saw in one phase.
struct PhaseTally: Sendable {
    /// How many cases were asked.
    var cases = 0
    var bytes = 0

    /// How many cases showed each deviation.
    private(set) var counts: [Deviation.Identity: Int] = [:]

    var policies = PolicyEvidence()

    /// Why the testee could not be asked any more.
    var unavailability: String?

    /// The first case of each deviation, and of those that do not tell their cause the first few.
    private(set) var hits: [Deviation.Identity: [Hit]] = [:]

    /// A case that showed a deviation.
    struct Hit: Sendable {
        /// The place of the case in its phase.
        var order: Int
        var id: String
        var payload: [UInt8]
        var deviation: Deviation

        /// What the testee was asked to do.
        var question = TesteeQuestion.roundTrip

        /// What the testee was asked just before.
        var before: [[UInt8]]
    }

    /// How many cases of one deviation are kept where the deviation does not tell its cause.
    private static let mostHits = 256

    private static func limit(_ deviation: Deviation) -> Int {
        deviation.namesNoCause ? mostHits : 1
    }

    /// Counts a deviation, and keeps its case as far as there is room.
    mutating func add(_ deviation: Deviation, _ hit: @autoclosure () -> Hit) {
        let identity = deviation.identity
        counts[identity, default: 0] += 1
        if hits[identity, default: []].count < Self.limit(deviation) {
            hits[identity, default: []].append(hit())
        }
    }

    /// Adds what another worker saw of the same phase.
    ///
    /// Of each deviation the cases with the lowest places are kept, whoever met them.
    mutating func add(_ other: PhaseTally) {
        cases += other.cases
        bytes += other.bytes
        counts.merge(other.counts, uniquingKeysWith: +)
        policies.add(other.policies)
        unavailability = unavailability ?? other.unavailability
        for (identity, more) in other.hits {
            let all = (hits[identity, default: []] + more).sorted { $0.order < $1.order }
            hits[identity] = Array(all.prefix(all.first.map { Self.limit($0.deviation) } ?? 1))
        }
    }

    /// The kept cases in the order of the phase.
    var orderedHits: [Hit] {
        hits.values.joined().sorted { left, right in
            (left.order, left.deviation.sortKey) < (right.order, right.deviation.sortKey)
        }
    }
}

extension Deviation {
    /// What brings deviations of one case into an order that is always the same.
    var sortKey: String { "\(rule.rawValue) \(field?.rawValue ?? -1) \(kind)" }
}
