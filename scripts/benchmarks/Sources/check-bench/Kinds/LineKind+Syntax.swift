extension LineKind {
    /// Lines that are not JSON.
    static let syntax: [LineKind] = [
        syntax("bad JSON (a quotation mark missing)") { line in
            if let place = line.lastIndex(of: 0x22) { line.remove(at: place) }
        },
        broken("bad JSON (missing colon)") { $0.colon = " " },
        broken("missing comma") { $0.comma = " " },
        broken("trailing comma") { $0.closing = ",}" },
        broken("two commas") { $0.comma = ",," },
        broken("single quotes") { $0.append("a", "'b'") },
        broken("NaN") { $0.append("a", "NaN") },
        broken("True") { $0.append("a", "True") },
        broken("leading zero") { $0["id"] = "0\($0.id)" },
        broken("number with a trailing point") { $0["user_id"] = "\($0.userID)." },
        broken("comment") { $0.append("a", "1 /* one */") },
        broken("wrong escape") { $0.append("a", #""\x41""#) },
        broken("truncated escape") { $0.append("a", #""\u00""#) },
        broken("control character in a string") { $0.append("a", "\"b\tc\"") },
        broken("control character in the URL") { $0["url"] = "\"https://a\u{1}b/\"" },
        broken("extra brace") { $0.closing = "}}" },
        broken("wrong bracket at the end") { $0.closing = "]" },
        broken("text after the object") { $0.suffix = " done" },
        broken("text before the object") { $0.prefix = "INFO " },
        syntax("truncated after two thirds") { line in line.removeLast(line.count / 3) },
        syntax("truncated in the first key") { line in line.removeLast(line.count - 5) },
        syntax("one-byte garbage", .other) { line in line = [0x78] },
        // Not only a zero: with its line feed, that is UTF-16.
        syntax("a zero byte", .other) { line in line = [0, 0x78] },
        syntax("a log line", .other) { line in
            line = Array("2014-11-18 17:24:29 GET /api/v2/sessions.json 200 0.013".utf8)
        },
    ]

    /// Creates a kind whose draft is changed so that the line is not JSON.
    private static func broken(
        _ name: String,
        _ change: @escaping @Sendable (inout SessionDraft) -> Void
    ) -> LineKind {
        LineKind(name, .table, rules: ["json/syntax"], isSession: false) { draft, _ in
            change(&draft)
        }
    }

    /// Creates a kind whose bytes are changed so that the line is not JSON.
    private static func syntax(
        _ name: String,
        _ limit: InstructionLimit = .table,
        _ change: @escaping @Sendable (inout [UInt8]) -> Void
    ) -> LineKind {
        LineKind(
            name,
            limit,
            rules: ["json/syntax"],
            isSession: false,
            bytes: { line, _ in change(&line) }
        )
    }
}
