import SessionCorpus

/// The source of the cases of a corpus: a folder, or the copy built into the program.
enum CorpusSource {
    case folder(CorpusFolder)
    case builtIn

    /// The folder that was asked for, or else the one that lies in `directory` or above it; the
    /// copy where none was asked for and there is none.
    init(_ name: String?, from directory: String) throws(CorpusFailure) {
        guard name != nil || CorpusRoot.find(option: nil, from: directory) != nil else {
            self = .builtIn
            return
        }
        self = .folder(try CorpusFolder(name, from: directory))
    }

    /// The corpus as messages call it.
    var shownName: String {
        switch self {
        case .folder(let folder): "the corpus at \(folder.shownPath)"
        case .builtIn: "the built-in copy of the corpus"
        }
    }

    /// The bytes of all files.
    func snapshot() throws(CorpusFailure) -> CorpusSnapshot {
        switch self {
        case .folder(let folder): try CorpusSnapshot(root: folder.path)
        case .builtIn: BuiltInCorpus.snapshot
        }
    }

    /// Reads `snapshot`; every mistake of form is a failure that names its place.
    func corpus(in snapshot: CorpusSnapshot) throws(CorpusFailure) -> Corpus {
        switch self {
        case .folder(let folder): try folder.corpus(in: snapshot)
        case .builtIn: BuiltInCorpus.corpus
        }
    }

    /// Reads the corpus.
    func corpus() throws(CorpusFailure) -> Corpus { try corpus(in: snapshot()) }

    /// Reads the corpus for a command that shows it, with a note if it is only a part.
    static func read(
        _ name: String?,
        _ context: CommandContext
    ) throws(CorpusFailure) -> (corpus: Corpus, json: CorpusJSON) {
        let source = try CorpusSource(name, from: context.workingDirectory)
        let snapshot = try source.snapshot()
        let corpus = try source.corpus(in: snapshot)
        source.noteIfPartial(on: context.console)
        return (corpus, CorpusJSON(corpus, of: snapshot))
    }

    /// Writes a note to standard error if only a part of the corpus is available.
    func noteIfPartial(on console: Console) {
        guard case .builtIn = self else { return }
        let count = BuiltInCorpus.corpus.cases.count
        console.note(
            "no folder Corpus here or above, so these are the \(count) essential cases that are "
                + "built in; name a folder with --corpus DIR"
        )
    }
}
