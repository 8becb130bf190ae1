package import JSONFiles
package import StrictJSON

/// A file of cases.
package struct TopicFile: Sendable {
    /// The value of the member `format` in every file.
    package static let format = "session-corpus/1"

    package var text: TextFile
    package var topic: CorpusTopic

    /// What the cases of this file have in common.
    package var about: String

    package var cases: [CorpusCase]

    /// The number of entries in the member `cases`, including those that could not be read.
    package var entryCount: Int

    /// The tree of the whole file.
    package var root: JSONValue

    /// Reads a file, or returns `nil` if it is not a JSON object.
    init?(
        _ text: TextFile,
        of topic: CorpusTopic,
        in snapshot: CorpusSnapshot,
        _ mistakes: inout MistakeList<LintRule>
    ) {
        guard let root = mistakes.tree(),
            let object = ObjectReader(
                root,
                name: "a topic file",
                required: ["format", "topic", "about", "cases"],
                &mistakes
            )
        else { return nil }
        Self.checkFormat(object, &mistakes)
        if let named = object.text("topic", &mistakes), named != topic.rawValue {
            mistakes.add(
                .file,
                at: object["topic"] ?? root,
                "the topic is '\(named)', but the folder is \(topic.rawValue)/",
                fix: "Write \"\(topic.rawValue)\", or move the file to \(named)/."
            )
        }
        about = object.text("about", &mistakes) ?? ""
        let elements = object["cases"]?.elements
        if elements == nil, let cases = object["cases"] {
            mistakes.add(
                .value,
                at: cases,
                "'cases' is \(cases.kind.phrase), not an array",
                fix: "Write an array of objects, one per case."
            )
        }
        let reader = CaseReader(topic: topic) { path in
            guard !path.contains("/"), !path.hasSuffix(CorpusCase.fileSuffix) else { return nil }
            return snapshot.files["\(topic.rawValue)/\(path)"]
        }
        self.text = text
        self.topic = topic
        self.root = root
        entryCount = elements?.count ?? 0
        cases = []
        for element in elements ?? [] {
            if let entry = reader.read(element, &mistakes) { cases.append(entry) }
        }
    }

    static func checkFormat(
        _ object: ObjectReader<LintRule>,
        _ mistakes: inout MistakeList<LintRule>
    ) {
        guard let named = object.text("format", &mistakes), named != format,
            let value = object["format"]
        else { return }
        mistakes.add(
            .value,
            at: value,
            "unknown format '\(named)'",
            fix: "Write \"\(format)\", the only format."
        )
    }
}
