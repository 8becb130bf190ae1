extension LineKind {
    /// Timestamps in all forms other than the documented one, none of them a fault.
    static let timestamps: [LineKind] = [
        LineKind("offset", .table) { draft, _ in
            draft["last_seen_at"] = quoted(draft.seen.text(offsetInHours: draft.index % 24 - 11))
        },
        LineKind("fraction", .table) { draft, random in
            draft["last_seen_at"] = quoted(draft.seen.basis + ".\(100 + random.below(900))Z")
        },
        LineKind("fraction in both", .table) { draft, random in
            draft["authenticated_at"] = quoted(draft.created.basis + ".123Z")
            draft["last_seen_at"] = quoted(draft.seen.basis + ".\(100 + random.below(900))Z")
        },
        LineKind("fraction of 30 digits with an offset") { draft, _ in
            let digits = String(repeating: "012345678", count: 3) + "999"
            let local = draft.seen.text(offsetInHours: 2)
            draft["last_seen_at"] = quoted(local.prefix(19) + "." + digits + "+02:00")
        },
        timestamp("lower-case letters") { draft in
            draft.seen.date + "t" + draft.seen.time + "z"
        },
        timestamp("unknown offset") { draft in draft.seen.basis + "-00:00" },
        timestamp("a space instead of T") { draft in
            draft.seen.date + " " + draft.seen.time + "Z"
        },
        timestamp("a leap second") { _ in "2016-12-31T23:59:60Z" },
        timestamp("short offset") { draft in draft.seen.basis + "+0000" },
        timestamp("basic form") { draft in
            draft.seen.date.replacing("-") + "T" + draft.seen.time.replacing(":") + "Z"
        },
        timestamp("week date") { _ in "2023-W47-2T17:24:29Z" },
        timestamp("Ruby's form") { draft in
            draft.seen.date.replacing("-", by: "/") + " " + draft.seen.time + " +0000"
        },
        timestamp("RFC 1123") { _ in "Tue, 21 Nov 2023 17:24:29 GMT" },
        timestamp("epoch seconds in a string") { draft in String(draft.seen.seconds) },
        timestamp("an escaped letter") { draft in
            draft.seen.date + #"\u0054"# + draft.seen.time + "Z"
        },
    ]

    /// Numbers in various spellings.
    static let numbers: [LineKind] = [
        LineKind("negative ids") { draft, _ in setIDs(&draft, -draft.id, -draft.userID) },
        LineKind("19-digit ids") { draft, random in
            let first = 1_000_000_000_000_000_000
            let id = first + random.below(8_000_000_000_000_000_000)
            setIDs(&draft, id, first + random.below(8_000_000_000_000_000_000))
        },
        LineKind("ids of one digit") { draft, _ in setIDs(&draft, 1 + draft.index % 9, 7) },
        LineKind("`id` written `1.0`", rules: ["contract/integer-spelling"]) { draft, _ in
            draft["id"] = "\(draft.id).0"
        },
        LineKind("`id` written `1e3`", rules: ["contract/integer-spelling"]) { draft, _ in
            setIDs(&draft, 17_000, draft.userID)
            draft["id"] = "17E+3"
        },
        LineKind("both ids written `1.0`", rules: spellings) { draft, _ in
            draft["id"] = "\(draft.id).0"
            draft["user_id"] = "\(draft.userID).00"
        },
    ]

    private static let spellings = ["contract/integer-spelling", "contract/integer-spelling"]

    /// Creates a kind of session that was last seen at a time of this form, long after it was
    /// authenticated.
    private static func timestamp(
        _ name: String,
        _ text: @escaping @Sendable (SessionDraft) -> String
    ) -> LineKind {
        LineKind("timestamp: " + name) { draft, _ in
            draft["authenticated_at"] = #""2014-05-13T16:53:20Z""#
            draft["last_seen_at"] = quoted(text(draft))
        }
    }

    /// Sets both ids and the link to them.
    static func setIDs(_ draft: inout SessionDraft, _ id: Int, _ userID: Int) {
        draft["id"] = String(id)
        draft["user_id"] = String(userID)
        draft["url"] = quoted(draft.link(of: id, user: userID))
    }
}

extension String {
    /// Returns the text with each occurrence of `part` replaced by `other`.
    fileprivate func replacing(_ part: Character, by other: String = "") -> String {
        split(separator: part).joined(separator: other)
    }
}
