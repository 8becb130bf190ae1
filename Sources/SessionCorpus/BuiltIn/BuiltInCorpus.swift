/// A copy of the essential cases inside the program, for use without a corpus folder.
///
/// It contains every regression, and the smallest case for each flag, rule, open question and
/// topic, together with all definitions. Each build writes the texts from the corpus of this
/// package; `Sources/built-in-corpus` chooses them.
package enum BuiltInCorpus {
    /// The files of the copy, in the same format as those of any corpus.
    package static let snapshot = CorpusSnapshot(files: texts.mapValues { Array($0.utf8) })

    /// The cases of the copy.
    package static let corpus = Corpus(snapshot)
}
