import SessionContract
import StrictJSON
import Testing

@Suite
struct `An explanation of a rule` {
    @Test(arguments: Rule.allCases)
    func `has all its parts, in whole sentences`(rule: Rule) {
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
    func `has an example exactly where the rule judges payloads`(rule: Rule) {
        let judgesPayloads = ["json", "envelope", "contract", "timestamp", "link"]
            .contains(rule.group)
        #expect((rule.explanation.example != nil) == judgesPayloads)
    }

    @Test
    func `is written for one rule alone`() {
        let summaries = Rule.allCases.map(\.explanation.summary)
        #expect(Set(summaries).count == summaries.count)
    }

    @Test(arguments: Rule.allCases.filter { $0.explanation.example != nil && $0.group != "json" })
    func `has an example that is JSON, where the rule is not about that`(rule: Rule) throws {
        _ = try JSONDocument(parsing: #require(rule.explanation.example))
    }

    @Test
    func `shows the bytes of its example that no text can hold`() {
        #expect(
            Rule.jsonEncoding.explanation.exampleText == #"{"id":1,"url":"\xff"}"#
        )
        #expect(
            Rule.jsonByteOrderMark.explanation.exampleText == #"\xef\xbb\xbf{"id":1}"#
        )
    }
}
