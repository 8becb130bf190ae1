import Drift
import SessionContract
import StrictJSON
import Testing

@Suite
struct `The wording of a change` {
    private func findings(_ old: [String], _ new: [String]) -> [Finding] {
        CensusComparison(Census.counting(old), Census.counting(new))
            .findings(from: "old.json", to: "new.json")
    }

    private static func line(_ id: Int, _ url: String) -> String {
        #"{"id":\#(id),"url":\#(url),"user_id":\#(id)}"#
    }

    private let old = (0..<500).map { line($0, "\"x\"") }

    @Test
    func `says what changed, with shares before and after`() throws {
        let new = (0..<500).map { Self.line($0, $0 < 20 ? "null" : "\"x\"") }
        let finding = try #require(findings(old, new).first)
        #expect(finding.rule == .driftWidening)
        #expect(finding.wording.message == "'url' is null, which is new")
        #expect(finding.wording.kind == "state.null")
        #expect(finding.wording.observed.hasPrefix("4 % (20 of 500"))
        #expect(finding.wording.expected.hasPrefix("0 % (0 of 500"))
        #expect(finding.place.pointer.description == "/url")
        #expect(finding.place.source == "new.json")
    }

    @Test
    func `names a new field, and hides one that could be a value`() throws {
        let new = old.map { "\($0.dropLast())" + #","device":1,"a@b.c":2}"# }
        let texts = findings(old, new).map { "\($0.place.pointer) \($0.wording.message)" }
        #expect(texts.contains("/device there is an undeclared field 'device', which is new"))
        #expect(texts.contains(" there is an undeclared key that may be data, which is new"))
    }

    @Test
    func `says which census is too small`() throws {
        let finding = try #require(findings(old, [Self.line(1, "1")]).last)
        #expect(finding.rule == .driftTooFew && finding.place.source == "new.json")
        #expect(finding.wording.observed == "1 session")
    }

    @Test
    func `has a sentence for each state that occurs`() {
        for change in CensusComparison(
            Census.counting(old),
            Census.counting(old.map { $0.replacing("\"x\"", with: "\"https://a.b/c?d\"") })
        ).changes {
            #expect(
                change.statement.first?.isUppercase == false && !change.statement.contains("  ")
            )
        }
    }
}
