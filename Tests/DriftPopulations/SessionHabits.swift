import Gen
import SessionModel

/// What a user's sessions look like, as text: realistic, with rare states.
///
/// Frequencies follow a Zipf distribution where there are several forms, so every form has a tail.
struct SessionHabits {
    private let hosts: [String]

    /// The time around which sessions are made.
    static let now: Int64 = 1_764_234_000

    init() {
        hosts = [
            "company.zendesk.com", "shop.zendesk.com", "support.example.org", "a.b.zendesk.com",
            "zendesk.com", "a.b.c.example.org:8443", "10.0.0.8", "Company.zendesk.com",
        ]
    }

    /// Returns a session in the text of a line, or as the change makes it.
    ///
    /// The same random numbers give the same session, so one with a change differs in nothing else.
    func session(_ random: SplitMix64, _ change: SessionChange? = nil) -> String {
        var random = random
        let id = random.identifier()
        let user = random.identifier()
        let age = Int64(random.zipf(1_000)) * 3_600 + Int64.random(in: 0..<3_600, using: &random)
        let duration = Int64(random.zipf(500)) * 60
        let dialects = [0, 0, 0, 1, 1, 2, 3]
        let dialect = dialects[random.zipf(dialects.count)]
        let path = [
            "/api/v2/users/\(user)/sessions/\(id)", "/api/v2/users/\(user)/sessions/\(id).json",
            "/api/v2/sessions/\(id)",
        ][random.zipf(3)]
        let link = "https://\(hosts[random.zipf(hosts.count)])\(path)"
        let isOdd = (0..<3).map { _ in Double.random(in: 0..<1, using: &random) }
        var members: [(String, String)] = []
        let start = Self.time(Self.now - age - duration, dialect)
        members.append(
            ("authenticated_at", change == .dialect ? #""Tue, 18 Nov 2014 17:24:29 GMT""# : start)
        )
        let number = change == .largeID ? "9007199254740993" : "\(id)"
        if change != .missing { members.append(("id", number)) }
        members.append(("last_seen_at", Self.time(Self.now - age, dialect)))
        // Rare states, that two samples of one population may or may not have.
        members.append(("url", change == .null ? "null" : #""\#(link)""#))
        if isOdd[0] >= 0.004 { members.append(("user_id", isOdd[0] < 0.01 ? "null" : "\(user)")) }
        if isOdd[1] < 0.02 {
            members.append(("device_name", change == .type ? "7" : #""browser""#))
        }
        if isOdd[1] < 0.003 { members.append(("is_mobile", "true")) }
        if isOdd[2] < 0.002 { members.reverse() }
        if change == .field { members.append(("location", "null")) }
        return "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
    }

    private static func time(_ seconds: Int64, _ dialect: Int) -> String {
        let text = Timestamp.Moment(seconds: seconds).description.dropLast()
        return switch dialect {
        case 0: "\"\(text)Z\""
        case 1: "\"\(text).5Z\""
        case 2: "\"\(text)+00:00\""
        default: "\"\(text)+0100\""
        }
    }
}

extension SplitMix64 {
    /// Returns a number below `count`, where each is half as likely as the one at half its place.
    mutating func zipf(_ count: Int) -> Int {
        // The inverse of the integral of 1/x.
        let share = Double.random(in: 0..<1, using: &self)
        var value = 1.0
        var bound = Double(count + 1)
        // Bisection for value = (count + 1)^share, without a power function.
        var low = 0.0
        var high = 1.0
        for _ in 0..<24 {
            let middle = (low + high) / 2
            let root = (value * bound).squareRoot()
            if share < middle {
                (high, bound) = (middle, root)
            } else {
                (low, value) = (middle, root)
            }
        }
        return min(count - 1, max(0, Int(value) - 1))
    }

    /// Returns an id of seven to twelve digits.
    fileprivate mutating func identifier() -> Int64 {
        Int64.random(in: 1_000_000..<100_000_000 << Int64(zipf(12)), using: &self)
    }
}
