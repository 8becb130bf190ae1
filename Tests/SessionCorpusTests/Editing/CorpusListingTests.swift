import SessionContract
import SessionModel
import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `Showing cases` {
    private let corpus = Corpus(SmallCorpus.snapshot)

    @Test
    func `lists one per line`() {
        #expect(
            CorpusListing.list(corpus.cases) == """
                reject  types-id-digits  digits
                accept  types-id-integer  an integer
                either  duplicates-id  two ids
                either  duplicates-equal  one id twice
                answer  envelopes-empty  an empty list

                """
        )
    }

    @Test
    func `lists those that pass a filter`() {
        var filter = CorpusListing.Filter()
        filter.rule = .contractType
        #expect(CorpusListing.list(corpus.cases, filter).hasPrefix("reject  types-id-digits"))
        filter.topic = .duplicates
        #expect(CorpusListing.list(corpus.cases, filter).isEmpty)
        filter = CorpusListing.Filter()
        filter.words = ["ID", "twice"]
        #expect(
            CorpusListing.list(corpus.cases, filter) == "either  duplicates-equal  one id twice\n"
        )
        filter = CorpusListing.Filter()
        filter.flag = "string-typed"
        #expect(corpus.cases.filter(filter.holds).map(\.id) == ["types-id-digits"])
    }

    @Test
    func `prints one with its bytes and the meaning of its policy`() throws {
        let text = try CorpusListing.show("duplicates-id", in: corpus)
        #expect(text.contains("file     duplicates/cases.json:6"))
        #expect(text.contains(#"payload  15 bytes: {"id":1,"id":2}"#))
        #expect(text.contains("policy   duplicate-key: q"))
    }

    @Test
    func `suggests the nearest id and says why a case was retired`() {
        #expect {
            try CorpusListing.show("duplicates-ids", in: corpus)
        } throws: { "\($0)".contains("did you mean 'duplicates-id'?") }
        #expect {
            try CorpusListing.show("types-old", in: corpus)
        } throws: { "\($0)".contains("has been retired: It lied.") }
    }

    @Test
    func `counts the coverage of the shipped corpus`() throws {
        let text = CorpusStats.text(of: try ShippedCorpus.corpus.get())
        let version = try CountedFolder.version()
        #expect(text.hasPrefix("corpus \(version): \(try CountedFolder.cases()) cases\n"))
        let timestamps = DeclaredField.allCases.count { $0.isTimestamp }
        for (heading, total) in [
            ("presence  ", PresenceCombination.all.count),
            ("types     ", DeclaredField.allCases.count * JSONValue.Kind.allCases.count),
            ("dialects  ", timestamps * Timestamp.Dialect.allCases.count),
            ("rules     ", Rule.allCases.count { $0.concernsPayloads }),
            ("policies  ", Policy.allCases.count),
        ] {
            #expect(text.contains("\n\(heading)\(total)/\(total) "))
        }
        #expect(!text.contains("missing:"))
        #expect(CorpusStats.text(of: corpus).contains("missing: authenticated_at null"))
    }
}
