import Foundation

/// A copy of the corpus of this package inside the program, for use without a corpus folder.
///
/// Each build writes its files as Swift source (`Sources/built-in-corpus`). They are read when they
/// are first needed.
package enum BuiltInCorpus {
    /// The files of the copy.
    package static let snapshot = CorpusSnapshot(
        files: texts.mapValues { Array($0.utf8) }
            .merging(encoded.mapValues { Array(Data(base64Encoded: $0) ?? Data()) }) { $1 }
    )

    /// The cases of the copy.
    package static let corpus = Corpus(snapshot)

    /// The digest of the copy.
    package static let digest = snapshot.digest
}
