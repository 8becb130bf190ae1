import JSONFiles
import SessionContract
import SessionModel
import StrictJSON

/// The rules of form and meaning for a single case.
enum CaseRules {
    static func findings(
        in entry: CorpusCase,
        oracle: CaseOracle,
        latestDay: CalendarDay
    ) -> [LintFinding] {
        [
            idFinding(in: entry), titleFinding(in: entry), policyFinding(in: entry, oracle),
            formFinding(in: entry), faultFinding(in: entry), whyFinding(in: entry),
            referenceFinding(in: entry), clauseFinding(in: entry), subjectFinding(in: entry),
        ].compactMap(\.self) + sourceFindings(in: entry, latestDay)
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
            message: "'\(entry.id)' is not a valid id for this topic",
            fix: "Write '\(prefix)' and then words of a-z and 0-9 joined by single hyphens; "
                + "at most 60 characters in all."
        )
    }

    private static func titleFinding(in entry: CorpusCase) -> LintFinding? {
        let isPlain = entry.title.utf8.allSatisfy { 0x20..<0x7F ~= $0 }
        guard !isPlain || entry.title.utf8.count > 70 else { return nil }
        return entry.finding(
            .title,
            at: "title",
            message: isPlain
                ? "the title is longer than 70 characters"
                : "the title contains characters that are not printable ASCII",
            fix: "Say what the case shows in one line of ASCII; reasons belong in 'why'."
        )
    }

    // MARK: Payload

    private static func policyFinding(in entry: CorpusCase, _ oracle: CaseOracle) -> LintFinding? {
        guard entry.subject == .session else { return nil }
        let questions = oracle.questions(in: entry.payload)
        guard questions.count > 1 else { return nil }
        let names = questions.map { "'\($0.rawValue)'" }.joined(separator: " and ")
        return entry.finding(
            .policy,
            at: "expect",
            "policy",
            message: "the payload raises several open questions: \(names)",
            fix: "Split it into one case per question, so that each answer can be observed."
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
                message: "'json' contains something that JSON tools may change: a duplicate key, "
                    + "a lone surrogate, an integer of 2^53 or more, or a number that is not in "
                    + "its shortest form",
                fix: "Write the exact characters of the payload as \"text\"."
            )
        }
        let fix =
            switch weakest {
            case .json(let root): "Write \"json\": \(Inline.text(of: root))."
            case .text(let text): "Write \"text\": \(Inline.quoted(JSONString(text)))."
            case .base64: "Write the bytes as \"base64\"."
            case .file, nil: "Save the payload in a file beside this one and name it in \"file\"."
            }
        return entry.finding(
            .inputForm,
            at: "input",
            message: "this payload must be written as '\(key)', not as '\(entry.input.key)'",
            fix: fix
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
            message: "the payload breaks \(rules.count) rules: "
                + rules.map { "'\($0.id)'" }.joined(separator: ", "),
            fix: "Fix all faults but one, or add the flag 'multi-fault' if they belong together."
        )
    }

    private static func subjectFinding(in entry: CorpusCase) -> LintFinding? {
        guard entry.topic == .envelopes, entry.subject == .session else { return nil }
        return entry.finding(
            .value,
            at: "input",
            message: "the cases of this topic are whole responses, but this one is judged as a "
                + "session",
            fix: "Add \"judge\": \"answer\", or move the case to the topic it belongs to."
        )
    }

    // MARK: Reasons

    private static func whyFinding(in entry: CorpusCase) -> LintFinding? {
        guard entry.why == nil, !entry.isPlainAccept else { return nil }
        return entry.finding(
            .why,
            message: "'why' is missing; only a conforming payload that every model must accept "
                + "needs no reason",
            fix: "Add 'why': which client broke, or which sentence of which standard applies."
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
                + "but cites no source",
            fix: "Add 'refs', such as [\"\(claimsSyntax ? "rfc8259" : "rfc3339")#section-5\"]."
        )
    }

    private static func clauseFinding(in entry: CorpusCase) -> LintFinding? {
        guard let ref = entry.refs.first(where: { !CitedClause.isWellFormed($0) }) else {
            return nil
        }
        return entry.finding(
            .reference,
            at: "refs",
            message: "'\(ref)' does not name a clause",
            fix: "Name a section, as in rfc8259#section-8.1, or an issue, as in "
                + "owner/repository#123."
        )
    }

    private static func sourceFindings(
        in entry: CorpusCase,
        _ latestDay: CalendarDay
    ) -> [LintFinding] {
        let source = entry.source
        var findings: [LintFinding] = []
        if source.ref == nil, source.kind != .hand {
            findings.append(
                entry.finding(
                    .source,
                    at: "source",
                    message: "a source of kind '\(source.kind.rawValue)' needs a 'ref'",
                    fix: "Add 'ref': the page, the bug report, or the replay token."
                )
            )
        }
        let day = CalendarDay(source.day)
        if let day, day >= .earliest, day <= latestDay { return findings }
        let fault =
            day.map { $0 < .earliest ? "is long before the first case" : "is in the future" }
            ?? "is not a date"
        findings.append(
            entry.finding(
                .source,
                at: "source",
                "on",
                message: "'\(source.day)' \(fault)",
                fix: "Write the day on which you found the payload, as in 2026-11-23."
            )
        )
        return findings
    }
}
