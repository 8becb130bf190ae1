import JSONFiles
import SessionContract
import StrictJSON
import TerminalText

/// The rules of meaning for the corpus as a whole.
enum MeaningRules {
    static func findings(in corpus: Corpus) -> [LintFinding] {
        definitionFindings(in: corpus) + ReferenceRules.findings(in: corpus)
            + DeviationRules.findings(in: corpus) + sameBytesFindings(in: corpus)
    }

    private static func definitionFindings(in corpus: Corpus) -> [LintFinding] {
        let flags = corpus.flags.map(\.id)
        // If the list cannot be read, every use of it would be undefined.
        let knowsFlags = !corpus.mistakes.contains { $0.file == Definition.Kind.flags.path }
        var findings: [LintFinding] = []
        for entry in corpus.cases {
            for flag in entry.flags where knowsFlags && !flags.contains(flag) {
                findings.append(undefined(flag, in: entry, among: flags))
            }
        }
        let known = Policy.allCases.map(\.rawValue)
        for policy in corpus.policies where !known.contains(policy.id) {
            findings.append(
                policy.finding(
                    .undefined,
                    at: policy.tree,
                    message: "the contract has no open question '\(policy.id)'",
                    fix: "Expected one of: \(known.joined(separator: ", "))."
                )
            )
        }
        return findings
    }

    private static func undefined(
        _ flag: String,
        in entry: CorpusCase,
        among known: [String]
    ) -> LintFinding {
        let nearest = NearMiss.closest(to: flag, among: known).map { "Did you mean '\($0)'? " }
        return entry.finding(
            .undefined,
            at: "flags",
            message: "'\(flag)' is not defined in \(Definition.Kind.flags.path)",
            fix: "\(nearest ?? "")Define it there, or use one that is defined."
        )
    }

    /// Returns a finding for each definition that no case uses.
    static func unusedFindings(in corpus: Corpus) -> [LintFinding] {
        let cases = corpus.cases
        let flags = Set(cases.flatMap(\.flags))
        let links = (corpus.flags + corpus.policies + corpus.deviations).flatMap { definition in
            definition.strings("links").map(\.text)
        }
        let standards = Set((cases.flatMap(\.refs) + links).map { ReferenceRules.standard(of: $0) })
        let policies = Set(cases.compactMap(\.expectation.policy?.rawValue))
        let lists = [
            (corpus.flags, flags), (corpus.references, standards), (corpus.policies, policies),
        ]
        return lists.flatMap { definitions, used in
            definitions.filter { !used.contains($0.id) }.map { definition in
                definition.finding(
                    .unused,
                    at: definition.tree,
                    message: "no case uses '\(definition.id)'",
                    fix: "Add a case that uses it, or remove the definition."
                )
            }
        }
    }

    private struct Identity: Hashable {
        let subject: CorpusCase.Subject
        let payload: [UInt8]
    }

    private static func sameBytesFindings(in corpus: Corpus) -> [LintFinding] {
        var seen: [Identity: CorpusCase] = [:]
        return corpus.cases.compactMap { entry in
            let identity = Identity(subject: entry.subject, payload: entry.payload)
            guard let other = seen.updateValue(entry, forKey: identity) else { return nil }
            return entry.finding(
                .sameBytes,
                at: "input",
                message: "'\(other.id)' at \(other.place) has the same payload",
                fix: "Keep the one that explains more. If the other was released, add its id to "
                    + "retired.json."
            )
        }
    }
}
