import Foundation

@testable import SessionCorpus

/// A corpus of a few cases without a fault, coverage aside, to be changed in one place.
///
/// It lies in `Tests/Fixtures`, for the tests of the command line take a copy of it too.
enum SmallCorpus {
    private static let root = URL(filePath: ShippedCorpus.root).deletingLastPathComponent()
        .appending(path: "Tests/Fixtures/SmallCorpus").path

    static let snapshot = (try? CorpusSnapshot(root: root)) ?? CorpusSnapshot()

    /// The small corpus with `old` replaced by `new` in one file, which is laid out anew.
    static func replacing(_ old: String, by new: String, in path: String) -> CorpusSnapshot {
        var snapshot = snapshot
        let text = String(decoding: snapshot.files[path] ?? [], as: UTF8.self)
        precondition(text.contains(old), "\(old) is not in \(path)")
        let changed = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
        snapshot.files[path] = (try? CorpusFormatter.format(changed)) ?? changed
        return snapshot
    }
}
