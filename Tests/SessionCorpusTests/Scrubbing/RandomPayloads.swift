import Gen

/// Random payloads with everything that a scrubber must handle, reproducible from a seed.
struct RandomPayloads: RandomNumberGenerator {
    private var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(state: seed)
    }

    mutating func next() -> UInt64 { random.next() }

    private mutating func one<Item>(of items: [Item]) -> Item {
        items[Int.random(in: 0..<items.count, using: &self)]
    }

    private mutating func digits(_ count: Int) -> String {
        let first = Int.random(in: 1...9, using: &self)
        let rest = (1..<max(1, count)).map { _ in "\(Int.random(in: 0...9, using: &self))" }
        return "\(first)" + rest.joined()
    }

    private mutating func word() -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\u{e9}\u{df}")
        return String((0..<Int.random(in: 5...12, using: &self)).map { _ in one(of: letters) })
    }

    private mutating func number() -> String {
        let plain = digits(Int.random(in: 4...19, using: &self))
        return one(of: [
            plain, plain, plain, plain, plain + ".0", plain + "e0", plain + ".5", "-\(plain)",
        ])
    }

    private mutating func moment() -> String {
        func two(_ range: ClosedRange<Int>, _ generator: inout RandomPayloads) -> String {
            let number = Int.random(in: range, using: &generator)
            return number < 10 ? "0\(number)" : "\(number)"
        }
        let year = Int.random(in: 2006...2026, using: &self)
        let date = "\(year)-\(two(1...12, &self))-\(two(1...28, &self))"
        let time = "\(two(0...23, &self)):\(two(0...59, &self)):\(two(0...59, &self))"
        return one(of: [
            "\(date)T\(time)Z", "\(date)T\(time)Z", "\(date)T\(time)Z", "\(date)T\(time).123Z",
            "\(date)T\(time)+01:00", "\(date) \(time)Z", "\(date)t\(time)z", "\(date)T\(time)",
            date, date.filter { $0 != "-" }, "\(date)T23:59:60Z", "2016-12-31T23:59:60Z",
            "\(year)-02-30T\(time)Z", "\(year)/11/18 \(time) -0700", "Tue, 18 Nov 2014 \(time) GMT",
            "1416331469", "1416331469123", "2099-01-01T00:00:00Z", "\(year)-W47-2", "+00\(date)",
            "around \(word())",
        ])
    }

    private mutating func url(id: String, user: String) -> String {
        let host = "\(word().filter(\.isASCII)).zendesk.com"
        return one(of: [
            "https://\(host)/api/v2/users/\(user)/sessions/\(id).json",
            "https://\(host)/api/v2/users/\(user)/sessions/\(id).json",
            "https://\(host)/api/v2/users/\(digits(6))/sessions/\(digits(7))",
            "http://\(host)/\(word())", "/\(word())/\(id)", "https://\(host):8443/?q=\(word())",
            "https://jo.\(word())@\(host)/", word(),
        ])
    }

    /// Returns a session with members in random order, some of them invalid.
    mutating func session() -> String {
        let id = digits(Int.random(in: 4...18, using: &self))
        let user = digits(Int.random(in: 4...18, using: &self))
        var members = [
            "\"id\":" + one(of: [id, id, id, id, number(), "\"\(id)\"", "null", "true"])
        ]
        let url = one(of: [
            "null", "\"\(url(id: id, user: user))\"", "\"\(url(id: id, user: user))\"",
        ])
        let optional = [
            ("user_id", one(of: ["null", user, user, user, number(), "\"\(user)\""])), ("url", url),
            ("authenticated_at", one(of: ["null", "\"\(moment())\"", "\"\(moment())\"", "5.25"])),
            ("last_seen_at", one(of: ["null", "\"\(moment())\"", "\"\(moment())\"", "[]"])),
            (
                "note",
                one(of: ["\"\(word()) \(word())\"", number(), "{\"\(word())7\":\"\(word())\"}"])
            ),
            ("email", "\"\(word().filter(\.isASCII))@mail.test\""), ("userId", user),
            ("url", "\"\\ud800\(word())\""),
            ("token", "\"aB3\(word())\(word())dE5fG7hI9jK1lM3nO5\""),
        ]
        for (key, value) in optional.shuffled(using: &self)
        where Int.random(in: 0..<10, using: &self) < 5 {
            members.append("\"\(key)\":\(value)")
        }
        return "{" + members.shuffled(using: &self).joined(separator: ", ") + "}"
    }

    /// Returns a session, a list of sessions, or a session in its envelope.
    mutating func payload() -> String {
        let sessions = (0..<Int.random(in: 0...3, using: &self)).map { _ in session() }
        return switch Int.random(in: 0..<6, using: &self) {
        case 0: "{\"sessions\":[\(sessions.joined(separator: ","))],\"count\":\(sessions.count)}"
        case 1: "{\"session\":\(session())}"
        case 2: "\u{FEFF}" + session()
        default: session()
        }
    }
}
