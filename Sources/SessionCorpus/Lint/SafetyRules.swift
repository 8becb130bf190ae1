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
                    message: "'\(host)' may be a real host",
                    fix: "Write company.zendesk.com, example.com, example.org or example.net."
                )
            )
        }
        if let (key, _) = texts.first(where: { SensitiveText.looksLikeSecret($0.text) }) {
            findings.append(
                entry.finding(
                    .secret,
                    at: key,
                    message: "something here looks like a token or a password",
                    fix: "If it is real, revoke it. Write something short and made up instead."
                )
            )
        }
        if let (key, _) = texts.first(where: { SensitiveText.holdsAddress($0.text) }) {
            findings.append(
                entry.finding(
                    .address,
                    at: key,
                    message: "something here looks like an e-mail address",
                    fix: "Remove it, or write an address at example.com."
                )
            )
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

    /// The texts of a case that may contain personal data, each with its key.
    private static func texts(of entry: CorpusCase) -> [(key: String, text: String)] {
        let payload =
            (try? JSONDocument(parsing: entry.payload).root.strings)
            ?? [String(decoding: entry.payload, as: UTF8.self)]
        return [("title", entry.title), ("why", entry.why ?? "")] + payload.map { ("input", $0) }
    }
}

extension JSONValue {
    /// All strings and keys in this tree, with their escapes resolved.
    fileprivate var strings: [String] {
        switch content {
        case .null, .bool, .number: []
        case .string(let string): [string.description]
        case .array(let elements): elements.flatMap(\.strings)
        case .object(let members): members.flatMap { [$0.key.description] + $0.value.strings }
        }
    }
}
