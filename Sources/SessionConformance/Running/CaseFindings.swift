import SessionPayloads

/// The cases that show the faults of a run, for reports with a row for each.
struct CaseFindings: Sendable {
    private var hits: [(phase: ConformancePhase, hit: PhaseTally.Hit)] = []

    /// A finding of a case: no case shows one twice.
    private struct Row: Hashable {
        var finding: Int
        var caseID: String
    }

    /// Adds the cases of a phase that were kept.
    mutating func add(_ tally: PhaseTally, of phase: ConformancePhase) {
        hits += PhaseTally.inOrder(tally.everyHit).map { (phase, $0) }
    }

    /// Returns the findings, each replaced by one for each case that shows the same.
    ///
    /// A finding that no case shows by itself, such as one about a sequence of payloads, stays.
    /// Random cases are not kept, as there can be millions: those of a finding share one row.
    ///
    /// - Parameters:
    ///   - findings: The findings of the run.
    ///   - randomCounts: The number of random cases of each finding.
    /// - Returns: The rows, in the order of the findings.
    func findings(
        explainedBy findings: [ConformanceFinding],
        randomCounts: [Int]
    ) -> [ConformanceFinding] {
        guard !hits.isEmpty else { return findings }
        var rows: [[ConformanceFinding]] = Array(repeating: [], count: findings.count)
        var seen: Set<Row> = []
        for (phase, hit) in hits {
            guard
                let index = findings.index(explaining: hit.fault.identity, hit.features, in: phase),
                seen.insert(Row(finding: index, caseID: hit.id)).inserted
            else { continue }
            rows[index].append(findings[index].narrowed(to: hit, in: phase))
        }
        return findings.indices.flatMap { index in
            let finding = findings[index]
            guard !rows[index].isEmpty else { return [finding] }
            let count = randomCounts[index]
            return rows[index] + (count > 0 ? [finding.counting(count, in: .random)] : [])
        }
    }
}

extension ConformanceFinding {
    /// Returns the finding for a number of cases of a phase.
    fileprivate func counting(_ count: Int, in phase: ConformancePhase) -> ConformanceFinding {
        ConformanceFinding(
            fault: fault,
            reason: reason,
            phase: phase,
            caseID: caseID,
            payload: payload,
            original: original,
            shrinks: shrinks,
            isOfOthers: isOfOthers,
            rank: rank,
            count: count,
            replay: replay
        )
    }

    /// Returns the finding for one case, with its own payload.
    fileprivate func narrowed(
        to hit: PhaseTally.Hit,
        in phase: ConformancePhase
    ) -> ConformanceFinding {
        var own = hit.fault
        var payloads = [hit.payload]
        if case .spelling = fault {
            own = .spelling(hit.fault)
            if let plain = CanonicalSpelling.of(hit.payload) { payloads.insert(plain, at: 0) }
        }
        return ConformanceFinding(
            fault: own,
            reason: reason,
            phase: phase,
            caseID: hit.id,
            payload: hit.payload,
            original: hit.payload,
            shrinks: 0,
            isOfOthers: false,
            rank: rank,
            count: 1,
            replay: ConformanceToken(payloads, of: own, hit)
        )
    }
}
