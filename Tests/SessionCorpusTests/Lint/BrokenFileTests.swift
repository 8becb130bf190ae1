import Gen
import JSONFiles
import StrictJSON
import TestEffort
import Testing

@testable import SessionCorpus

@Suite
struct `A file with one byte replaced` {
    /// The texts to replace a byte with.
    private static let insertions = [
        "", "\"", "{", "}", "[", "]", ",", ":", "\\", "null", "1", "\u{E9}", " ",
    ]

    @Test
    func `is reported with a valid position`() throws {
        var generator = SplitMix64(state: 42)
        let paths = SmallCorpus.snapshot.formattedPaths
        var silent = 0
        for _ in 0..<TestEffort.count(60, plain: 15) {
            var snapshot = SmallCorpus.snapshot
            let path = try #require(paths.randomElement(using: &generator))
            var bytes = try #require(snapshot.files[path])
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            let text = try #require(Self.insertions.randomElement(using: &generator))
            bytes.replaceSubrange(place..<place + 1, with: Array(text.utf8))
            guard bytes != snapshot.files[path] else { continue }
            snapshot.files[path] = bytes
            let findings = CorpusLint.findings(in: snapshot, checkingCoverage: false)
            for finding in findings where finding.file == path {
                let position = finding.position
                #expect(position.offset <= bytes.count, "\(finding)")
                #expect(
                    unsafe position == TextPosition(of: position.offset, in: bytes.span.bytes),
                    "\(finding)"
                )
            }
            // Only a file in the canonical layout may still be correct.
            if (try? CorpusFormatter.format(bytes)) != bytes {
                #expect(!findings.isEmpty, "\(text) at \(place) of \(path)")
            }
            if findings.isEmpty { silent += 1 }
        }
        // A letter in a reason or a title may change without a finding.
        #expect(silent < 12)
    }
}
