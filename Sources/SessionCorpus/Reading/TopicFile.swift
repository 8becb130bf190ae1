package import StrictJSON

/// One file of cases.
package struct TopicFile: Sendable {
    /// What the member `format` of every file says.
    package static let format = "session-corpus/1"

    package var text: CorpusText
    package var topic: CorpusTopic

    /// What the cases of this file have in common.
    package var about: String

    package var cases: [CorpusCase]

    /// How many entries `cases` has, those that could not be read included.
    package var entryCount: Int

    /// The tree of the whole file.
    package var root: JSONValue

    /// Reads a file, or returns `nil` where it is no topic file at all.
    init?(
        _ text: CorpusText,
        of topic: CorpusTopic,
        in snapshot: CorpusSnapshot,
        _ mistakes: inout MistakeList
    ) {
        guard let root = Self.tree(&mistakes),
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
                "the topic is `\(named)`, and the folder is \(topic.rawValue)/",
                mend: "Write the topic of the folder, or move the file to \(named)/."
            )
        }
        about = object.text("about", &mistakes) ?? ""
        let elements = object["cases"]?.elements
        if elements == nil, let cases = object["cases"] {
            mistakes.add(
                .value,
                at: cases,
                "`cases` is \(cases.kind.phrase)",
                mend: "Write a list in brackets, each case in braces."
            )
        }
        let reader = CaseReader(topic: topic) { path in
            guard !path.contains("/"), !path.hasSuffix(CorpusText.casesSuffix) else { return nil }
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

    /// The tree of a file, or `nil` and a mistake where it is no JSON text.
    static func tree(_ mistakes: inout MistakeList) -> JSONValue? {
        do {
            return try JSONDocument(parsing: mistakes.file.bytes).root
        } catch {
            let advice = SyntaxAdvice(error, in: mistakes.file.bytes)
            mistakes.add(.json, atOffset: advice.offset, advice.message, mend: advice.mend)
            return nil
        }
    }

    static func checkFormat(_ object: ObjectReader, _ mistakes: inout MistakeList) {
        guard let named = object.text("format", &mistakes), named != format,
            let value = object["format"]
        else { return }
        mistakes.add(
            .value,
            at: value,
            "the format is `\(named)`",
            mend: "Write \"\(format)\", the one format there is."
        )
    }
}
