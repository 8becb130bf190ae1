import Foundation
import JSONFiles
import StrictJSON
import TestEffort
import Testing

@testable import SessionCorpus

@Suite
struct `Every expectation of every case` {
    /// Whether to try all wrong values in each place, set by `CORPUS_FLIPS=all`.
    ///
    /// Otherwise each case gets one wrong value in a third of the places.
    private static let triesAll = ProcessInfo.processInfo.environment["CORPUS_FLIPS"] == "all"

    /// Whether a case with the expectation `tree` breaks a rule of form or truth.
    private func isNoticed(
        _ tree: JSONValue,
        in entry: CorpusCase,
        deriving derived: CaseExpectation
    ) -> Bool {
        // Without bytes, no position is computed, which would be most of the work.
        var mistakes = MistakeList<LintRule>(in: TextFile(path: entry.file.path, bytes: []))
        guard let claimed = ExpectationReader.read(tree, &mistakes), mistakes.findings.isEmpty
        else { return true }
        return !TruthRules.isTrue(claimed, derived: derived)
    }

    @Test
    func `is reported if it is changed`() throws {
        var tried = 0
        var missed: [String] = []
        let entries = TestEffort.sample(of: ShippedCorpus.cases.enumerated(), every: 5)
        for (turn, entry) in entries {
            // The derived expectation depends only on the bytes, so derive it once per case.
            let derived = CaseOracle().expectation(for: entry.payload, as: entry.subject)
            let expectation = try #require(entry.tree["expect"])
            #expect(!isNoticed(expectation, in: entry, deriving: derived), "\(entry.id)")
            let mostOthers = Self.triesAll ? .max : 1
            let flips = CaseFlips(of: expectation, turn: turn, trying: mostOthers).flips
            for (index, flip) in flips.enumerated()
            // The value changes with each turn and the places with every twelfth, so each value is
            // tried in each place.
            where Self.triesAll || (index + turn / 12).isMultiple(of: 3) {
                tried += 1
                if !isNoticed(flip.expectation, in: entry, deriving: derived) {
                    missed.append("\(entry.id): \(flip.label)")
                }
            }
        }
        print("corpus flips: \(tried) tried, \(tried - missed.count) noticed")
        #expect(missed == [])
        #expect(tried > 4 * entries.count)
    }
}
