import PayloadInput
import SessionContract
import SessionModel
import StrictJSON
import Testing

@Suite
struct `The smallest payload of a finding` {
    private func findings(in text: String) throws -> [Finding] {
        var ledger = Ledger(Ledger.Options(rowLimit: 1_000, isGrouping: false))
        var reader = PayloadReader(JudgeSettings(now: 1_800_000_000))
        reader.read(Array(text.utf8), name: "payload", format: .auto, into: &ledger)
        return ledger.summary.rows.map(\.finding).sorted {
            $0.place.position?.offset ?? 0 < $1.place.position?.offset ?? 0
        }
    }

    /// Payloads that contain more than the fault they show.
    private static let texts: [String] = {
        let fields = ["id", "user_id", "authenticated_at", "last_seen_at", "url"]
        let values = [
            "null", "true", #""private""#, "[7]", #"{"a":1}"#, "7.25", "1e3",
            "12345678901234567890",
        ]
        var members = fields.flatMap { field in values.map { #""\#(field)":\#($0)"# } }
        for dialect in Timestamp.Dialect.allCases {
            members += ["authenticated_at", "last_seen_at"].map { field in
                #""\#(field)":"\#(dialect.example)""#
            }
        }
        members += [
            #""last_seen_at":"2500-01-01T00:00:00Z""#, #""userId":5"#, #""extra":{"x":"private"}"#,
            #""id":1,"user_id":3,"url":"https://private.example/users/1/sessions/2""#,
            #""url":"private""#, #""id":1,"id":1"#,
            #""url":"\udead""#,
        ]
        let sessions = members.map { "{\($0)}" }
        return sessions.map { #"{"sessions":[\#($0)]}"# }
            + [#"{"private":1}"#, #"{"session":[]}"#, #"{"session":[{"id":1}]}"#, #"{"id":1,}"#]
            + [#"{"sessions":[],"count":"private"}"#, #"{"user_id":7}"#]
    }()

    @Test
    func `shows the same fault without any of the data`() throws {
        var rules: Set<Rule> = []
        for text in Self.texts {
            for finding in try findings(in: text) {
                guard let example = finding.wording.example else { continue }
                rules.insert(finding.rule)
                #expect(!example.contains("private"))
                #expect(example.utf8.count <= 130, "\(example)")
                let again = try findings(in: example)
                let shown = again.contains { other in
                    other.rule == finding.rule
                        && (!Self.isAboutAField(finding)
                            || other.place.pointer.tokens.last == finding.place.pointer.tokens.last)
                }
                #expect(shown, "\(finding.rule.id) \(finding.place.pointer): \(example)")
            }
        }
        let groups = ["contract", "timestamp", "link", "envelope"]
        let judged = Rule.allCases.filter { groups.contains($0.group) }
        #expect(rules.isSuperset(of: judged.filter { $0 != .timestampOrder }))
    }

    @Test(arguments: [
        #"[{"id":1}2]"#, #"[{"id":1}"#, #"{"id":"}"#, #"{"id":+1}"#, #"{"id":nul}"#, "{1:2}",
        #"{"id";1}"#,
        #"{"id":1 7}"#, "[1,]", "1 2", #"{"id":00}"#, #"{"id":1e}"#, #"{"id":"\q"}"#,
        #"{"id":"\ug"}"#,
    ])
    func `is broken in the same way as the text`(text: String) throws {
        let finding = try #require(try findings(in: text).last)
        let example = try #require(finding.wording.example)
        #expect(try findings(in: example).last?.wording.kind == finding.wording.kind)
    }

    private static func isAboutAField(_ finding: Finding) -> Bool {
        let named: [Rule] = [.contractUndeclared, .contractMisspelled]
        return ["contract", "timestamp"].contains(finding.rule.group)
            && !named.contains(finding.rule)
    }
}
