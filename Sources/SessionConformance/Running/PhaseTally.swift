import SessionContract
import SessionModel
import StrictJSON

/// The observations of one worker in one phase.
struct PhaseTally: Sendable {
    /// The number of tested cases.
    var cases = 0
    var bytes = 0

    /// The names of the tested cases, if they have one.
    var caseIDs: [String] = []

    /// The cases of each fault, by the features of their payloads.
    private(set) var groups: [RoundTripFault.Identity: [PayloadFeatures: Group]] = [:]

    var policies = PolicyEvidence()

    /// What became of the cases that showed a fault, by their indices.
    private(set) var failures: [Int: Failures] = [:]

    /// The indices of the cases that showed a fault.
    var failedOrders: Set<Int> { Set(failures.keys) }

    /// The indices of the planned cases that were rejected without a fault.
    var rejectedOrders: Set<Int> = []

    /// The number of cases whose output was decoded too.
    var repeatedCases = 0

    /// Why the testee became unavailable, if it did.
    var unavailability: String?

    /// Whether ``everyHit`` is kept.
    var keepsEveryHit = false

    /// Every case and fault, in no particular order.
    private(set) var everyHit: [Hit] = []

    /// What became of the values in a case that showed a fault.
    struct Failures: OptionSet, Sendable {
        let rawValue: UInt8

        /// A field that was absent came back.
        static let absence = Self(rawValue: 1 << 0)

        /// A null did not come back.
        static let null = Self(rawValue: 1 << 1)

        /// Something else, after which it is unknown what became of the values.
        static let other = Self(rawValue: 1 << 2)
    }

    /// The cases of a fault whose payloads have the same features.
    struct Group: Sendable {
        /// The first of the cases.
        var hit: Hit
        var count: Int
    }

    /// A case that showed a fault.
    struct Hit: Sendable {
        /// The index of the case in its phase.
        var order: Int
        var id: String
        var payload: [UInt8]
        var features: PayloadFeatures
        var fault: RoundTripFault

        /// What the testee was asked to do.
        var question = TesteeQuestion.roundTrip

        /// The payloads just before this one.
        var before: [[UInt8]]

        /// Whether the case belongs to another shard, which counts it.
        var isOfOthers = false
    }

    /// Counts a fault, and keeps its case if it is the first with its features.
    mutating func add(_ hit: Hit) {
        if keepsEveryHit { everyHit.append(hit) }
        failures[hit.order, default: []].insert(hit.fault.failure)
        add(Group(hit: hit, count: 1))
    }

    private mutating func add(_ group: Group) {
        let hit = group.hit
        guard var known = groups[hit.fault.identity, default: [:]][hit.features] else {
            groups[hit.fault.identity, default: [:]][hit.features] = group
            return
        }
        if hit.order < known.hit.order { known.hit = hit }
        known.count += group.count
        groups[hit.fault.identity]?[hit.features] = known
    }

    /// Adds the observations of another worker in the same phase.
    ///
    /// The cases with the lowest indices are kept, so the result does not depend on which worker
    /// tested which case.
    mutating func add(_ other: PhaseTally) {
        cases += other.cases
        bytes += other.bytes
        caseIDs += other.caseIDs
        everyHit += other.everyHit
        failures.merge(other.failures) { $0.union($1) }
        rejectedOrders.formUnion(other.rejectedOrders)
        repeatedCases += other.repeatedCases
        policies.add(other.policies)
        unavailability = unavailability ?? other.unavailability
        for group in other.groups.values.joined() { add(group.value) }
    }

    /// Whether any case had no answer within the time limit.
    var hasTimeOut: Bool { groups.keys.contains { $0.kind == .hung } }

    /// Returns the groups with the cases of others that show the same faults.
    ///
    /// Time-outs of others are left to them: each costs the time limit of an answer.
    func explained(by others: PhaseTally) -> PhaseTally {
        var all = self
        for (identity, groups) in others.groups where identity.kind != .hung {
            for var group in groups.values {
                group.hit.isOfOthers = true
                all.add(group)
            }
        }
        return all
    }

    /// The first case of each group, the plainest ones first: those that an API may well send, then
    /// those with the fewest features.
    ///
    /// The plainer a payload is, the better it shows its fault. A breakdown may depend on the
    /// requests before it, so its cases stay in their order.
    var orderedHits: [Hit] {
        // The rank of a case takes long to find, so it is found once.
        let ranked = Self.inOrder(groups.values.joined().map(\.value.hit)).enumerated()
            .map { offset, hit in (hit: hit, rank: hit.rank, offset: offset) }
        return ranked.sorted { left, right in
            left.rank == right.rank ? left.offset < right.offset : left.rank < right.rank
        }
        .map(\.hit)
    }

    /// Returns cases in the order of their phase.
    static func inOrder(_ hits: some Sequence<Hit>) -> [Hit] {
        hits.sorted { left, right in
            left.order == right.order
                ? left.fault.identity.precedes(right.fault.identity) : left.order < right.order
        }
    }
}

extension PhaseTally.Hit {
    fileprivate var rank: (Finding.Likelihood, Int) {
        fault.isBreakdown ? (.likely, 0) : (features.likelihood, features.count)
    }
}

extension RoundTripFault.Identity {
    /// Orders the faults of one case the same way in every run.
    fileprivate func precedes(_ other: Self) -> Bool {
        // Faults of the whole payload come before those of a field.
        let places = (field.map { $0.ordinal + 1 } ?? 0, other.field.map { $0.ordinal + 1 } ?? 0)
        return (rule.id, places.0, kind.word) < (other.rule.id, places.1, other.kind.word)
    }
}

extension RoundTripFault {
    /// What became of the values in a case that showed the fault.
    fileprivate var failure: PhaseTally.Failures {
        switch self {
        case .changed(let change) where change.before.kind == .absent: .absence
        case .changed(let change) where change.before.kind == .value(.null): .null
        default: .other
        }
    }
}
