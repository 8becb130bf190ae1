import Testing

@testable import SessionCorpus

@Suite
struct `Advice about a case` {
    private static func traits(
        of text: String,
        as subject: CorpusCase.Subject = .session
    ) -> CaseTraits {
        let payload = Array(text.utf8)
        return CaseTraits(
            of: payload,
            expecting: CaseOracle().expectation(for: payload, as: subject),
            as: subject
        )
    }

    /// Each topic may have a few cases that are there to show the ordinary.
    @Test(arguments: CorpusTopic.allCases)
    func `has nothing to say about nearly all shipped cases of a topic`(topic: CorpusTopic) {
        let cases = ShippedCorpus.cases.filter { $0.topic == topic }
        let odd = cases.filter { CaseAdvice.warning(about: topic, CaseTraits(of: $0)) != nil }
        #expect(20 * odd.count <= cases.count, "\(odd.map(\.id))")
    }

    @Test(arguments: ShippedCorpus.cases)
    func `has nothing to say about the title of a shipped case`(entry: CorpusCase) {
        #expect(CaseAdvice.warnings(aboutTitle: entry.title, CaseTraits(of: entry)) == [])
    }

    @Test(arguments: [
        (CorpusTopic.links, #"{"id":1,"url":5}"#, "types"),
        (.links, #"{"id":1,"user_id":null}"#, "presence"),
        (
            .links,
            #"{"id":2,"url":"https://company.zendesk.com/api/v2/users/1/sessions/2.json"}"#,
            "presence"
        ),
        (.timestamps, #"{"id":1,"last_seen_at":"2014-05-05T15:38:24Z"}"#, "presence"),
        (.timestamps, #"{"id":1,"id":2}"#, "duplicates"),
        (.numbers, #"{"id":1,"url":"http://x"}"#, "links"),
        (.types, #"{"id":1,"note":1}"#, "unknown-fields"),
        (.types, #"{"id":1,"last_seen_at":"1416331469"}"#, "timestamps"),
        (.duplicates, #"{"id":-1}"#, "numbers"),
        (.strings, #"{"id":1,}"#, "syntax"),
    ])
    func `names the topic that a payload fits`(topic: CorpusTopic, text: String, better: String) {
        let warning = CaseAdvice.warning(about: topic, Self.traits(of: text))
        #expect(warning?.contains("'\(topic.rawValue)'") == true)
        #expect(warning?.contains("would fit '\(better)'") == true, "\(warning ?? "no warning")")
    }

    @Test
    func `has no opinion about regressions and staging`() {
        for topic in [CorpusTopic.regressions, .staging] {
            #expect(CaseAdvice.warning(about: topic, Self.traits(of: #"{"id":1}"#)) == nil)
        }
    }

    @Test(arguments: [
        ("a null id", #"{"id":1}"#, "'null'"), ("the id twice", #"{"id":1}"#, "'twice'"),
        ("a negative id", #"{"id":1}"#, "'negative'"), ("a fraction", #"{"id":1}"#, "'fraction'"),
        ("nullable", #"{"id":1}"#, nil), ("a null url", #"{"id":1,"url":null}"#, nil),
        ("a negative id", #"{"id":-1}"#, nil), ("null", "{", nil),
    ])
    func `names the word of a title that a payload does not show`(
        title: String,
        text: String,
        part: String?
    ) {
        let warnings = CaseAdvice.warnings(aboutTitle: title, Self.traits(of: text))
        #expect(warnings.count == (part == nil ? 0 : 1))
        if let part { #expect(warnings.first?.contains(part) == true) }
    }
}
