import Foundation
import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `Every expectation of every case` {
    /// Whether all wrong values are tried in each place: `CORPUS_FLIPS=all` asks for that.
    ///
    /// Else each case gets one of them, in a third of the places.
    private static let triesAll = ProcessInfo.processInfo.environment["CORPUS_FLIPS"] == "all"

    /// Whether a case that expects what `tree` says breaks a rule of form or truth.
    private func isNoticed(
        _ tree: JSONValue,
        in entry: CorpusCase,
        deriving derived: CaseExpectation
    ) -> Bool {
        // The place of each finding is not looked at, and looking it up is most of the work.
        var mistakes = MistakeList(in: CorpusText(path: entry.file.path, bytes: []))
        guard let claimed = ExpectationReader.read(tree, &mistakes), mistakes.findings.isEmpty
        else { return true }
        return !TruthRules.isTrue(claimed, derived: derived)
    }

    @Test
    func `is noticed when it is changed`() throws {
        var tried = 0
        var missed: [String] = []
        for (turn, entry) in ShippedCorpus.cases.enumerated() {
            // The oracles say the same of the same bytes, so they are asked once a case.
            let derived = CaseOracle().expectation(for: entry.payload, as: entry.subject)
            let expectation = try #require(entry.tree["expect"])
            #expect(!isNoticed(expectation, in: entry, deriving: derived), "\(entry.id)")
            let mostOthers = Self.triesAll ? .max : 1
            let flips = CaseFlips(of: expectation, turn: turn, trying: mostOthers).flips
            for (index, flip) in flips.enumerated()
            // Which value is tried changes with each turn, so the places change with every twelfth:
            // each value is tried in each place.
            where Self.triesAll || (index + turn / 12).isMultiple(of: 3) {
                tried += 1
                if !isNoticed(flip.expectation, in: entry, deriving: derived) {
                    missed.append("\(entry.id): \(flip.label)")
                }
            }
        }
        print("corpus flips: \(tried) tried, \(tried - missed.count) noticed")
        #expect(missed == [])
        #expect(tried > 4 * ShippedCorpus.cases.count)
    }
}
