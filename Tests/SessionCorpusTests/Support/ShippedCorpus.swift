import Foundation

@testable import SessionCorpus

/// The corpus of this package, read once.
enum ShippedCorpus {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Corpus").path

    static let snapshot = Result { try CorpusSnapshot(root: root) }

    static let corpus = snapshot.map { Corpus($0) }

    /// The cases, or none if they cannot be read; another test counts them.
    static let cases = (try? corpus.get().cases) ?? []

    static let sessions = cases.filter { $0.subject == .session }
}

extension CorpusCase: CustomStringConvertible {
    /// The id, which identifies the case in the output of a test.
    public var description: String { id }
}
