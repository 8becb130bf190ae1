import SessionContract
import StrictJSON
import TerminalText

/// The rules of meaning for the corpus as a whole.
enum MeaningRules {
    static func findings(in corpus: Corpus) -> [LintFinding] {
        definitionFindings(in: corpus) + sameBytesFindings(in: corpus)
    }

    /// The part of a reference before its clause: `rfc8259` of `rfc8259#section-3`.
    private static func standard(of ref: String) -> String {
        String(ref.prefix { $0 != "#" })
    }

    private static func definitionFindings(in corpus: Corpus) -> [LintFinding] {
        let flags = corpus.flags.map(\.id)
        let standards = corpus.references.map(\.id)
        // If a list cannot be read, every use of it would be undefined: one mistake, not hundreds.
        let broken = Set(corpus.mistakes.map(\.file))
        let knowsFlags = !broken.contains("flags.json")
        let knowsStandards = !broken.contains("references.json")
        var findings: [LintFinding] = []
        for entry in corpus.cases {
            for flag in entry.flags where knowsFlags && !flags.contains(flag) {
                findings.append(
                    undefined(flag, "flags", in: entry, among: flags, definedIn: "flags.json")
                )
            }
            for ref in entry.refs {
                let standard = standard(of: ref)
                guard knowsStandards, !standards.contains(standard) else { continue }
                findings.append(
                    undefined(
                        standard,
                        "refs",
                        in: entry,
                        among: standards,
                        definedIn: "references.json"
                    )
                )
            }
        }
        let known = Policy.allCases.map(\.rawValue)
        for policy in corpus.policies where !known.contains(policy.id) {
            findings.append(
                finding(
                    .undefined,
                    about: policy,
                    message: "the contract has no open question '\(policy.id)'",
                    fix: "Expected one of: \(known.joined(separator: ", "))."
                )
            )
        }
        return findings
    }

    private static func undefined(
        _ name: String,
        _ key: String,
        in entry: CorpusCase,
        among known: [String],
        definedIn file: String
    ) -> LintFinding {
        let nearest =
            NearMiss.closest(to: name, among: known)
            .map { "Did you mean '\($0)'? " } ?? ""
        return entry.finding(
            .undefined,
            at: key,
            message: "'\(name)' is not defined in \(file)",
            fix: "\(nearest)Define it there, or use one that is defined."
        )
    }

    private static func finding(
        _ rule: LintRule,
        about definition: Definition,
        message: String,
        fix: String
    ) -> LintFinding {
        LintFinding(
            rule,
            file: definition.file.path,
            at: definition.file.position(of: definition.tree.range.lowerBound),
            message: message,
            fix: fix
        )
    }

    /// Returns a finding for each definition that no case uses.
    static func unusedFindings(in corpus: Corpus) -> [LintFinding] {
        let cases = corpus.cases
        let flags = Set(cases.flatMap(\.flags))
        let standards = Set(cases.flatMap(\.refs).map { standard(of: $0) })
        let policies = Set(cases.compactMap(\.expectation.policy?.rawValue))
        let lists = [
            (corpus.flags, flags), (corpus.references, standards), (corpus.policies, policies),
        ]
        return lists.flatMap { definitions, used in
            definitions.filter { !used.contains($0.id) }.map { definition in
                finding(
                    .unused,
                    about: definition,
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
