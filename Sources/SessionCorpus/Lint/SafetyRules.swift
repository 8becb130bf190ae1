import JSONFiles

/// The rules that keep data of people and companies out of the corpus.
enum SafetyRules {
    static func findings(in entry: CorpusCase) -> [LintFinding] {
        var findings = problems(in: entry).map { key, problem in
            finding(problem, at: key, in: entry)
        }
        if entry.source.kind == .live, !entry.source.isScrubbed {
            findings.append(
                entry.finding(
                    .scrubbed,
                    at: "source",
                    message: "an API sent this payload, but it is not marked as scrubbed",
                    fix: "Add it with 'session-conformance corpus add --scrub', which also writes "
                        + "\"scrubbed\": true."
                )
            )
        }
        return findings
    }

    /// The first problem of each part of a case, with the key of the part.
    private static func problems(
        in entry: CorpusCase
    ) -> [(key: String, problem: SensitiveText.Problem)] {
        let parts = [
            ("title", SensitiveText.problem(in: entry.title)),
            ("why", SensitiveText.problem(in: entry.why ?? "")),
            ("input", SensitiveText.problem(in: entry.payload)),
        ]
        return parts.compactMap { key, problem in problem.map { (key, $0) } }
    }

    private static func finding(
        _ problem: SensitiveText.Problem,
        at key: String,
        in entry: CorpusCase
    ) -> LintFinding {
        let (rule, message, fix): (LintRule, String, String) =
            switch problem {
            case .host(let name):
                (
                    .host, "'\(name)' may be a real host",
                    "Write company.zendesk.com, example.com, example.org or example.net."
                )
            case .secret:
                (
                    .secret, "something here looks like a token or a password",
                    "If it is real, revoke it. Write something short and made up instead."
                )
            case .address:
                (
                    .address, "something here looks like an e-mail address",
                    "Remove it, or write an address at example.com."
                )
            case .archive:
                (
                    .secret, "the payload is an HTTP archive, with all its headers and cookies",
                    "Add one of its responses, with 'session-conformance corpus add --file'."
                )
            }
        return entry.finding(rule, at: key, message: message, fix: fix)
    }
}
