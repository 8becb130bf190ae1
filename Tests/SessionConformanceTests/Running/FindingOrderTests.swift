import SessionContract
import SessionModel
import StrictJSON
import Testing

@testable import SessionConformance

@Suite
struct `The order of findings` {
    /// A model that accepts any JSON object with an id and returns it, without nulls and comments.
    private static let careless = WrongTestee(
        identity: TesteeIdentity(name: "careless"),
        change: output
    )

    @Sendable private static func output(for payload: [UInt8]) throws -> [UInt8] {
        let text = String(decoding: payload, as: UTF8.self).replacing("/**/", with: "")
        let document = try JSONDocument(parsing: Array(text.utf8))
        guard let members = document.root.members, members.contains(where: { $0.key == "id" })
        else {
            throw Refusal()
        }
        return PayloadDraft(members.filter { $0.value.kind != .null }, of: Array(text.utf8)).bytes
    }

    /// The findings about it, found once for all tests.
    private static let findings = Task {
        var options = ConformanceOptions()
        options.phases = [.presence, .violations]
        return await ConformanceRun(careless, options: options).run().findings
    }

    @Test
    func `is by how likely an API sends the payload`() async {
        let findings = await Self.findings.value
        let likelihoods = findings.map(\.reason.likelihood)
        #expect(likelihoods == likelihoods.sorted())
        #expect(Set(likelihoods) == Set(Finding.Likelihood.allCases))
        #expect(findings.first?.rule == "roundtrip/null-lost")
        let comment = findings.first { $0.kind == "block comment" }
        #expect(comment?.finding.reproduction?.word == "'/**/{\"id\":1}'")
        let bytes = findings.first { $0.kind == "not UTF-8" }
        #expect(bytes?.finding.reproduction?.word == #"$'{"id":1,"":"\xff"}'"#)
    }

    @Test
    func `has one row for all fields that accept any type`() async throws {
        let findings = await Self.findings.value.filter { $0.rule == "roundtrip/accepted" }
        let text = try #require(findings.first { $0.kind.contains("url") })
        #expect(text.kind == "any type in authenticated_at, last_seen_at, url")
        #expect(text.pointer == "")
        #expect(text.message.hasSuffix("any type in 'authenticated_at', 'last_seen_at' and 'url'"))
        #expect(findings.contains { $0.kind == "any type in id, user_id" })
        #expect(!findings.contains { $0.kind == "boolean" || $0.kind == "array" })
        // Its token asks for each type in each field, so that no part of a fix is enough.
        let fields = [DeclaredField.authenticatedAt, .lastSeenAt, .url]
        #expect(text.replay.cases.count == fields.count * 4)
        for field in fields {
            let halfFixed = WrongTestee(identity: Self.careless.identity) { payload in
                let reading = PayloadReading(of: payload)
                guard reading.violations.allSatisfy({ $0.field == field }) else { throw Refusal() }
                return try Self.output(for: payload)
            }
            let run = ConformanceRun(halfFixed)
            #expect(await run.replay(text.replay).replayOutcome == .occurs, "\(field)")
        }
        #expect(text.count >= 12)
    }

    @Test(arguments: [
        ("", "(empty)"), (#"{"id":1}"#, #"'{"id":1}'"#), ("it's", #"'it'\''s'"#),
        ("\u{1F600}", "'\u{1F600}'"), ("a\nb'\\", #"$'a\x0ab\'\\'"#),
        ("\u{0}", #"\x00 (with NUL: use the token)"#),
    ])
    func `shows a payload as a word of a shell`(payload: String, word: String) {
        #expect(PayloadText.shellWord(Array(payload.utf8)) == word)
    }
}
