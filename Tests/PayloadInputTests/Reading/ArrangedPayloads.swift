import Foundation
import SessionCorpus

/// Payloads that generators change a little: those of the corpus.
enum ArrangedPayloads {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Corpus").path

    /// The payloads of the corpus; none where it cannot be read, which a test says.
    static let corpus: [[UInt8]] = {
        guard let snapshot = try? CorpusSnapshot(root: root) else { return [] }
        return Corpus(snapshot).cases.map(\.payload)
    }()

    /// Those of usual length.
    static let examples = corpus.filter { $0.count < 4_000 }
}
