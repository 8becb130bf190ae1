extension LineKind {
    /// Links in all forms other than the documented one, none of them a fault.
    static let links: [LineKind] = [
        LineKind(#"`\/` in the URL"#, .table) { draft, _ in escapeSlashes(&draft) },
        link(#"`\u002f` in the URL"#) { draft in
            draft.link(of: draft.id, user: draft.userID)
                .split(separator: "/", omittingEmptySubsequences: false)
                .joined(separator: #"\u002f"#)
        },
        link("every letter of the URL escaped") { draft in
            draft.link(of: draft.id, user: draft.userID).utf8
                .map { #"\u00"# + String($0, radix: 16) }.joined()
        },
        link("unusual URL path") { draft in
            "https://\(draft.host)/gateway/v3/accounts/5/users/\(draft.userID)/devices/all/"
                + "sessions/\(draft.id)"
        },
        link("no ids in the URL path") { draft in "https://\(draft.host)/agent/home" },
        link("query and fragment") { draft in
            draft.link(of: draft.id, user: draft.userID) + "?include=users&per_page=100#top"
        },
        link("port") { draft in
            draft.link(of: draft.id, user: draft.userID, host: draft.host + ":8443")
        },
        link("IPv6 host") { draft in
            draft.link(of: draft.id, user: draft.userID, host: "[2001:db8::17]")
        },
        link("capital letters in scheme and host") { draft in
            "HTTPS://Company.Zendesk.COM/api/v2/users/\(draft.userID)/sessions/\(draft.id).json"
        },
        link("percent-encoded path") { draft in
            draft.link(of: draft.id, user: draft.userID).split(separator: "sessions")
                .joined(separator: "se%73sions")
        },
        link("URL of 2 kB") { draft in
            draft.link(of: draft.id, user: draft.userID) + "?q="
                + String(repeating: "0123456789abcdef", count: 125)
        },
    ]

    private static func link(
        _ name: String,
        _ text: @escaping @Sendable (SessionDraft) -> String
    ) -> LineKind {
        LineKind(name) { draft, _ in draft["url"] = quoted(text(draft)) }
    }

    static func escapeSlashes(_ draft: inout SessionDraft) {
        guard let url = draft["url"] else { return }
        draft["url"] = url.split(separator: "/", omittingEmptySubsequences: false)
            .joined(separator: #"\/"#)
    }
}
