extension LineKind {
    /// Sessions that conform, with declared members only.
    static let ordinary: [LineKind] = [
        LineKind("all five keys, one host", .ordinary) { draft, _ in
            draft["url"] = quoted(
                draft.link(of: draft.id, user: draft.userID, host: "company.zendesk.com")
            )
        },
        LineKind("all five keys, eight hosts in turn", .ordinary),
        LineKind("a new host on every line", .table) { draft, random in
            let host = random.letters(5 + draft.index % 9) + ".zendesk.com"
            draft["url"] = quoted(draft.link(of: draft.id, user: draft.userID, host: host))
        },
        LineKind("some absent", .table) { draft, random in removeSome(&draft, &random) },
        LineKind("only `id`") { draft, _ in draft.members = [member("id", String(draft.id))] },
        LineKind("all optional members null", .table) { draft, _ in
            for key in optionalKeys { draft[key] = "null" }
        },
        LineKind("some null", .table) { draft, random in
            for key in optionalKeys where random.below(2) == 0 { draft[key] = "null" }
        },
        LineKind("shuffled", .table) { draft, random in random.shuffle(&draft.members) },
        LineKind("another fixed order", .table) { draft, _ in reorder(&draft) },
        LineKind("blanks after colons and commas", .table) { draft, _ in
            draft.colon = ": "
            draft.comma = ", "
        },
        LineKind("blanks everywhere") { draft, random in
            let blanks = [" ", "\t", "  ", "\r", "        "][random.below(5)]
            draft.colon = blanks + ":" + blanks
            draft.comma = blanks + "," + blanks
            draft.opening = "{" + blanks
            draft.closing = blanks + "}"
            draft.prefix = blanks
            draft.suffix = blanks
        },
        LineKind("CRLF") { draft, _ in draft.suffix = "\r" },
    ]

    /// Sessions in envelopes, and lines with more or less than one text.
    static let framed: [LineKind] = [
        LineKind("enveloped, `session`", .table, isSession: false) { draft, _ in
            draft.prefix = #"{"session":"#
            draft.suffix = "}"
        },
        LineKind("enveloped, `sessions`", .table, isSession: false) { draft, _ in
            draft.prefix = #"{"sessions":["#
            draft.suffix = "]}"
        },
        LineKind("enveloped, with paging", isSession: false) { draft, _ in
            draft.prefix = #"{"sessions":["#
            draft.suffix =
                #"],"meta":{"has_more":false,"after_cursor":"eyJv","before_cursor":"eyJw"},"#
                + #""links":{"next":null,"prev":null}}"#
        },
        LineKind("an array of one", isSession: false) { draft, _ in
            draft.prefix = "["
            draft.suffix = "]"
        },
        LineKind("an empty line after each", isSession: false) { draft, _ in draft.suffix = "\n" },
        LineKind("a comma after each line", isSession: false) { draft, _ in draft.suffix = "," },
        LineKind("two texts per line", isSession: false) { draft, _ in
            draft.suffix = " {\"id\":1}"
        },
    ]

    static let optionalKeys = ["authenticated_at", "last_seen_at", "url", "user_id"]

    static func quoted(_ text: String) -> String { SessionDraft.quoted(text) }

    static func member(_ key: String, _ value: String) -> SessionDraft.Member {
        SessionDraft.Member(key: key, value: value)
    }

    /// Removes each optional member with a probability of one half.
    static func removeSome(_ draft: inout SessionDraft, _ random: inout SplitMix64) {
        for key in optionalKeys where random.below(2) == 0 { draft[key] = nil }
    }

    /// Puts the members into the order that a person would choose.
    static func reorder(_ draft: inout SessionDraft) {
        let order = ["id", "user_id", "url", "authenticated_at", "last_seen_at"]
        draft.members = order.compactMap { key in draft[key].map { member(key, $0) } }
    }
}
