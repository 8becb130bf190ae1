import SessionContract
import StrictJSON
import Testing

@testable import Drift

@Suite
struct `The wording of a change` {
    private func findings(_ old: [String], _ new: [String]) -> [Finding] {
        CensusComparison(Census.counting(old), Census.counting(new))
            .findings(from: "old.json", to: "new.json").map(\.finding)
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
        #expect(finding.wording.message == "new: 'url' is null")
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
        #expect(texts.contains("/device new: there is an undeclared field 'device'"))
        #expect(
            texts.contains(
                " new: there is an undeclared field, whose name is hidden because it may be data"
            )
        )
    }

    @Test
    func `says which census is too small`() throws {
        let finding = try #require(findings(old, [Self.line(1, "1")]).last)
        #expect(finding.rule == .driftTooFew && finding.place.source == "new.json")
        #expect(finding.wording.observed == "1 session")
    }

    @Test
    func `says that a field has another type`() throws {
        let before = old.map { "\($0.dropLast()),\"device\":1}" }
        let after = old.map { "\($0.dropLast()),\"device\":\"1\"}" }
        let finding = try #require(findings(before, after).first)
        #expect(finding.rule == .driftWidening)
        #expect(finding.wording.message == "new: the undeclared field 'device' is a string")
        #expect(finding.place.pointer.description == "/device")
    }

    @Test
    func `has one sentence for values that are larger`() {
        func line(_ id: Int, _ number: Int) -> String {
            #"{"authenticated_at":"2026-11-27T08:00:00Z","id":\#(number),"user_id":\#(id)}"#
        }
        let small = (0..<500).map { line($0, 700_000 + $0) }
        let large = (0..<500).map { line($0, 7_000_000 + $0) }
        for (old, new, message) in [(small, large, "larger"), (large, small, "smaller")] {
            let found = findings(old, new)
            #expect(
                found.map(\.wording.message) == ["the numbers in 'id' are \(message) than before"]
            )
            #expect(found.first?.wording.kind == "shift.magnitude")
            #expect(found.first?.wording.observed.hasPrefix("'id' has 2") == true)
        }
    }

    @Test
    func `has a sentence for each state that can occur`() {
        for counter in CensusCounter.allCases {
            for state in counter.examples {
                let text = counter.statement(of: state)
                #expect(!text.isEmpty && !text.contains("  ") && !text.hasSuffix("."))
                #expect(text.first?.isUppercase == false, "\(text)")
            }
        }
    }
}

extension CensusCounter {
    /// Some of the states that a run can write.
    fileprivate var examples: [String] {
        [
            "vvvvv", "vnaan", "declared", "user_id>id", "*", "device", "device:null", "link/form",
            "negative", "zero", "minute", "hour", "day", "week", "month", "year", "longer", "older",
            "future", "none", "array", "session", "sessions", "session-array", "cursor",
            "offset-and-count", "absent", "null", "value", "string", "number", "0", "1", "2-3",
            "16-31", "65536-or-more", "rfc1123", "z", "hours", "minutes", "unknown", "10-or-more",
            "positive", "int32", "uint32", "int53", "int64", "uint64", "larger", "07", "64",
            "digits", "fraction", "exponent", "fraction-and-exponent", "not-an-integer", "https",
            "http-in-capitals", "https-in-capitals", "other", "3-labels-port", "empty", "query",
            "/api/v2/users/N/sessions/N.json", "fragment", "query-and-fragment",
        ].filter(isState)
    }
}
