import SessionContract
import SessionModel

/// The observations of one worker in one phase.
struct PhaseTally: Sendable {
    /// The number of tested cases.
    var cases = 0
    var bytes = 0

    /// The names of the tested cases, if they have one.
    var caseIDs: [String] = []

    /// The number of cases that showed each fault.
    private(set) var counts: [RoundTripFault.Identity: Int] = [:]

    var policies = PolicyEvidence()

    /// Why the testee became unavailable, if it did.
    var unavailability: String?

    /// The first case of each fault, or the first few if the fault hides its cause.
    private(set) var hits: [RoundTripFault.Identity: [Hit]] = [:]

    /// Whether ``everyHit`` is kept.
    var keepsEveryHit = false

    /// Every case and fault, in no particular order.
    private(set) var everyHit: [Hit] = []

    /// A case that showed a fault.
    struct Hit: Sendable {
        /// The index of the case in its phase.
        var order: Int
        var id: String
        var payload: [UInt8]
        var fault: RoundTripFault

        /// What the testee was asked to do.
        var question = TesteeQuestion.roundTrip

        /// The payloads just before this one.
        var before: [[UInt8]]
    }

    /// The maximum number of cases that are kept for a fault that hides its cause.
    private static let mostHits = 256

    private static func limit(_ fault: RoundTripFault) -> Int {
        fault.hidesItsCause ? mostHits : 1
    }

    /// Counts a fault, and keeps its case if there is room.
    mutating func add(_ fault: RoundTripFault, _ hit: @autoclosure () -> Hit) {
        let identity = fault.identity
        counts[identity, default: 0] += 1
        if keepsEveryHit { everyHit.append(hit()) }
        if hits[identity, default: []].count < Self.limit(fault) {
            hits[identity, default: []].append(hit())
        }
    }

    /// Adds the observations of another worker in the same phase.
    ///
    /// The cases with the lowest indices are kept, so the result does not depend on which worker
    /// tested which case.
    mutating func add(_ other: PhaseTally) {
        cases += other.cases
        bytes += other.bytes
        caseIDs += other.caseIDs
        counts.merge(other.counts, uniquingKeysWith: +)
        everyHit += other.everyHit
        policies.add(other.policies)
        unavailability = unavailability ?? other.unavailability
        for (identity, more) in other.hits {
            let all = (hits[identity, default: []] + more).sorted { $0.order < $1.order }
            hits[identity] = Array(all.prefix(all.first.map { Self.limit($0.fault) } ?? 1))
        }
    }

    /// The kept cases, in the order of the phase.
    var orderedHits: [Hit] { Self.inOrder(hits.values.joined()) }

    /// Returns cases in the order of their phase.
    static func inOrder(_ hits: some Sequence<Hit>) -> [Hit] {
        hits.sorted { left, right in
            left.order == right.order
                ? left.fault.identity.precedes(right.fault.identity) : left.order < right.order
        }
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
