import StrictJSON

/// The rules that keep data of people and companies out of the corpus.
enum SafetyRules {
    static func findings(in entry: CorpusCase) -> [LintFinding] {
        let texts = texts(of: entry)
        var findings: [LintFinding] = []
        if let host = texts.lazy.flatMap(SensitiveText.hosts).first(where: { !isReserved($0) }) {
            findings.append(
                entry.finding(
                    .host,
                    at: "input",
                    message: "`\(host)` may be somebody's host",
                    mend: "Write company.zendesk.com, or example.com, example.org, example.net."
                )
            )
        }
        if texts.contains(where: SensitiveText.looksLikeSecret) {
            findings.append(
                entry.finding(
                    .secret,
                    at: "input",
                    message: "something in this case looks like a token or a password",
                    mend: "Revoke it where it is real; write something short and made up."
                )
            )
        }
        if texts.contains(where: SensitiveText.holdsAddress) {
            findings.append(
                entry.finding(
                    .address,
                    at: "input",
                    message: "something in this case looks like an e-mail address",
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

    /// Everything in a case that somebody could have left data in.
    private static func texts(of entry: CorpusCase) -> [String] {
        let own = [entry.title, entry.why ?? ""]
        guard let root = try? JSONDocument(parsing: entry.payload).root else {
            return own + [String(decoding: entry.payload, as: UTF8.self)]
        }
        return own + root.strings
    }

    static func isReserved(_ host: String) -> Bool {
        let name = host.lowercased()
        let reserved = ["example.com", "example.org", "example.net"]
        return name.isEmpty || name == "company.zendesk.com" || reserved.contains(name)
            || reserved.contains { name.hasSuffix("." + $0) } || name.hasPrefix("[2001:db8:")
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
