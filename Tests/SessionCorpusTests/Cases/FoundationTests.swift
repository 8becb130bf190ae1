import Foundation
import SessionContract
import SessionModel
import StrictJSON
import Testing

@testable import SessionCorpus

/// Runs every case about a session against Foundation's coders with the same type.
///
/// `Corpus/deviations.json` lists what Foundation gets wrong. A case in staging is not understood
/// yet, so nothing is expected of it.
@Suite
struct `Foundation's coders` {
    private static let listed: [String: String] = {
        let deviations = (try? ShippedCorpus.corpus.get().deviations) ?? []
        let own = deviations.filter { $0.tree["decoder"]?.string?.string == decoder.rawValue }
        let pairs = own.flatMap { entry in entry.strings("cases").map { ($0.text, entry.id) } }
        return Dictionary(pairs) { first, _ in first }
    }()

    private static let decoder = TestedDecoder.foundation

    @Test(arguments: ShippedCorpus.sessions.filter { $0.topic != .staging })
    func `decode and encode as expected, except where deviations are listed`(of entry: CorpusCase) {
        let advice = Self.advice(
            on: entry.id,
            doing: Self.deviation(on: entry),
            listedUnder: Self.listed[entry.id]
        )
        if let advice { Issue.record("\(advice)") }
    }

    @Test
    func `lead to advice on what to write where`() {
        #expect(Self.advice(on: "a", doing: nil, listedUnder: nil) == nil)
        #expect(Self.advice(on: "a", doing: "accepts it", listedUnder: "b") == nil)
        #expect(
            Self.advice(on: "numbers-x", doing: "accepts it", listedUnder: nil)
                == "The case 'numbers-x' is right, but Foundation's JSONDecoder accepts it: add "
                + #""numbers-x" to the 'cases' of the entry in Corpus/deviations.json that "#
                + "describes this, or add an entry."
        )
        #expect(
            Self.advice(on: "numbers-x", doing: nil, listedUnder: "odd")
                == "Foundation's JSONDecoder no longer deviates on the case 'numbers-x': remove it "
                + "from the entry 'odd' in Corpus/deviations.json, and the entry with its last case."
        )
    }

    /// Says what to change in the list, or returns `nil` if it is right.
    private static func advice(
        on id: String,
        doing deviation: String?,
        listedUnder entry: String?
    ) -> String? {
        switch (deviation, entry) {
        case (nil, nil), (.some, .some): nil
        case (let deviation?, nil):
            "The case '\(id)' is right, but \(decoder.rawValue) \(deviation): add \"\(id)\" to the "
                + "'cases' of the entry in Corpus/deviations.json that describes this, or add an "
                + "entry."
        case (nil, let entry?):
            "\(decoder.rawValue) no longer deviates on the case '\(id)': remove it from the entry "
                + "'\(entry)' in Corpus/deviations.json, and the entry with its last case."
        }
    }

    /// Returns what Foundation does wrong, or `nil` if it does what the case expects.
    private static func deviation(on entry: CorpusCase) -> String? {
        let expectation = entry.expectation
        let session: SessionObject
        do {
            session = try JSONDecoder().decode(SessionObject.self, from: Data(entry.payload))
        } catch {
            return expectation.decode == .accept ? "rejects it" : nil
        }
        guard expectation.decode != .reject else { return "accepts it" }
        guard !expectation.fields.isEmpty else { return nil }
        let written = (try? JSONEncoder().encode(session)).map(Array.init) ?? []
        let members = (try? JSONDocument(parsing: written))?.root.members ?? []
        guard let fields = FieldReader.outcomes(of: members).first,
            expectation.fields.contains(fields)
        else { return "reads other values" }
        return nil
    }
}
