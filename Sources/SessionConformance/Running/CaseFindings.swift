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
    func findings(explainedBy findings: [ConformanceFinding]) -> [ConformanceFinding] {
        guard !hits.isEmpty else { return findings }
        var rows: [[ConformanceFinding]] = Array(repeating: [], count: findings.count)
        var seen: Set<Row> = []
        for (phase, hit) in hits {
            guard let index = Self.explanation(of: hit, in: findings),
                seen.insert(Row(finding: index, caseID: hit.id)).inserted
            else { continue }
            rows[index].append(findings[index].narrowed(to: hit, in: phase))
        }
        return zip(findings, rows).flatMap { $1.isEmpty ? [$0] : $1 }
    }

    /// Returns the index of the finding that a case belongs to; `nil` if another one explains it.
    private static func explanation(
        of hit: PhaseTally.Hit,
        in findings: [ConformanceFinding]
    ) -> Int? {
        let same = findings.indices.filter { findings[$0].isAbout(hit.fault) }
        guard same.count > 1 else { return same.first }
        // Of a fault that hides its cause, several findings differ in their causes.
        let features = PayloadFeatures(of: hit.payload)
        return same.first { findings[$0].cause.map(features.includes) ?? true } ?? same.first
    }
}

extension ConformanceFinding {
    /// Whether this is the finding for a fault, or for one that depends on the spelling.
    fileprivate func isAbout(_ other: RoundTripFault) -> Bool {
        if case .spelling(let inner) = fault { return inner.identity == other.identity }
        return fault.identity == other.identity
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
            cause: cause,
            phase: phase,
            caseID: hit.id,
            payload: hit.payload,
            original: hit.payload,
            shrinks: 0,
            count: 1,
            replay: ConformanceToken(payloads, asking: hit.question)
        )
    }
}
