package import StrictJSON

/// An entry of `flags.json`, `policies.json`, `references.json` or `retired.json`.
package struct Definition: Sendable {
    package var id: String

    /// The meaning: the description of a flag, the question of a policy, the title of a reference,
    /// or the reason why an id was retired.
    package var summary: String

    /// The entry as it is in its file.
    package var tree: JSONValue
    package var file: CorpusText
}

extension Definition {
    /// The list that an entry belongs to, named by its key in the file.
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

        /// The key of ``Definition/summary``.
        var summaryKey: String { required[1] }
    }

    /// Reads the entries of a list file.
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
                "'\(kind.rawValue)' is \(list.kind.phrase), not an array",
                fix: "Write an array of objects, one per entry."
            )
        }
        var seen: Set<String> = []
        return (object[kind.rawValue]?.elements ?? []).compactMap { entry in
            let reader = ObjectReader(
                entry,
                name: "an entry of '\(kind.rawValue)'",
                required: kind.required,
                optional: kind.optional,
                &mistakes
            )
            guard let reader, let id = reader.text("id", &mistakes) else { return nil }
            if !seen.insert(id).inserted {
                mistakes.add(
                    .id,
                    at: entry,
                    "'\(id)' is defined twice",
                    fix: "Remove one of the two definitions."
                )
            }
            let summary = reader.text(kind.summaryKey, &mistakes) ?? ""
            return Definition(id: id, summary: summary, tree: entry, file: mistakes.file)
        }
    }
}
