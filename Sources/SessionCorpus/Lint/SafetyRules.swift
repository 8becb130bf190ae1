import StrictJSON

/// The rules that keep data of people and companies out of the corpus.
enum SafetyRules {
    static func findings(in entry: CorpusCase) -> [LintFinding] {
        let texts = texts(of: entry)
        var findings: [LintFinding] = []
        let hosts = texts.lazy.flatMap { key, text in
            SensitiveText.hosts(in: text).map { (key: key, host: $0) }
        }
        if let (key, host) = hosts.first(where: { !SensitiveText.isReserved($0.host) }) {
            findings.append(
                entry.finding(
                    .host,
                    at: key,
                    message: "`\(host)` may be somebody's host",
                    mend: "Write company.zendesk.com, or example.com, example.org, example.net."
                )
            )
        }
        if let (key, _) = texts.first(where: { SensitiveText.looksLikeSecret($0.text) }) {
            findings.append(
                entry.finding(
                    .secret,
                    at: key,
                    message: "something here looks like a token or a password",
                    mend: "Revoke it where it is real; write something short and made up."
                )
            )
        }
        if let (key, _) = texts.first(where: { SensitiveText.holdsAddress($0.text) }) {
            findings.append(
                entry.finding(
                    .address,
                    at: key,
                    message: "something here looks like an e-mail address",
                    mend: "Remove it, or let its host be example.com."
                )
            )
        }
        if entry.source.kind == .live, !entry.source.isScrubbed {
            findings.append(
                entry.finding(
                    .scrubbed,
                    at: "source",
                    message: "an API sent this payload, and nothing says that it was scrubbed",
                    mend: "Add it with `corpus add --scrub`, which also writes \"scrubbed\": true."
                )
            )
        }
        return findings
    }

    /// Everything in a case that somebody could have left data in, each with the key it is under.
    private static func texts(of entry: CorpusCase) -> [(key: String, text: String)] {
        let payload =
            (try? JSONDocument(parsing: entry.payload).root.strings)
            ?? [String(decoding: entry.payload, as: UTF8.self)]
        return [("title", entry.title), ("why", entry.why ?? "")] + payload.map { ("input", $0) }
    }
}

extension JSONValue {
    /// All strings and keys in this tree, their escapes resolved.
    fileprivate var strings: [String] {
        switch content {
        case .null, .bool, .number: []
        case .string(let string): [string.description]
        case .array(let elements): elements.flatMap(\.strings)
        case .object(let members): members.flatMap { [$0.key.description] + $0.value.strings }
        }
    }
}
