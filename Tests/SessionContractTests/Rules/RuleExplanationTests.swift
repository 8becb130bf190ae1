import SessionContract
import StrictJSON
import Testing

@Suite
struct `An explanation of a rule` {
    @Test(arguments: Rule.allCases)
    func `has all its parts, in full sentences`(rule: Rule) {
        let explanation = rule.explanation
        for text in [explanation.summary, explanation.whyItMatters, explanation.fix] {
            #expect(text.count > 20, "\(text)")
            #expect(text.last == ".", "\(text)")
            #expect(text.first?.isUppercase == true, "\(text)")
            #expect(!text.contains("  ") && !text.contains("\n"), "\(text)")
        }
        #expect(!explanation.sources.isEmpty)
        #expect(explanation.sources.allSatisfy { !$0.isEmpty && $0.last != "." })
    }

    @Test(arguments: Rule.allCases)
    func `has an example exactly if the rule judges payloads`(rule: Rule) {
        let judgesPayloads =
            Self.payloadGroups.contains(rule.group) || [.inputFraming, .inputEmpty].contains(rule)
        #expect((rule.explanation.example != nil) == judgesPayloads)
    }

    @Test(arguments: Rule.allCases.filter { payloadGroups.contains($0.group) })
    func `says how to fix the API and the code that reads from it`(rule: Rule) {
        let fix = rule.explanation.fix
        let reader = rule.group == "envelope" ? "In a client: " : "In a model: "
        #expect(fix.hasPrefix("In the API: ") && fix.contains(reader), "\(fix)")
    }

    private static let payloadGroups = ["json", "envelope", "contract", "timestamp", "link"]

    @Test
    func `is different for each rule`() {
        let summaries = Rule.allCases.map(\.explanation.summary)
        #expect(Set(summaries).count == summaries.count)
    }

    @Test(
        arguments: Rule.allCases.filter { rule in
            rule.explanation.example != nil && rule.group != "json" && rule != .inputFraming
        }
    )
    func `has an example that is JSON, unless the rule is about syntax`(rule: Rule) throws {
        _ = try JSONDocument(parsing: #require(rule.explanation.example))
    }

    @Test
    func `shows the unprintable bytes of its example as escapes`() {
        #expect(
            Rule.jsonEncoding.explanation.exampleText == #"{"id":1,"url":"\xff"}"#
        )
        #expect(
            Rule.jsonByteOrderMark.explanation.exampleText == #"\xef\xbb\xbf{"id":1}"#
        )
    }
}
