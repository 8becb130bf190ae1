import CanaryModels
import SessionContract
import SessionModel
import StrictJSON
import Testing

@testable import SessionConformance
@testable import SessionPayloads

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
    func `has one row for each field and type that is accepted`() async {
        let findings = await Self.findings.value.filter { $0.rule == "roundtrip/accepted" }
        for field in DeclaredField.allCases {
            let kinds = findings.filter { $0.pointer == "/\(field.key)" }.map(\.kind)
            let own: Set = field.content == .text ? ["number"] : ["fraction", "string"]
            let types = own.union(["array", "boolean", "object"])
            #expect(types.isSubset(of: kinds), "\(field): \(kinds)")
            #expect(kinds.count == Set(kinds).count)
        }
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
