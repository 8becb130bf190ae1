import Testing

@testable import SessionCorpus

@Suite
struct `The flags of a corpus` {
    private func listing() throws -> FlagListing { FlagListing(of: try ShippedCorpus.corpus.get()) }

    @Test
    func `are listed with their meaning and their number of cases`() {
        let text = FlagListing(of: Corpus(SmallCorpus.snapshot)).text
        #expect(
            text == """
                string-typed     1  A number in quotes.
                                    bugs: types are guessed
                                    effect: Ids are lost.

                """
        )
    }

    @Test(arguments: [
        ("int6", "int64"), ("duplicate", "duplicate-key"), ("overflow", "int64"),
        ("recursive", "nesting"), ("booleans", "truthiness"), ("overflowing", "int64"),
        ("guessed-types", "lookalike"), ("trimming", "invisible"),
    ])
    func `are suggested by their spelling or by what they mean`(
        unknown: String,
        flag: String
    ) throws {
        let suggestions = try listing().suggestions(for: unknown)
        #expect(suggestions.contains(flag), "\(suggestions)")
        #expect(suggestions.count <= 4)
    }

    @Test(arguments: ["", "xyzzy", "the", "-"])
    func `are not suggested for words that describe none`(unknown: String) throws {
        #expect(try listing().suggestions(for: unknown) == [])
    }
}
