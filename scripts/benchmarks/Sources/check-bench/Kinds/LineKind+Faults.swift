extension LineKind {
    /// Sessions that break a rule of the contract, in well-formed JSON.
    static let faults: [LineKind] = [
        fault("no id", "contract/missing") {
            setIDs(&$0, $0.id, $0.userID)
            $0["id"] = nil
        },
        fault("id null", "contract/null") { $0["id"] = "null" },
        fault("id a string", "contract/type") { $0["id"] = quoted("\($0.id)") },
        fault("user_id a boolean", "contract/type") { $0["user_id"] = "true" },
        fault("url a number", "contract/type") { $0["url"] = "17" },
        fault("authenticated_at a number", "contract/type") {
            $0["authenticated_at"] = String($0.created.seconds)
        },
        fault("authenticated_at an object", "contract/type") {
            $0["authenticated_at"] = #"{"date":"2014-11-18","time":null}"#
        },
        fault("last_seen_at an array", "contract/type") {
            $0["last_seen_at"] = #"["2014-11-18T17:24:29Z"]"#
        },
        LineKind("five wrong types", rules: Array(repeating: "contract/type", count: 5)) {
            draft,
            _ in
            for (key, value) in zip(["id"] + optionalKeys, ["true", "[]", "{}", "1", #""7""#]) {
                draft[key] = value
            }
        },
        fault("id a fraction", "contract/fraction") { $0["id"] = "\($0.id).5" },
        fault("user_id a small fraction", "contract/fraction") { $0["user_id"] = "15e-1" },
        fault("id out of range", "contract/range") { $0["id"] = "9223372036854775808" },
        fault("user_id of 40 digits", "contract/range") {
            $0["user_id"] = String(repeating: "1234567890", count: 4)
        },
        fault("order", "timestamp/order") {
            $0["authenticated_at"] = quoted($0.seen.text)
            $0["last_seen_at"] = quoted(Moment(seconds: $0.seen.seconds - 3_600).text)
        },
        fault("future", "timestamp/future") {
            $0["last_seen_at"] = #""2199-11-18T17:24:29Z""#
        },
        fault("malformed timestamp", "timestamp/malformed") {
            $0["last_seen_at"] = #""last Tuesday, 17:24""#
        },
        fault("empty timestamp", "timestamp/malformed") { $0["authenticated_at"] = #""""# },
        fault("impossible moment", "timestamp/impossible") {
            $0["authenticated_at"] = #""2014-02-30T00:00:00Z""#
        },
        fault("no offset", "timestamp/no-offset") { $0["last_seen_at"] = quoted($0.seen.basis) },
        fault("session id mismatch", "link/session-id") {
            setIDs(&$0, $0.id, $0.userID)
            $0["url"] = quoted($0.link(of: $0.id + 1, user: $0.userID))
        },
        fault("user id mismatch", "link/user-id") {
            setIDs(&$0, $0.id, $0.userID)
            $0["url"] = quoted($0.link(of: $0.id, user: $0.userID + 1))
        },
        fault("http link", "link/form") {
            setIDs(&$0, $0.id, $0.userID)
            $0["url"] = quoted("http" + $0.link(of: $0.id, user: $0.userID).dropFirst(5))
        },
        fault("url not a link", "link/form") { $0["url"] = #""see the help center""# },
        fault("misspelled (camel)", "contract/misspelled") {
            $0["user_id"] = nil
            $0.append("userId", String($0.userID))
        },
        fault("misspelled (capitals)", "contract/misspelled") {
            $0["last_seen_at"] = nil
            $0.append("Last_Seen_At", quoted($0.seen.text))
        },
        LineKind("five findings", rules: fiveRules) { draft, _ in
            draft["authenticated_at"] = #""yesterday""#
            draft["id"] = "null"
            draft["last_seen_at"] = quoted(draft.seen.basis)
            draft["url"] = #""/api/v2/sessions/1""#
            draft["user_id"] = "0.25"
        },
    ]

    private static let fiveRules = [
        "timestamp/malformed", "contract/null", "timestamp/no-offset", "link/form",
        "contract/fraction",
    ]

    /// Creates a kind that breaks one rule once per line.
    ///
    /// The change sets every member that the rule depends on, so that the rule is broken whatever
    /// was changed before.
    private static func fault(
        _ name: String,
        _ rule: String,
        _ change: @escaping @Sendable (inout SessionDraft) -> Void
    ) -> LineKind {
        LineKind(name, .table, rules: [rule]) { draft, _ in change(&draft) }
    }

    /// Sessions with duplicate keys.
    static let duplicates: [LineKind] = [
        LineKind("duplicate key, same value", rules: ["json/duplicate-key"]) { draft, _ in
            draft.append("id", draft["id"] ?? "1")
        },
        LineKind("duplicate key, another value", rules: ["json/duplicate-key"]) { draft, _ in
            setIDs(&draft, draft.id, draft.userID)
            draft.append("user_id", "null")
        },
        LineKind("duplicate key, escaped once", rules: ["json/duplicate-key"]) { draft, _ in
            draft["url"] = "null"
            draft.append(#"\u0075rl"#, "null")
        },
        LineKind("duplicate undeclared key", rules: ["json/duplicate-key"]) { draft, _ in
            draft.append("twice", "1")
            draft.append("twice", #""two""#)
        },
        LineKind("duplicate nested key", rules: ["json/duplicate-key"]) { draft, _ in
            draft.append("outer", #"{"a":{"b":1,"c":2,"b":3}}"#)
        },
        LineKind("six duplicates", rules: Array(repeating: "json/duplicate-key", count: 6)) {
            draft,
            _ in
            for _ in 0..<7 { draft.append("again", "1") }
        },
    ]
}
