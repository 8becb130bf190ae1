import SessionContract
import SessionModel

/// What one worker saw in one phase.
struct PhaseTally: Sendable {
    /// How many cases were asked.
    var cases = 0
    var bytes = 0

    /// The names of the cases that were asked, of those that have one.
    var caseIDs: [String] = []

    /// How many cases showed each fault.
    private(set) var counts: [RoundTripFault.Identity: Int] = [:]

    var policies = PolicyEvidence()

    /// Why the testee could not be asked any more.
    var unavailability: String?

    /// The first case of each fault, and of those that hide their cause the first few.
    private(set) var hits: [RoundTripFault.Identity: [Hit]] = [:]

    /// A case that showed a fault.
    struct Hit: Sendable {
        /// The place of the case in its phase.
        var order: Int
        var id: String
        var payload: [UInt8]
        var fault: RoundTripFault

        /// What the testee was asked to do.
        var question = TesteeQuestion.roundTrip

        /// What the testee was asked just before.
        var before: [[UInt8]]
    }

    /// How many cases of one fault are kept where the fault hides its cause.
    private static let mostHits = 256

    private static func limit(_ fault: RoundTripFault) -> Int {
        fault.hidesItsCause ? mostHits : 1
    }

    /// Counts a fault, and keeps its case as far as there is room.
    mutating func add(_ fault: RoundTripFault, _ hit: @autoclosure () -> Hit) {
        let identity = fault.identity
        counts[identity, default: 0] += 1
        if hits[identity, default: []].count < Self.limit(fault) {
            hits[identity, default: []].append(hit())
        }
    }

    /// Adds what another worker saw of the same phase.
    ///
    /// Of each fault the cases with the lowest places are kept, in whichever worker they failed.
    mutating func add(_ other: PhaseTally) {
        cases += other.cases
        bytes += other.bytes
        caseIDs += other.caseIDs
        counts.merge(other.counts, uniquingKeysWith: +)
        policies.add(other.policies)
        unavailability = unavailability ?? other.unavailability
        for (identity, more) in other.hits {
            let all = (hits[identity, default: []] + more).sorted { $0.order < $1.order }
            hits[identity] = Array(all.prefix(all.first.map { Self.limit($0.fault) } ?? 1))
        }
    }

    /// The kept cases in the order of the phase.
    var orderedHits: [Hit] {
        hits.values.joined().sorted { left, right in
            left.order == right.order
                ? left.fault.identity.precedes(right.fault.identity) : left.order < right.order
        }
    }
}

extension RoundTripFault.Identity {
    /// An order of the faults of one case that is the same in every run.
    fileprivate func precedes(_ other: Self) -> Bool {
        // What is about no field comes first.
        let places = (field.map { $0.ordinal + 1 } ?? 0, other.field.map { $0.ordinal + 1 } ?? 0)
        return (rule.id, places.0, kind.word) < (other.rule.id, places.1, other.kind.word)
    }
}
