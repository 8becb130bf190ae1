package import StrictJSON

/// An entry of `flags.json`, `policies.json`, `references.json` or `retired.json`.
package struct Definition: Sendable {
    package var id: String

    /// What it means: the description, the question, the title of the standard, the reason.
    package var summary: String

    /// The entry as its file has it.
    package var tree: JSONValue
    package var file: CorpusText
}

extension Definition {
    /// The list an entry stands in, named by its key.
    enum Kind: String {
        case flags
        case policies
        case references
        case retired

        var required: [String] {
            switch self {
            case .flags: ["id", "description", "bug-class", "effect"]
            case .policies: ["id", "question", "answers"]
            case .references: ["id", "title", "url"]
            case .retired: ["id", "reason", "on"]
            }
        }

        var optional: [String] { self == .references || self == .retired ? [] : ["links"] }

        /// The key of what an entry says of itself.
        var summaryKey: String { required[1] }
    }

    /// The entries of a list file.
    static func read(_ kind: Kind, _ mistakes: inout MistakeList) -> [Definition] {
        guard let root = TopicFile.tree(&mistakes),
            let object = ObjectReader(
                root,
                name: mistakes.file.path,
                required: ["format", kind.rawValue],
                &mistakes
            )
        else { return [] }
        TopicFile.checkFormat(object, &mistakes)
        if let list = object[kind.rawValue], list.elements == nil {
            mistakes.add(
                .value,
                at: list,
                "`\(kind.rawValue)` is \(list.kind.phrase)",
                mend: "Write a list in brackets, each entry in braces."
            )
        }
        var seen: Set<String> = []
        return (object[kind.rawValue]?.elements ?? []).compactMap { entry in
            let reader = ObjectReader(
                entry,
                name: "an entry of `\(kind.rawValue)`",
                required: kind.required,
                optional: kind.optional,
                &mistakes
            )
            guard let reader, let id = reader.text("id", &mistakes) else { return nil }
            if !seen.insert(id).inserted {
                mistakes.add(
                    .id,
                    at: entry,
                    "`\(id)` is defined twice",
                    mend: "Keep one of the two."
                )
            }
            let summary = reader.text(kind.summaryKey, &mistakes) ?? ""
            return Definition(id: id, summary: summary, tree: entry, file: mistakes.file)
        }
    }
}
