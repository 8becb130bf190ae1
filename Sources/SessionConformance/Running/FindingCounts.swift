import SessionContract
import SessionModel

/// The number of cases of each fault, by the features of their payloads, over all phases.
struct FindingCounts: Sendable {
    private var counts: [RoundTripFault.Identity: [PayloadFeatures: Int]] = [:]

    /// Adds the cases of a phase.
    mutating func add(_ tally: PhaseTally) {
        for (identity, groups) in tally.groups {
            for (features, group) in groups {
                counts[identity, default: [:]][features, default: 0] += group.count
            }
        }
    }

    /// Sets the number of cases of each finding: each case and fault counts for one finding.
    func apply(to findings: inout [ConformanceFinding]) {
        var totals = Array(repeating: 0, count: findings.count)
        for (identity, groups) in counts {
            for (features, count) in groups {
                guard let index = findings.index(explaining: identity, features) else { continue }
                totals[index] += count
            }
        }
        // No single case shows a finding about a sequence of payloads.
        for (index, total) in totals.enumerated() { findings[index].count = max(1, total) }
    }
}

extension [ConformanceFinding] {
    /// Returns the index of the finding that a case with a fault belongs to; `nil` if none is about
    /// the fault.
    func index(
        explaining identity: RoundTripFault.Identity,
        _ features: PayloadFeatures
    ) -> Int? {
        let same = indices.filter { self[$0].isAbout(identity) }
        guard same.count > 1 else { return same.first }
        // Of several findings about one fault, the most specific reason that the case has counts.
        return same.filter { features.includes(self[$0].reason) }
            .max { self[$0].reason.count < self[$1].reason.count } ?? same.first
    }
}

extension ConformanceFinding {
    /// Whether this is the finding for a fault, or for one that depends on the spelling.
    fileprivate func isAbout(_ other: RoundTripFault.Identity) -> Bool {
        if case .spelling(let inner) = fault { return inner.identity == other }
        if case .acceptedAnyType(let fields) = fault {
            guard case .fault(let fault) = other.kind, case .type(let field, _) = fault else {
                return false
            }
            return other.rule == .roundTripAccepted && fields.contains(field)
        }
        return fault.identity == other
    }
}
