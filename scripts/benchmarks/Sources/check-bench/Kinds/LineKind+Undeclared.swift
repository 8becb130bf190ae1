extension LineKind {
    /// Sessions with members that the contract does not declare.
    static let undeclared: [LineKind] = [
        LineKind("undeclared scalar", .table) { draft, _ in
            let values = [#""en""#, "17", "true", "null", "-1.5e3", #""""#]
            draft.append("locale", values[draft.index % values.count])
        },
        LineKind("undeclared array", .table) { draft, _ in
            draft.append("tags", #"[1,2.5,"three",null,true,[],[4]]"#)
        },
        LineKind("undeclared object", .table) { draft, _ in
            draft.append(
                "agent",
                #"{"os":{"name":"macOS","version":"15.1"},"app":"web","flags":[true,false],"n":null}"#
            )
        },
        LineKind("undeclared escapes", .table) { draft, _ in
            draft.append("note", #""a \"quoted\" word,\na \\ and a \/, A and 😀""#)
        },
        LineKind("undeclared escapes of code units") { draft, _ in
            draft.append("note", #""\u00e9\u0041\ud83d\ude00\u4e2d""#)
        },
        LineKind("undeclared, before the declared members", .table) { draft, _ in
            draft.members.insert(member("account", #"{"id":17,"name":"Acme"}"#), at: 0)
        },
        LineKind("twenty undeclared members") { draft, _ in
            for place in 0..<20 { draft.append("field_\(place)", String(place * 7)) }
        },
        LineKind("undeclared keys close to declared ones") { draft, _ in
            for key in ["ids", "xid", "urls", "users_id", "authenticated_a", "last_seen_at2"] {
                draft.append(key, "1")
            }
        },
        LineKind("undeclared text of 4 kB") { draft, random in
            draft.append("text", quoted(random.letters(4_096)))
        },
        LineKind("undeclared text of other scripts") { draft, _ in
            let text = String(repeating: "Смирнова 李小龍 😀 ", count: 6)
            draft.append("name", quoted(text))
        },
        LineKind("undeclared array of 500 numbers") { draft, _ in
            let numbers = (0..<500).map { String($0 * 37) }
            draft.append("points", "[" + numbers.joined(separator: ",") + "]")
        },
        LineKind("undeclared array of 50 objects") { draft, _ in
            let items = (0..<50).map { #"{"x":\#($0),"y":"b"}"# }
            draft.append("events", "[" + items.joined(separator: ",") + "]")
        },
        LineKind("undeclared array nested 200 deep") { draft, _ in
            draft.append("nest", nested("[", "]", 200))
        },
        LineKind("undeclared object nested 100 deep") { draft, _ in
            draft.append("nest", nested(#"{"a":"#, "}", 100, around: "1"))
        },
        LineKind("undeclared numbers of 40 digits") { draft, _ in
            let digits = String(repeating: "1234567890", count: 4)
            draft.append("n", "[\(digits),0.\(digits),-\(digits)e-\(digits.prefix(3))]")
        },
    ]

    /// Sessions with keys that are costly to compare.
    static let keys: [LineKind] = [
        LineKind("a fresh key of 32 letters on every line", .newKeys(32)) { draft, random in
            draft.append(random.letters(32), "1")
        },
        LineKind("a fresh nested key on every line", .newKeys(12)) { draft, random in
            draft.append("data", #"{"inner":{"\#(random.letters(12))":[1]}}"#)
        },
        LineKind("eight fresh keys on every line", .newKeys(80)) { draft, random in
            for _ in 0..<8 { draft.append(random.letters(10), "null") }
        },
        LineKind("objects in an array, fresh keys", .newKeys(40)) { draft, random in
            let items = (0..<4).map { _ in #"{"\#(random.letters(10))":1}"# }
            draft.append("list", "[" + items.joined(separator: ",") + "]")
        },
        LineKind("an undeclared key of 200 letters") { draft, _ in
            draft.append(String(repeating: "key_", count: 50), "1")
        },
        LineKind("non-ASCII key and value", .unusualKeys) { draft, _ in
            draft.append("größe", #""überlänge 中文""#)
        },
        LineKind("escaped declared keys", .unusualKeys) { draft, _ in
            let keys = [
                "id": #"\u0069d"#, "url": #"u\u0072l"#, "user_id": #"user\u005fid"#,
                "last_seen_at": #"last\u005Fseen_at"#,
            ]
            for place in draft.members.indices {
                let key = draft.members[place].key
                draft.members[place].key = keys[key] ?? key
            }
        },
        LineKind("escaped undeclared keys", .unusualKeys) { draft, _ in
            draft.append(#"lo\u0063ale"#, #""en""#)
            draft.append(#"a\/b\"c"#, "1")
        },
        LineKind("misspelled key, escaped", .unusualKeys, rules: ["contract/misspelled"]) {
            draft,
            _ in
            draft["user_id"] = nil
            draft.append(#"user\u0049d"#, String(draft.userID))
        },
    ]

    /// Returns `depth` openings, the middle, and as many ends.
    static func nested(
        _ opening: String,
        _ end: String,
        _ depth: Int,
        around middle: String = ""
    ) -> String {
        String(repeating: opening, count: depth) + middle + String(repeating: end, count: depth)
    }
}
