import JSONFiles
import StrictJSON
import TerminalText

/// The rules about references to clauses of standards and to reports.
struct ReferenceRules {
    private let sections: [String: CitedSections]
    private let standards: [String]

    /// What is wrong with a reference.
    private struct Problem {
        var rule: LintRule
        var message: String
        var fix: String
    }

    private init(_ corpus: Corpus) {
        standards = corpus.references.map(\.id)
        let pairs = corpus.references.map { ($0.id, CitedSections(of: $0)) }
        sections = Dictionary(pairs) { first, _ in first }
    }

    /// The part of a reference before its clause: `rfc8259` of `rfc8259#section-3`.
    static func standard(of ref: String) -> String { String(ref.prefix { $0 != "#" }) }

    static func findings(in corpus: Corpus) -> [LintFinding] {
        let path = Definition.Kind.references.path
        // If the list cannot be read, every use of it would be undefined.
        guard !corpus.mistakes.contains(where: { $0.file == path }) else { return [] }
        let rules = ReferenceRules(corpus)
        return corpus.cases.flatMap { rules.findings(in: $0) }
            + (corpus.flags + corpus.policies + corpus.deviations).flatMap(rules.findings)
            + corpus.references.flatMap(listFindings)
    }

    private func findings(in entry: CorpusCase) -> [LintFinding] {
        entry.refs.compactMap(problem).map {
            entry.finding($0.rule, at: "refs", message: $0.message, fix: $0.fix)
        }
    }

    private func findings(in definition: Definition) -> [LintFinding] {
        // The links of a definition may also be addresses.
        definition.strings("links").filter { !$0.text.contains("://") }.compactMap { link in
            problem(with: link.text).map {
                definition.finding($0.rule, at: link.value, message: $0.message, fix: $0.fix)
            }
        }
    }

    private static func listFindings(in reference: Definition) -> [LintFinding] {
        reference.strings("sections").filter { CitedSections.isMalformed($0.text) }.map {
            reference.finding(
                .value,
                at: $0.value,
                message: "'\($0.text)' is neither a section nor a range of sections",
                fix: "Write a number such as 8.1, or the first and the last of consecutive ones, "
                    + "as in 8.1-8.3."
            )
        }
    }

    private func problem(with ref: String) -> Problem? {
        let standard = Self.standard(of: ref)
        guard let sections = sections[standard] else {
            let nearest = NearMiss.closest(to: standard, among: standards)
                .map { "Did you mean '\($0)'? " }
            return Problem(
                rule: .undefined,
                message: "'\(standard)' is not defined in \(Definition.Kind.references.path)",
                fix: "\(nearest ?? "")Define it there, or use one that is defined."
            )
        }
        let clause = ref.dropFirst(standard.count + 1)
        // A whole document, or a report with a number; `CitedClause` checks the form.
        guard !clause.isEmpty, !standard.contains("/"), CitedClause.isWellFormed(ref),
            !sections.contains(clause)
        else { return nil }
        let number = clause.hasPrefix("section-") ? clause.dropFirst(8) : clause
        return Problem(
            rule: .reference,
            message: sections.isEmpty
                ? "references.json lists no sections of '\(standard)', but '\(ref)' cites one"
                : "'\(standard)' has no clause '\(clause)'",
            fix: "Cite a clause that 'sections' of '\(standard)' in references.json lists. If the "
                + "table of contents of the standard has this one, add \"\(number)\" there."
        )
    }
}
