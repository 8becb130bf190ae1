import Foundation
import Testing

@testable import SessionCorpus

@Suite
struct `A failure of a corpus` {
    /// A path that does not exist, and below which nothing can be created.
    private static let nowhere = "/dev/null/corpus"

    /// Returns an operation that fails in this way, and the beginning of its error.
    private static func example(
        of kind: CorpusFailure.Kind
    ) -> (text: String, work: () throws(CorpusFailure) -> Void) {
        switch kind {
        case .unreadable:
            (
                "cannot read the corpus at \(nowhere): ",
                { () throws(CorpusFailure) in _ = try CorpusSnapshot(root: nowhere) }
            )
        case .unwritable:
            (
                "cannot write \(nowhere)/VERSION: ",
                { () throws(CorpusFailure) in
                    try CorpusSnapshot.write([], to: "VERSION", below: nowhere)
                }
            )
        case .malformed:
            (
                "fix the corpus first: types/cases.json:",
                { () throws(CorpusFailure) in
                    var adding = CorpusAdd(
                        to: SmallCorpus.replacing("\"title\"", by: "\"x\"", in: "types/cases.json")
                    )
                    _ = try adding.add(draft)
                }
            )
        case .notFound:
            (
                "the corpus has no case 'types-id-digit'; did you mean 'types-id-digits'?",
                { () throws(CorpusFailure) in
                    _ = try CorpusListing.show("types-id-digit", in: Corpus(SmallCorpus.snapshot))
                }
            )
        case .refused:
            (
                "a payload of 5000000 bytes is too long to scrub; cut it down",
                { () throws(CorpusFailure) in
                    let payload = [UInt8](repeating: 0x20, count: 5_000_000)
                    _ = try Scrubber(salt: []).scrub(payload)
                }
            )
        }
    }

    private static let draft = CaseDraft(
        Array("{}".utf8),
        topic: .types,
        title: "a title",
        source: CaseSource(.hand, on: "2026-01-01")
    )

    @Test(arguments: CorpusFailure.Kind.allCases)
    func `has a kind and says what failed`(kind: CorpusFailure.Kind) throws {
        let (text, work) = Self.example(of: kind)
        let failure = try #require(throws: CorpusFailure.self) { try work() }
        #expect(failure.kind == kind)
        #expect(failure.description.hasPrefix(text), "\(failure)")
    }
}
