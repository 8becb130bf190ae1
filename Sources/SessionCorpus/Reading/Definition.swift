package import JSONFiles
package import StrictJSON

/// An entry of `flags.json`, `policies.json`, `references.json`, `retired.json` or
/// `deviations.json`.
package struct Definition: Sendable {
    package var id: String

    /// The meaning: the description of a flag or a deviation, the question of a policy, the title
    /// of a reference, or the reason why an id was retired.
    package var summary: String

    /// The entry as it is in its file.
    package var tree: JSONValue
    package var file: TextFile
}

extension Definition {
    /// Returns a finding about this entry, at a value in it.
    func finding(
        _ rule: LintRule,
        at value: JSONValue,
        message: String,
        fix: String
    ) -> LintFinding {
        LintFinding(
            rule,
            file: file.path,
            at: file.position(of: value.range.lowerBound),
            message: message,
            fix: fix
        )
    }

    /// The strings of the array under a key, with their places.
    func strings(_ key: String) -> [(text: String, value: JSONValue)] {
        (tree[JSONString(key)]?.elements ?? []).compactMap { element in
            element.string?.string.map { ($0, element) }
        }
    }
}

extension Definition {
    /// The list that an entry belongs to, named by its key in the file.
    enum Kind: String {
        case flags
        case policies
        case references
        case retired
        case deviations

        var required: [String] {
            switch self {
            case .flags: ["id", "description", "bug-class", "effect"]
            case .policies: ["id", "question", "answers"]
            case .references: ["id", "title", "url"]
            case .retired: ["id", "reason", "on"]
            case .deviations: ["id", "description", "decoder", "cases"]
            }
        }

        var optional: [String] {
            switch self {
            case .flags, .policies, .deviations: ["links"]
            case .references: ["sections"]
            case .retired: []
            }
        }

        /// The keys whose values are arrays of strings.
        fileprivate var lists: [String] {
            switch self {
            case .flags, .policies: ["links"]
            case .deviations: ["cases", "links"]
            case .references: ["sections"]
            case .retired: []
            }
        }

        /// The path of the file with the list.
        var path: String { rawValue + CorpusCase.fileSuffix }

        /// The key of ``Definition/summary``.
        var summaryKey: String { required[1] }
    }

    /// Reads the entries of a list file.
    static func read(_ kind: Kind, _ mistakes: inout MistakeList<LintRule>) -> [Definition] {
        guard let root = mistakes.tree(),
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
            for key in kind.lists { _ = reader.list(key, &mistakes) }
            if kind == .deviations { _ = reader.text("decoder", &mistakes) }
            let summary = reader.text(kind.summaryKey, &mistakes) ?? ""
            return Definition(id: id, summary: summary, tree: entry, file: mistakes.file)
        }
    }
}
