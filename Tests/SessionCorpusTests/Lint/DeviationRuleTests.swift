import JSONFiles
import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `The known deviations of decoders` {
    private func lint(_ text: String) -> [LintFinding] {
        var snapshot = SmallCorpus.snapshot
        let file = #"{"format":"session-corpus/1","deviations":[\#(text)]}"#
        snapshot.files["deviations.json"] = (try? CorpusFormatter.format(Array(file.utf8))) ?? []
        return CorpusLint.findings(in: snapshot, checkingCoverage: false)
    }

    private func entry(
        _ id: String = "odd",
        decoder: String = "Foundation's JSONDecoder",
        cases: String,
        links: String = #"["rfc8259#section-4"]"#
    ) -> String {
        #"{"id":"\#(id)","description":"d","decoder":"\#(decoder)","cases":\#(cases)"#
            + #","links":\#(links)}"#
    }

    @Test
    func `may be listed for sessions, and need no file if there are none`() {
        #expect(lint(entry(cases: #"["types-id-digits","duplicates-id"]"#)) == [])
        #expect(SmallCorpus.snapshot.files["deviations.json"] == nil)
        #expect(lint("") == [])
    }

    @Test
    func `are reported if their case is gone or is not a session`() {
        let gone = lint(entry(cases: #"["types-id-digit"]"#))
        #expect(gone.map(\.message) == ["there is no case 'types-id-digit'"])
        #expect(gone.first?.fix.hasPrefix("Did you mean 'types-id-digits'? ") == true)
        #expect(gone.first?.position.line == 9)
        let answer = lint(entry(cases: #"["envelopes-empty"]"#))
        #expect(answer.map(\.rule) == [.value])
    }

    @Test
    func `are reported if a case is listed twice, in one entry or in two`() {
        let one = lint(entry(cases: #"["types-id-digits","types-id-digits"]"#))
        #expect(one.map(\.rule) == [.id])
        let two = lint(
            entry("a", cases: #"["types-id-digits"]"#) + ","
                + entry("b", cases: #"["types-id-digits"]"#)
        )
        #expect(two.map(\.message) == ["'types-id-digits' is also listed under 'a'"])
    }

    @Test
    func `are reported if they are empty, or about a decoder that no test runs`() {
        #expect(lint(entry(cases: "[]")).map(\.message) == ["'cases' is empty"])
        let other = lint(entry(decoder: "JSON.parse", cases: #"["types-id-digits"]"#))
        #expect(other.map(\.message) == ["no test runs the decoder 'JSON.parse'"])
        let cited = lint(entry(cases: #"["types-id-digits"]"#, links: #"["rfc8259#section-99"]"#))
        #expect(cited.map(\.rule) == [.reference])
    }

    @Test
    func `are sorted by the formatter, so that an id may be added anywhere`() {
        var snapshot = SmallCorpus.snapshot
        let file = #"{"format":"session-corpus/1","deviations":[\#(entry(cases: #"["b","a"]"#))]}"#
        snapshot.files["deviations.json"] = Array(file.utf8)
        let text = String(decoding: snapshot.reformatted()["deviations.json"] ?? [], as: UTF8.self)
        #expect(text.contains("\"a\",\n        \"b\"\n"))
    }
}
