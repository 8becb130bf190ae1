import JSONFiles
import StrictJSON

/// The rules of form for files and for the corpus as a whole.
enum FormRules {
    static func findings(in corpus: Corpus, of snapshot: CorpusSnapshot) -> [LintFinding] {
        layoutFindings(in: snapshot) + schemaFindings(in: snapshot)
            + fileFindings(in: corpus, of: snapshot) + nameFindings(in: corpus)
            + versionFindings(in: corpus, of: snapshot)
    }

    // MARK: Files

    /// Checks the files with a fixed layout: all except for the schema and the raw payloads.
    private static func layoutFindings(in snapshot: CorpusSnapshot) -> [LintFinding] {
        snapshot.formattedPaths.compactMap { path in
            guard let bytes = snapshot.files[path],
                let formatted = try? CorpusFormatter.format(bytes), formatted != bytes
            else { return nil }
            let offset = zip(bytes, formatted).prefix { $0 == $1 }.count
            return LintFinding(
                .layout,
                file: path,
                at: TextFile(path: path, bytes: bytes).position(of: offset),
                message: layoutMessage(bytes, at: offset),
                fix: "Run 'session-conformance corpus fmt' to fix it."
            )
        }
    }

    private static func schemaFindings(in snapshot: CorpusSnapshot) -> [LintFinding] {
        let path = SchemaFlags.path
        let flags = SchemaFlags(
            in: snapshot.files[path],
            comparedWith: snapshot.files[Definition.Kind.flags.path]
        )
        guard let flags else { return [] }
        let schema = TextFile(path: path, bytes: snapshot.files[path] ?? [])
        return [
            LintFinding(
                .layout,
                file: path,
                at: schema.position(of: flags.range.lowerBound),
                message: "the flags in the schema are not those that flags.json defines",
                fix: "Run 'session-conformance corpus fmt' to fix it."
            )
        ]
    }

    /// Says what differs, since editors do not show most of it.
    private static func layoutMessage(_ bytes: [UInt8], at offset: Int) -> String {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return "the file starts with a byte order mark"
        }
        switch offset < bytes.count ? bytes[offset] : 0 {
        case UInt8(ascii: "\r"): return "the lines of this file end in CR LF"
        case UInt8(ascii: "\t"): return "there is a tab where spaces are expected"
        case 0x80...: return "there is a non-ASCII character where its escape is expected"
        default: return "the layout of this file is not that of 'corpus fmt' from here on"
        }
    }

    private static let known: Set<String> = [
        "README.md", "VERSION", "CHANGELOG.md", SchemaFlags.path, "flags.json",
        "policies.json", "references.json", "retired.json", "deviations.json",
    ]

    private static func fileFindings(
        in corpus: Corpus,
        of snapshot: CorpusSnapshot
    ) -> [LintFinding] {
        var used = known
        for file in corpus.topicFiles { used.insert(file.text.path) }
        for entry in corpus.cases {
            if case .file(let name) = entry.input { used.insert("\(entry.topic.rawValue)/\(name)") }
        }
        let broken = Set(corpus.mistakes.map(\.file))
        var findings: [LintFinding] = []
        for path in snapshot.files.keys where !used.contains(path) && !broken.contains(path) {
            findings.append(
                LintFinding(
                    .file,
                    file: path,
                    message: "no part of the corpus uses this file",
                    fix: "If it is a payload, name it in the 'input' of a case beside it; if it "
                        + "contains cases, give it a name that ends in '.json'; else remove it."
                )
            )
        }
        for file in corpus.topicFiles where file.entryCount > CorpusTopic.mostCasesInFile {
            findings.append(
                LintFinding(
                    .file,
                    file: file.text.path,
                    message: "this file contains \(file.entryCount) cases, more than "
                        + "\(CorpusTopic.mostCasesInFile)",
                    fix: "Move some of them to another file of this topic."
                )
            )
        }
        return findings
    }

    // MARK: Names

    private static func nameFindings(in corpus: Corpus) -> [LintFinding] {
        var findings: [LintFinding] = []
        var ids: [String: CorpusCase] = [:]
        var titles: [String: CorpusCase] = [:]
        let retired = Dictionary(corpus.retired.map { ($0.id, $0.summary) }) { first, _ in first }
        for entry in corpus.cases {
            if let other = ids.updateValue(entry, forKey: entry.id) {
                findings.append(
                    entry.finding(
                        .id,
                        at: "id",
                        message: "the case at \(other.place) has the same id",
                        fix: "Give the newer of the two another id."
                    )
                )
            }
            if let other = titles.updateValue(entry, forKey: entry.title) {
                findings.append(
                    entry.finding(
                        .title,
                        at: "title",
                        message: "'\(other.id)' at \(other.place) has the same title",
                        fix: "Say what this case shows that the other does not."
                    )
                )
            }
            if let reason = retired[entry.id] {
                findings.append(
                    entry.finding(
                        .retired,
                        at: "id",
                        message: "this id has been retired: \(reason)",
                        fix: "Choose a new id; old reports still refer to this one."
                    )
                )
            }
        }
        return findings
    }

    // MARK: Version

    private static func versionFindings(
        in corpus: Corpus,
        of snapshot: CorpusSnapshot
    ) -> [LintFinding] {
        guard let version = CorpusVersion(corpus.version) else {
            return [
                LintFinding(
                    .version,
                    file: "VERSION",
                    message: "'\(corpus.version)' is not a version",
                    fix: "Write three numbers separated by periods, such as 1.0.0."
                )
            ]
        }
        var findings: [LintFinding] = []
        let log = String(decoding: snapshot.files["CHANGELOG.md"] ?? [], as: UTF8.self)
        let latest = log.split(whereSeparator: \.isNewline).first { $0.hasPrefix("## ") }
        if latest?.dropFirst(3).prefix(while: { $0 != " " }) != corpus.version[...] {
            findings.append(
                LintFinding(
                    .version,
                    file: "CHANGELOG.md",
                    message: "the change log does not start with version \(corpus.version)",
                    fix: "Add a section '## \(corpus.version)' that says what has changed."
                )
            )
        }
        for entry in corpus.cases {
            if let added = CorpusVersion(entry.added), added <= version { continue }
            findings.append(
                entry.finding(
                    .version,
                    at: "added",
                    message: "'added' is \(entry.added), but the corpus is at \(corpus.version)",
                    fix: "Write the version in which the case is added, or raise the one in "
                        + "VERSION."
                )
            )
        }
        return findings
    }
}
