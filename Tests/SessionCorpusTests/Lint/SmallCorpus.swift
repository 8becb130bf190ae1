import Foundation

@testable import SessionCorpus

/// A corpus of a few cases that is correct except for coverage, for changes in one place.
///
/// It is in `Tests/Fixtures`, since the tests of the command line copy it too.
enum SmallCorpus {
    private static let root = URL(filePath: ShippedCorpus.root).deletingLastPathComponent()
        .appending(path: "Tests/Fixtures/SmallCorpus").path

    static let snapshot = (try? CorpusSnapshot(root: root)) ?? CorpusSnapshot()

    /// Returns the small corpus with `old` replaced by `new` in one file, formatted again.
    static func replacing(_ old: String, by new: String, in path: String) -> CorpusSnapshot {
        var snapshot = snapshot
        let text = String(decoding: snapshot.files[path] ?? [], as: UTF8.self)
        precondition(text.contains(old), "\(old) is not in \(path)")
        let changed = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
        snapshot.files[path] = (try? CorpusFormatter.format(changed)) ?? changed
        return snapshot
    }
}
