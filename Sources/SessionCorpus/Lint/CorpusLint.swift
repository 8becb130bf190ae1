package import JSONFiles
package import SessionContract
import StrictJSON

/// Checks a corpus against the rules in ``LintRule``.
package struct CorpusLint {
    private let corpus: Corpus
    private let snapshot: CorpusSnapshot
    private let oracle = CaseOracle()
    private let latestDay: CalendarDay

    private init(_ snapshot: CorpusSnapshot, latestDay: CalendarDay) {
        self.snapshot = snapshot
        self.latestDay = latestDay
        corpus = Corpus(snapshot)
    }

    /// Returns the findings for the corpus in the folder `root`, in the order of its files.
    package static func run(root: String) throws(CorpusFailure) -> [LintFinding] {
        findings(in: try CorpusSnapshot(root: root))
    }

    /// Returns the findings for a corpus, in the order of its files.
    ///
    /// A partial corpus can skip the coverage rules. No source of a case may have a day after
    /// `latestDay`.
    package static func findings(
        in snapshot: CorpusSnapshot,
        checkingCoverage: Bool = true,
        latestDay: CalendarDay = .latest
    ) -> [LintFinding] {
        let lint = CorpusLint(snapshot, latestDay: latestDay)
        let corpus = lint.corpus
        var findings = corpus.mistakes
        findings += FormRules.findings(in: corpus, of: snapshot)
        findings += MeaningRules.findings(in: corpus)
        for entry in corpus.cases { findings += lint.findings(in: entry) }
        // An unreadable case may use or cover anything, so nothing can be called missing then.
        if corpus.mistakes.isEmpty {
            findings += MeaningRules.unusedFindings(in: corpus)
            if checkingCoverage { findings += CoverageRules.findings(among: corpus.cases) }
        }
        return findings.sorted {
            ($0.file, $0.position.offset, $0.rule.rawValue)
                < ($1.file, $1.position.offset, $1.rule.rawValue)
        }
    }

    /// Returns the findings for one case, regardless of the others.
    package static func findings(
        in entry: CorpusCase,
        oracle: CaseOracle = CaseOracle(),
        latestDay: CalendarDay = .latest
    ) -> [LintFinding] {
        let derived = oracle.expectation(for: entry.payload, as: entry.subject)
        return CaseRules.findings(in: entry, oracle: oracle, latestDay: latestDay)
            + FlagRules.findings(in: entry, derived: derived)
            + TruthRules.findings(in: entry, derived: derived)
            + SafetyRules.findings(in: entry)
    }

    private func findings(in entry: CorpusCase) -> [LintFinding] {
        Self.findings(in: entry, oracle: oracle, latestDay: latestDay)
    }
}

extension Rule {
    /// Whether a payload by itself can break this rule, so that a case can show it.
    package var concernsPayloads: Bool {
        ["json", "envelope", "contract", "timestamp", "link"].contains(group)
    }
}

extension CorpusCase {
    /// The file and line, for a finding about another case.
    var place: String {
        "\(file.path):\(file.position(of: tree.range.lowerBound).line)"
    }

    /// Returns a finding about this case at the value that `keys` lead to, as far as they exist.
    func finding(
        _ rule: LintRule,
        at keys: String...,
        message: String,
        fix: String
    ) -> LintFinding {
        var value = tree
        for key in keys { value = value[.init(key)] ?? value }
        return LintFinding(
            rule,
            file: file.path,
            at: file.position(of: value.range.lowerBound),
            entryID: id,
            message: message,
            fix: fix
        )
    }
}
