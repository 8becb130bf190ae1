/// The copy of the essential cases that the program has in itself, for folders without a corpus.
///
/// It holds every regression, and of each flag, rule, open question and topic the smallest case
/// that shows it; what flags and questions mean is all there. A test derives its texts from the
/// corpus of this package and says how to write them anew.
package enum BuiltInCorpus {
    /// The files of the copy, which read like those of any corpus.
    package static let snapshot = CorpusSnapshot(files: texts.mapValues { Array($0.utf8) })

    /// The cases of the copy.
    package static let corpus = Corpus(snapshot)
}
