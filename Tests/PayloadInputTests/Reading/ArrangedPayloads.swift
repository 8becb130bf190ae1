import Foundation
import SessionCorpus

/// The payloads of the corpus, for generators to modify.
enum ArrangedPayloads {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Corpus").path

    /// The payloads of the corpus; empty if it cannot be read, which fails a test.
    static let corpus: [[UInt8]] = {
        guard let snapshot = try? CorpusSnapshot(root: root) else { return [] }
        return Corpus(snapshot).cases.map(\.payload)
    }()

    /// The payloads of moderate length.
    static let examples = corpus.filter { $0.count < 4_000 }
}
