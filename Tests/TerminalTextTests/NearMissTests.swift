import SessionContract
import TerminalText
import TestEffort
import Testing

@Suite
struct `A near miss` {
    @Test(arguments: [
        ("check", "chekc", 1), ("check", "check", 0), ("", "abc", 3), ("abc", "", 3),
        ("json", "jsn", 1), ("kitten", "sitting", 3), ("ab", "ba", 1),
    ])
    func `has a distance that is the same in both directions`(
        first: String,
        second: String,
        distance: Int
    ) {
        #expect(NearMiss.distance(first, second) == distance)
        #expect(NearMiss.distance(second, first) == distance)
    }

    @Test(arguments: [
        ("jsno", "json"), ("JSON", "json"), ("hum", "human"), ("x", nil), ("", nil),
        ("spreadsheet", nil), (String(repeating: "j", count: 100_000), nil),
    ])
    func `is found among names`(text: String, name: String?) {
        #expect(NearMiss.closest(to: text, among: ["human", "json", "ndjson"]) == name)
    }

    @Test(arguments: TestEffort.sample(of: Rule.allCases, every: 4))
    func `of a rule's id is that rule`(rule: Rule) {
        let ids = Rule.allCases.map(\.id)
        #expect(NearMiss.closest(to: String(rule.id.dropLast()), among: ids) == rule.id)
        #expect(NearMiss.closest(to: rule.id.uppercased(), among: ids) == rule.id)
    }

    @Test(arguments: [
        ("null", ["contract/null"]), ("NULL", ["contract/null"]), ("nul", ["contract/null"]),
        ("syntax", ["json/syntax"]), ("empty", ["live/empty", "input/empty"]),
        ("contract", []), ("xyzzy", []), ("no", []),
    ])
    func `may be the last part of an id`(text: String, names: [String]) {
        #expect(NearMiss.matches(for: text, among: Rule.allCases.map(\.id)) == names)
    }

    @Test(arguments: [
        ("--links", ["--follow-links"]), ("file", ["--token-file"]), ("in", []),
        ("every", []), ("stdin", ["--token-stdin"]),
    ])
    func `may be the end of a name`(text: String, names: [String]) {
        let options = ["--follow-links", "--token-file", "--token-stdin", "--every-finding"]
        #expect(NearMiss.matches(for: text, among: options) == names)
    }

    @Test
    func `is not found if too many names end the same way`() {
        let names = (1...5).map { "case-\($0)-null" }
        #expect(NearMiss.matches(for: "null", among: names) == [])
        #expect(NearMiss.matches(for: "null", among: Array(names.dropLast())).count == 4)
    }
}
