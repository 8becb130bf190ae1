import CommandLineFrame
import Reports
import SessionConformance
import SessionContract
import SessionCorpus

extension ModelVocabulary {
    /// The names that reports of this version contain.
    static var current: ModelVocabulary {
        ModelVocabulary(
            phases: ConformancePhase.allCases.map(\.rawValue),
            topics: CorpusTopic.allCases.map(\.rawValue),
            aspects: Aspect.allCases.map(\.rawValue),
            policies: LearnedPolicy.policies,
            answers: LearnedPolicy.answers,
            stagingSuppression: .staging
        ) { text in
            guard let token = try? ConformanceToken(text), let payload = token.payloads.last else {
                return nil
            }
            return PayloadText.shellWord(payload)
        }
    }
}

extension ModelMerging {
    /// Merges reports of this version.
    static var current: ModelMerging {
        ModelMerging(.current) { record, outcome, withCounts in
            let policies = LearnedPolicy.merging(record.choices.map(\.learned))
            record.choices = policies.map {
                RunRecord.Choice($0, withObservations: !record.parts.isEmpty)
            }
            let hasSeed = record.units.contains { $0.name == ConformancePhase.random.rawValue }
            record.remarks = ModelRemarks(
                policies: policies,
                deviations: outcome.deviations,
                stagingCases: outcome.stagingCases,
                seed: hasSeed ? record.generator?.seed : nil
            ).lines(withCounts: withCounts)
        }
    }
}
