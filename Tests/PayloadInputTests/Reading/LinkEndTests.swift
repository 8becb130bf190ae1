import Arrangements
import Foundation
import PayloadInput
import SessionContract
import TestEffort
import Testing

/// Links are read eight bytes at a time, which must never go past the end of the input.
@Suite
struct `A link close to the end of its input` {
    private static func rules(in text: some StringProtocol) throws -> [String] {
        try check(String(text), format: .ndjson).rules.map(\.id).filter { $0 != "contract/absent" }
    }

    private static func link(host: Int, user: Int, session: Int, suffix: String) -> String {
        let name = String(repeating: "h", count: host)
        let ids = (String(repeating: "7", count: user), String(repeating: "1", count: session))
        return "https://\(name).zendesk.com/api/v2/users/\(ids.0)/sessions/\(ids.1)\(suffix)"
    }

    @Test(arguments: TestEffort.sample(of: 1...90, every: 4))
    func `conforms whatever the length of its host and ids`(host: Int) throws {
        let sessions = [1, 4, 7, 8, 9, 16, 18]
        for user in 1...18 {
            // Each host meets each user, and over all hosts they meet all sessions and both
            // endings.
            let turn = host + user
            let session = sessions[turn % sessions.count]
            let suffix = turn / sessions.count % 2 == 0 ? "" : ".json"
            let url = Self.link(host: host, user: user, session: session, suffix: suffix)
            let id = String(repeating: "1", count: session)
            let text = #"[{"id":\#(id),"url":"\#(url)"}]"#
            #expect(try Self.rules(in: text) == [], "\(text)")
        }
    }

    @Test
    func `can be cut off at every offset`() throws {
        let url = Self.link(host: 38, user: 1, session: 4, suffix: ".json")
        let first = #"{"id":1111,"user_id":7,"url":"\#(url)"}"#
        let text = "\(first)\n[\(first)]"
        for end in 0..<text.utf8.count {
            let cut = text.prefix(end)
            guard !cut.allSatisfy(\.isWhitespace) else { continue }
            let isWhole = end == first.utf8.count || end == first.utf8.count + 1
            #expect(try Self.rules(in: cut) == (isWhole ? [] : ["json/syntax"]), "\(cut)")
        }
        #expect(try Self.rules(in: text) == [])
    }

    @Test
    func `means the same before and after other links`() throws {
        // The first segment after `sessions` counts, wherever it is in the path.
        let early = #"{"id":9,"url":"https://h/sessions/9/users/1"}"#
        let both = #"{"id":2,"url":"https://h/sessions/9/users/1/sessions/2"}"#
        let padding = String(repeating: " ", count: 200)
        for order in [[early, both], [both, early], [early, both, early, both]] {
            let text = order.joined(separator: "\n") + "\n" + padding
            let expected = order.count { $0 == both }
            #expect(try Self.rules(in: text).count == expected, "\(order)")
        }
    }

    @Test
    func `is read the same wherever the text in memory ends`() throws {
        let short =
            #"{"id":1,"user_id":1,"url":"https://a.zendesk.com/api/v2/users/1/sessions/1.json"}"#
        let host = "a-rather-long-subdomain-of-some-company.zendesk.com"
        let long =
            #"{"id":7,"user_id":null,"url":"https://\#(host)/api/v2/users/7/sessions/7.json"}"#
        let tail = Array("\(short)\n\(long)\n\(short)\n".utf8)
        func check(_ found: Judged, sessions: Int, _ rules: [Rule], _ comment: Comment) {
            #expect(found.counts.sessions == sessions, comment)
            #expect(found.rules.filter { $0 != .contractAbsent } == rules, comment)
        }
        let options = Judged.Options(.ndjson)
        for edge in 1..<tail.count {
            let pieces = [Array(tail[..<edge]), Array(tail[edge...])]
            try check(Judged(pieces: pieces, options), sessions: 3, [], "edge at \(edge)")
        }
        // The first text of a file in memory ends after 262,144 bytes. Each offset of a word in the
        // links reaches that edge.
        let name = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: name) }
        for shift in stride(from: 0, through: tail.count, by: 9) {
            let padding = String(repeating: "x", count: 262_144 - 16 - shift)
            let first = #"{"id":1,"url":"\#(padding)"}"#
            try Data(Array(first.utf8) + [0x0A] + tail).write(to: name)
            let found = try Judged(path: name.path, options)
            check(found, sessions: 4, [.linkForm], "shift of \(shift)")
        }
    }
}
