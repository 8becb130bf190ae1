import JSONFiles
import StrictJSON

/// A corpus: its cases, and the definitions that they may refer to.
package struct Corpus: Sendable {
    /// The version of the expectations, or an empty text if there is no file `VERSION`.
    package private(set) var version = ""

    /// The topic files in the order of their paths.
    package private(set) var topicFiles: [TopicFile] = []

    /// What `flags.json` defines.
    package private(set) var flags: [Definition] = []

    /// What `policies.json` defines.
    package private(set) var policies: [Definition] = []

    /// What `references.json` defines.
    package private(set) var references: [Definition] = []

    /// The ids that must not be used again.
    package private(set) var retired: [Definition] = []

    /// Where decoders are known to deviate from the expectations.
    package private(set) var deviations: [Definition] = []

    /// The mistakes in the form of the files.
    ///
    /// The other properties lack what could not be read.
    package private(set) var mistakes: [LintFinding] = []

    /// The cases of all topics in the order of their files: regressions first, staging last.
    package var cases: [CorpusCase] {
        let files = topicFiles.sorted { $0.topic.rank < $1.topic.rank }
        return files.flatMap(\.cases)
    }

    /// The case with this id.
    package subscript(id: String) -> CorpusCase? {
        topicFiles.lazy.flatMap(\.cases).first { $0.id == id }
    }

    /// Reads every file of a snapshot, and continues after a file with mistakes.
    package init(_ snapshot: CorpusSnapshot) {
        if let bytes = snapshot.files["VERSION"] {
            let text = String(decoding: bytes, as: UTF8.self)
            version = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        }
        flags = read(.flags, in: snapshot)
        policies = read(.policies, in: snapshot)
        references = read(.references, in: snapshot)
        retired = read(.retired, in: snapshot)
        // A corpus whose cases no decoder gets wrong needs no such file.
        if snapshot.files[Definition.Kind.deviations.path] != nil {
            deviations = read(.deviations, in: snapshot)
        }
        for (path, bytes) in snapshot.files.sorted(by: { $0.key < $1.key }) {
            let parts = path.split(separator: "/")
            guard parts.count == 2, path.hasSuffix(CorpusCase.fileSuffix),
                let topic = CorpusTopic(rawValue: String(parts[0]))
            else { continue }
            read(TextFile(path: path, bytes: bytes), of: topic, in: snapshot)
        }
    }

    /// Reads the corpus in the folder `root`.
    ///
    /// - Throws: If a file cannot be read, or its form has a mistake.
    package init(root: String) throws(CorpusFailure) {
        self.init(try CorpusSnapshot(root: root))
        if let mistake = mistakes.first {
            throw CorpusFailure(
                "cannot read the corpus at \(root): \(mistake)",
                kind: .malformed
            )
        }
    }

    private mutating func read(
        _ text: TextFile,
        of topic: CorpusTopic,
        in snapshot: CorpusSnapshot
    ) {
        var mistakes = MistakeList<LintRule>(in: text)
        if let file = TopicFile(text, of: topic, in: snapshot, &mistakes) {
            topicFiles.append(file)
        }
        self.mistakes += mistakes.findings
    }

    private mutating func read(
        _ kind: Definition.Kind,
        in snapshot: CorpusSnapshot
    ) -> [Definition] {
        let path = kind.path
        guard let bytes = snapshot.files[path] else {
            mistakes.append(
                LintFinding(
                    .file,
                    file: path,
                    message: "the corpus has no file \(path)",
                    fix: "Create it with the content {\"format\": \"\(TopicFile.format)\", "
                        + "\"\(kind.rawValue)\": []}."
                )
            )
            return []
        }
        var list = MistakeList<LintRule>(in: TextFile(path: path, bytes: bytes))
        defer { mistakes += list.findings }
        return Definition.read(kind, &list)
    }
}

extension CorpusTopic {
    /// The position in a run: regressions first, since they failed once, and staging, which does
    /// not count, last.
    fileprivate var rank: Int {
        switch self {
        case .regressions: -1
        case .staging: CorpusTopic.allCases.count
        case .syntax, .presence, .types, .numbers, .timestamps, .strings, .links, .unknownFields,
            .duplicates, .envelopes:
            CorpusTopic.allCases.firstIndex(of: self) ?? 0
        }
    }
}
