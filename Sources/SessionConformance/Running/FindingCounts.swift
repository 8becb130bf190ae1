import SessionContract
import SessionModel

/// The number of cases of each fault, by phase and by the features of their payloads.
///
/// A finding is investigated once, in the first phase that shows it, but counts the cases of all
/// phases, so the counts of shards add up to those of the whole run.
struct FindingCounts: Sendable {
    typealias Counts = [RoundTripFault.Identity: [PayloadFeatures: Int]]

    private(set) var counts: [ConformancePhase: Counts] = [:]

    /// The random cases that no planned case explains.
    var unexplained: [RoundTripFault.Identity: Set<PayloadFeatures>] = [:]

    /// Adds the cases of a phase, or of a part of it.
    mutating func add(_ tally: PhaseTally, of phase: ConformancePhase) {
        for (identity, groups) in tally.groups {
            for (features, group) in groups {
                counts[phase, default: [:]][identity, default: [:]][features, default: 0] +=
                    group.count
            }
        }
    }

    /// Divides the cases among findings, to which it adds what their cases are about: each case and
    /// fault belongs to one finding.
    ///
    /// A finding that no single case shows, such as one about a sequence of payloads, counts once,
    /// and one that only cases of other shards show does not count here.
    ///
    /// A finding has one smallest payload, such as one with an integer from 2^53, but its cases may
    /// show that larger integers are lost too. What random cases show depends on the seed, so it is
    /// left out.
    ///
    /// - Parameter findings: The findings.
    /// - Returns: For each finding, the number of cases in each phase.
    func divide(among findings: inout [ConformanceFinding]) -> [[ConformancePhase: Int]] {
        var shares: [[ConformancePhase: Int]] = Array(repeating: [:], count: findings.count)
        for (phase, counts) in counts {
            for (identity, groups) in counts {
                for (features, count) in groups {
                    let isRandom =
                        phase == .random && unexplained[identity]?.contains(features) == true
                    let index =
                        isRandom
                        ? findings.index(ofRandom: identity)
                        : findings.index(explaining: identity, features, in: phase)
                    guard let index else { continue }
                    shares[index][phase, default: 0] += count
                    if phase != .random, let aspect = identity.aspect(of: features) {
                        findings[index].shownAspects.insert(aspect)
                    }
                }
            }
        }
        return findings.indices.map { index in
            guard shares[index].isEmpty, !findings[index].isOfOthers else { return shares[index] }
            return [findings[index].phase: 1]
        }
    }
}

extension [ConformanceFinding] {
    /// Returns the index of the finding of the random cases that no planned case explains.
    func index(ofRandom identity: RoundTripFault.Identity) -> Int? {
        let fault = FaultHash(identity).value
        return firstIndex { finding in
            if case .random(fault, _) = finding.rank { true } else { false }
        }
    }

    /// Returns the index of the finding that a case with a fault belongs to; `nil` if none is about
    /// the fault.
    ///
    /// - Parameters:
    ///   - identity: The fault.
    ///   - features: The features of the payload.
    ///   - phase: The phase of the case, if it is not a random one.
    /// - Returns: The index.
    func index(
        explaining identity: RoundTripFault.Identity,
        _ features: PayloadFeatures,
        in phase: ConformancePhase = .random
    ) -> Int? {
        let planned = indices.filter { self[$0].rank.explains(phase) }
        var same = planned.filter { self[$0].isAbout(identity) }
        if same.isEmpty, identity.isAmbiguous {
            same = planned.filter { self[$0].fault.identity.isSibling(of: identity) }
        }
        guard same.count > 1 else { return same.first }
        // Of several findings about one fault, the most specific reason that the case has counts.
        // Among equals, names decide and not the order of the findings, which differs in shards.
        let matching = same.filter { features.includes(self[$0].reason) }
        return (matching.isEmpty ? same : matching).max { left, right in
            (self[left].reason.count, self[left].kind) < (
                self[right].reason.count, self[right].kind
            )
        }
    }
}

extension ConformanceFinding {
    /// Whether this is the finding for what a case showed.
    fileprivate func isAbout(_ other: RoundTripFault.Identity) -> Bool {
        switch fault {
        case .spelling(let inner): return inner.identity == other
        case .brokeDownLater(let breakdown, _):
            return RoundTripFault.brokeDown(breakdown).identity == other
        case .accepted, .acceptedOneOf, .acceptedAgainstPolicy, .rejected, .rejectedAgainstPolicy,
            .changed, .invalidOutput, .twoAnswers, .secondPass, .brokeDown, .banner, .badEnd:
            return fault.identity == other
        }
    }
}
