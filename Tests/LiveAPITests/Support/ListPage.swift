import Gen

/// A page of a list of sessions before it is written as JSON.
struct ListPage {
    /// The key of the sessions.
    var key = "sessions"

    /// The JSON text of each session.
    var sessions: [String]

    /// The value of ``key``, if it is not a list of ``sessions``.
    var otherSessions: String?

    /// The names and values of the members of `meta`; none if there is no `meta`.
    var meta: [(name: String, value: String)] = []

    /// The link to the next page, as JSON; `nil` for none.
    var next: String?

    /// The other members, which may be about paging by offset.
    var others: [(name: String, value: String)] = []

    /// The first session.
    let firstID: Int

    /// Creates a page without a word about the next one.
    init(_ ids: Range<Int>, using random: inout SplitMix64) {
        firstID = ids.lowerBound
        sessions = ids.map { Self.session($0, using: &random) }
    }

    /// Returns a session, with its keys in any order.
    static func session(_ id: Int, using random: inout SplitMix64) -> String {
        var members = [
            #""id":\#(id)"#,
            #""user_id":\#(random.choose(["7", "null", "9007199254740993"]))"#,
            #""authenticated_at":\#(random.choose(["null", #""2014-11-18T17:24:29Z""#]))"#,
            #""last_seen_at":\#(random.choose(["null", #""2014-11-18T17:30:52Z""#]))"#,
        ]
        let link = #""https:\/\/company.zendesk.com/api/v2/users/7/sessions/\#(id).json""#
        // The link names the user 7.
        let url = members[1].hasSuffix(":7") ? random.choose(["null", link]) : "null"
        members.append("\"url\":\(url)")
        return "{\(members.shuffled(using: &random).joined(separator: ","))}"
    }

    /// Returns a link to a page, as JSON, in a form that the vendor may send.
    private static func link(
        _ query: String,
        at host: String,
        using random: inout SplitMix64
    ) -> String {
        let encoded = query.replacing("[", with: "%5B").replacing("]", with: "%5D")
        return "\""
            + random.choose([
                "?\(query)", "/api/v2/sessions?\(encoded)",
                "http://\(host)/api/v2/sessions.json?per_page=100&\(encoded)",
                "http:\\/\\/\(host)/api/v2/sessions?\(query)&x=1#y",
            ]) + "\""
    }

    /// Adds what paging with cursors says; `nil` if this is the last page.
    mutating func linkByCursor(
        to number: Int?,
        at host: String,
        using random: inout SplitMix64
    ) {
        let cursor = number.map { "\"\($0)\"" } ?? random.choose(["null", "\"end\""])
        meta = [("has_more", "\(number != nil)"), ("after_cursor", cursor)]
        if random.isOne(in: 2) { meta.append(("before_cursor", "null")) }
        if random.isOne(in: 2) {
            next =
                number.map { Self.link("page[after]=\($0)", at: host, using: &random) } ?? "null"
        }
        // The link is enough.
        if next != nil, number != nil, random.isOne(in: 6) { meta.remove(at: 1) }
    }

    /// Adds what paging by offset says; `nil` if this is the last page.
    mutating func linkByOffset(
        from number: Int,
        to next: Int?,
        of total: Int,
        at host: String,
        using random: inout SplitMix64
    ) {
        let previous = number == 0 ? nil : number - 1
        let links = [next, previous].map { number in
            number.map { Self.link("page=\($0 + 1)", at: host, using: &random) } ?? "null"
        }
        others = [
            ("next_page", links[0]), ("previous_page", links[1]),
            ("count", random.choose(["\(total)", "null"])),
        ]
    }

    /// Returns the page as JSON, with its members in any order, and white space and escapes in any
    /// place.
    func text(using random: inout SplitMix64) -> [UInt8] {
        var members = [(key, otherSessions ?? "[\(sessions.joined(separator: ","))]")] + others
        if !meta.isEmpty { members.append(("meta", Self.object(meta.shuffled(using: &random)))) }
        if let next {
            members.append(("links", Self.object([("prev", "null"), ("next", next)])))
        }
        let text = Array(Self.object(members.shuffled(using: &random)).utf8)
        return random.isOne(in: 2) ? text : Self.respelled(text, using: &random)
    }

    private static func object(_ members: [(name: String, value: String)]) -> String {
        "{\(members.map { "\"\($0.name)\":\($0.value)" }.joined(separator: ","))}"
    }

    /// Adds white space between tokens, and writes letters in strings as escapes.
    private static func respelled(_ text: [UInt8], using random: inout SplitMix64) -> [UInt8] {
        var isInString = false
        var isEscaped = false
        return text.reduce(into: []) { result, byte in
            if isInString, byte >= UInt8(ascii: "a"), !isEscaped, random.isOne(in: 30) {
                result += Array("\\u00\(String(byte, radix: 16))".utf8)
            } else {
                result.append(byte)
            }
            if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
            isEscaped = isInString && !isEscaped && byte == UInt8(ascii: "\\")
            guard !isInString, "{}[],:".utf8.contains(byte) else { return }
            result += Array(random.choose(["", "", " ", "\r\n\t", "\n    "]).utf8)
        }
    }
}
