/// A mix of lines that an API might send over months, with planted violations.
///
/// One line in ten has undeclared members of every JSON type. Some have offsets or fractions in
/// timestamps, escaped slashes, other orders, absent or null members, or blanks. Each of these is
/// drawn independently, so that they also occur together. One line in a thousand breaks a rule.
struct Mix {
    /// The number of times each rule has been broken so far.
    private(set) var planted: [String: Int] = [:]

    /// The number of lines so far that break a rule.
    private(set) var violations = 0

    private var source: SessionSource
    private let kinds: [LineKind]

    /// Creates a mix; if `isList`, its violations leave a list valid JSON.
    init(seed: UInt64 = 1, isList: Bool) {
        source = SessionSource(seed: seed)
        kinds = LineKind.all.filter { $0.isPlanted && ($0.isSession || !isList) }
    }

    /// Appends the next line and its line feed.
    mutating func write(to bytes: inout [UInt8]) {
        var draft = source.next()
        vary(&draft)
        guard draft.index % 1_000 == 500 else {
            draft.write(to: &bytes)
            bytes.append(0x0A)
            return
        }
        let kind = kinds[draft.index / 1_000 % kinds.count]
        kind.write(draft, &source.random, to: &bytes)
        violations += 1
        for rule in kind.rules ?? [] { planted[rule, default: 0] += 1 }
    }

    private mutating func vary(_ draft: inout SessionDraft) {
        varyHost(&draft)
        if happens(100) { varyPresence(&draft) }
        if happens(100), draft["user_id"] != nil { draft["user_id"] = "null" }
        if happens(100), draft["authenticated_at"] != nil { draft["authenticated_at"] = "null" }
        if happens(30), draft["last_seen_at"] != nil {
            draft["last_seen_at"] = LineKind.quoted(draft.seen.text(offsetInHours: 2))
        }
        if happens(30), draft["last_seen_at"] != nil {
            let fraction = ".\(100 + source.random.below(900))Z"
            draft["last_seen_at"] = LineKind.quoted(draft.seen.basis + fraction)
        }
        if happens(20) { LineKind.escapeSlashes(&draft) }
        if happens(50) { LineKind.reorder(&draft) }
        if happens(100) { extend(&draft) }
        if happens(50) { source.random.shuffle(&draft.members) }
        if happens(20) {
            draft.colon = ": "
            draft.comma = ", "
        }
    }

    private mutating func varyHost(_ draft: inout SessionDraft) {
        guard happens(10) else { return }
        let host = source.random.letters(12) + ".zendesk.com"
        draft["url"] = LineKind.quoted(draft.link(of: draft.id, user: draft.userID, host: host))
    }

    private mutating func varyPresence(_ draft: inout SessionDraft) {
        LineKind.removeSome(&draft, &source.random)
    }

    private mutating func extend(_ draft: inout SessionDraft) {
        let start = source.random.below(Self.extras.count)
        for place in 0...source.random.below(3) {
            let (key, value) = Self.extras[(start + place) % Self.extras.count]
            draft.append(key, value)
        }
    }

    private mutating func happens(_ share: Int) -> Bool {
        source.random.happens(perThousand: share)
    }

    /// Undeclared members of every JSON type.
    ///
    /// No planted kind adds one of these keys, since that would make a duplicate.
    private static let extras = [
        ("locale", #""en-US""#), ("device", "null"), ("tags", "[1,2]"),
        ("agent", #"{"os":"macOS","app":{"name":"web","version":[3,1]}}"#), ("active", "true"),
        ("score", "-1.25e2"), ("note", #""said \"hello\"\nand left""#), ("flags", "[]"),
        ("count", "17"), ("name", #""Zoë 李 😀""#), ("verified", "false"), ("meta", "{}"),
        ("path", #""C:\\temp\\a""#), ("roles", #"["agent","admin",null,{"id":7}]"#),
        ("emoji", #""\ud83d\ude00 \u00e9""#), ("via", #"{"channel":"api","source":{"rel":null}}"#),
        ("ip", #""192.0.2.17""#), ("größe", "1"), ("big", "12345678901234567890123"),
        ("matrix", "[[1,0],[0,1]]"),
    ]
}
