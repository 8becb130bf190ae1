import CommandLineFrame
import SessionCorpus

/// The source of the corpus: a folder, or the copy built into the program.
enum CorpusSource {
    case folder(CorpusFolder)
    case builtIn

    /// The folder `name`, or else the folder `Corpus` in `directory` or its nearest parent, or else
    /// the built-in copy.
    init(_ name: String?, from directory: String) throws(CorpusFailure) {
        guard name != nil || CorpusRoot.find(option: nil, from: directory) != nil else {
            self = .builtIn
            return
        }
        self = .folder(try CorpusFolder(name, from: directory))
    }

    /// The corpus as named in messages.
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

    /// Returns the digest of `snapshot`.
    func digest(of snapshot: CorpusSnapshot) -> String {
        switch self {
        case .folder: snapshot.digest
        case .builtIn: BuiltInCorpus.digest
        }
    }

    /// Reads `snapshot`; a mistake of form is a failure that names its position.
    func corpus(in snapshot: CorpusSnapshot) throws(CorpusFailure) -> Corpus {
        switch self {
        case .folder(let folder): try folder.corpus(in: snapshot)
        case .builtIn: BuiltInCorpus.corpus
        }
    }

    /// Reads the corpus.
    func corpus() throws(CorpusFailure) -> Corpus { try corpus(in: snapshot()) }

    /// Reads the corpus for a command that shows it.
    static func read(
        _ name: String?,
        _ context: CommandContext
    ) throws(CorpusFailure) -> (corpus: Corpus, json: CorpusJSON) {
        let source = try CorpusSource(name, from: context.workingDirectory)
        let snapshot = try source.snapshot()
        let corpus = try source.corpus(in: snapshot)
        return (corpus, CorpusJSON(corpus, digest: source.digest(of: snapshot)))
    }
}
