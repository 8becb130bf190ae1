import Reports
import SessionConformance
import SessionContract
import SessionCorpus

extension ModelReport {
    /// The units that pass or fail separately: the topics of a corpus, or the phases of a run.
    ///
    /// The staging cases are a unit of their own, in which nothing fails.
    ///
    /// - Parameters:
    ///   - options: The options of the run.
    ///   - ledger: The ledger of the run, which knows the findings that are accepted.
    /// - Returns: The units.
    func units(_ options: ConformanceOptions, _ ledger: Ledger) -> [RunUnit] {
        guard let result = outcome.results.first else { return [] }
        let units =
            session.command == "corpus"
            ? topics(result, options, ledger) : phases(result, options, ledger)
        return units + staging(options)
    }

    private func phases(
        _ result: ConformanceResult,
        _ options: ConformanceOptions,
        _ ledger: Ledger
    ) -> [RunUnit] {
        ConformancePhase.allCases.filter(options.phases.contains).map { phase in
            var unit = RunUnit(
                phase.rawValue,
                .phase,
                asked: result.cases[phase] ?? 0,
                skipped: result.skippedCases[phase] ?? 0
            )
            for (finding, count) in result.counts(in: phase)
            where count > 0 && ledger.acceptedID(of: finding.finding) == nil {
                unit.findings[finding.finding.rule] += count
            }
            return unit
        }
    }

    private func topics(
        _ result: ConformanceResult,
        _ options: ConformanceOptions,
        _ ledger: Ledger
    ) -> [RunUnit] {
        let topics = session.corpus?.topics ?? [:]
        let all = counts(of: options.corpus.map(\.id))
        let planned = counts(of: options.corpus.map(\.id).filter(options.shard.contains))
        let asked = counts(of: result.corpusCaseIDs)
        return CorpusTopic.allCases.compactMap { topic in
            // All parts have the same units, whether they have a case in each or not.
            guard all[topic] != nil else { return nil }
            let count = planned[topic] ?? 0
            let own = asked[topic] ?? 0
            var unit = RunUnit(topic.rawValue, .topic, asked: own, skipped: count - own)
            for finding in result.everyFinding
            where topics[finding.caseID] == topic && ledger.acceptedID(of: finding.finding) == nil {
                unit.add(finding)
            }
            return unit
        }
    }

    private func counts(of caseIDs: [String]) -> [CorpusTopic: Int] {
        let topics = session.corpus?.topics ?? [:]
        return caseIDs.reduce(into: [:]) { counts, id in
            if let topic = topics[id] { counts[topic, default: 0] += 1 }
        }
    }

    private func staging(_ options: ConformanceOptions) -> [RunUnit] {
        let planned = session.staging.count { options.shard.contains($0.id) }
        guard !session.staging.isEmpty else { return [] }
        let asked = outcome.staging?.result?.totalCases ?? 0
        let name = CorpusTopic.staging.rawValue
        return [RunUnit(name, .topic, asked: asked, skipped: planned - asked)]
    }
}

extension RunUnit {
    fileprivate mutating func add(_ finding: ConformanceFinding) {
        findings[finding.finding.rule] += finding.count
    }
}
