import SessionContract
import SessionModel
import StrictJSON

/// The rules of form and meaning that one case is held to by itself.
enum CaseRules {
    static func findings(in entry: CorpusCase, oracle: CaseOracle) -> [LintFinding] {
        [
            idFinding(in: entry), titleFinding(in: entry), policyFinding(in: entry, oracle),
            formFinding(in: entry), faultFinding(in: entry), whyFinding(in: entry),
            referenceFinding(in: entry), clauseFinding(in: entry), subjectFinding(in: entry),
        ].compactMap(\.self) + sourceFindings(in: entry)
    }

    // MARK: Names

    private static func idFinding(in entry: CorpusCase) -> LintFinding? {
        let words = entry.id.split(separator: "-", omittingEmptySubsequences: false)
        let isWellFormed = words.allSatisfy { word in
            !word.isEmpty && word.utf8.allSatisfy(\.isLowercaseLetterOrDigit)
        }
        let prefix = entry.topic.rawValue + "-"
        guard !isWellFormed || entry.id.utf8.count > 60 || !entry.id.hasPrefix(prefix) else {
            return nil
        }
        return entry.finding(
            .id,
            at: "id",
            message: "`\(entry.id)` is no id of this topic",
            mend: "Write `\(prefix)` and words of a-z and 0-9 joined by single hyphens, "
                + "at most 60 characters."
        )
    }

    private static func titleFinding(in entry: CorpusCase) -> LintFinding? {
        let isPlain = entry.title.utf8.allSatisfy { 0x20..<0x7F ~= $0 }
        guard !isPlain || entry.title.utf8.count > 70 else { return nil }
        return entry.finding(
            .title,
            at: "title",
            message: "the title has \(isPlain ? "more than 70" : "unusual") characters",
            mend: "Say what the case shows in one line of ASCII; reasons belong into `why`."
        )
    }

    // MARK: Payload

    private static func policyFinding(in entry: CorpusCase, _ oracle: CaseOracle) -> LintFinding? {
        guard entry.subject == .session else { return nil }
        let questions = oracle.questions(in: entry.payload)
        guard questions.count > 1 else { return nil }
        let names = questions.map { "`\($0.rawValue)`" }.joined(separator: " and ")
        return entry.finding(
            .policy,
            at: "expect",
            "policy",
            message: "the payload asks a model several questions: \(names)",
            mend: "Split it into one case for each, so that each answer can be seen."
        )
    }

    private static func formFinding(in entry: CorpusCase) -> LintFinding? {
        let weakest = CaseInput(weakestFor: entry.payload)
        let key = weakest?.key ?? "file"
        if entry.input.key == key {
            guard case .json(let root) = entry.input, !root.isPlain else { return nil }
        }
        if case .json(let root) = entry.input, !root.isPlain {
            return entry.finding(
                .inputForm,
                at: "input",
                "json",
                message: "`json` holds what other readers of this file would change: a key twice, "
                    + "half a surrogate pair, a large integer, or an unusual spelling",
                mend: "Write the payload character by character as \"text\"."
            )
        }
        let form =
            switch weakest {
            case .json(let root): "\"json\": " + Inline.text(of: root)
            case .text(let text): "\"text\": " + Inline.quoted(JSONString(text))
            case .base64, .file, nil: "\"\(key)\""
            }
        return entry.finding(
            .inputForm,
            at: "input",
            message: "`\(entry.input.key)` is not the form for this payload, `\(key)` is",
            mend: "Write \(form)."
        )
    }

    private static func faultFinding(in entry: CorpusCase) -> LintFinding? {
        let rules = entry.expectation.rules
        guard entry.expectation.contract == .violates, rules.count > 1,
            !entry.flags.contains("multi-fault")
        else { return nil }
        return entry.finding(
            .oneFault,
            at: "expect",
            "rules",
            message: "a violating case breaks \(rules.count) rules: "
                + rules.map { "`\($0.id)`" }.joined(separator: ", "),
            mend: "Mend all faults but one, or add the flag `multi-fault` where they belong "
                + "together."
        )
    }

    private static func subjectFinding(in entry: CorpusCase) -> LintFinding? {
        guard entry.topic == .envelopes, entry.subject == .session else { return nil }
        return entry.finding(
            .value,
            at: "input",
            message: "a case about envelopes is not judged as an answer",
            mend: "Add \"judge\": \"answer\", or move the case to the topic it is about."
        )
    }

    // MARK: Reasons

    private static func whyFinding(in entry: CorpusCase) -> LintFinding? {
        guard entry.why == nil, !entry.isPlainAccept else { return nil }
        return entry.finding(
            .why,
            message: "the case is no plain accept and does not say why it exists",
            mend: "Add `why`: which client broke, or which sentence of which standard is at stake."
        )
    }

    private static func referenceFinding(in entry: CorpusCase) -> LintFinding? {
        guard entry.refs.isEmpty else { return nil }
        let expectation = entry.expectation
        let claimsSyntax =
            expectation.syntax != .valid || expectation.rules.contains { $0.group == "json" }
        let claimsTime = expectation.timestamps.values.contains { $0 != .documented }
        guard claimsSyntax || claimsTime else { return nil }
        return entry.finding(
            .reference,
            message: "the case makes a claim about \(claimsSyntax ? "syntax" : "time") "
                + "and cites nothing",
            mend: "Add `refs`, such as \"\(claimsSyntax ? "rfc8259" : "rfc3339")#section-5\"."
        )
    }

    private static func clauseFinding(in entry: CorpusCase) -> LintFinding? {
        guard let ref = entry.refs.first(where: { !CitedClause.isWellFormed($0) }) else {
            return nil
        }
        return entry.finding(
            .reference,
            at: "refs",
            message: "`\(ref)` names no clause",
            mend: "Write rfc8259#section-4 or rfc8259#section-8.1, or owner/repository#123."
        )
    }

    private static func sourceFindings(in entry: CorpusCase) -> [LintFinding] {
        var findings: [LintFinding] = []
        let source = entry.source
        if source.ref == nil, source.kind != .hand {
            findings.append(
                entry.finding(
                    .source,
                    at: "source",
                    message: "a case of the kind `\(source.kind.rawValue)` does not say from where",
                    mend: "Add `ref`: the page, the report, or the replay token."
                )
            )
        }
        if !CalendarDay.isDay(source.day) {
            findings.append(
                entry.finding(
                    .source,
                    at: "source",
                    "on",
                    message: "`\(source.day)` is no day",
                    mend: "Write year, month and day as 2026-11-23."
                )
            )
        }
        return findings
    }
}
