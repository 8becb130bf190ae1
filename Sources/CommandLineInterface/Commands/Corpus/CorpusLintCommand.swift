import SessionCorpus
import StrictJSON
import TerminalText

/// `corpus lint`: every complaint about the corpus, with its mend.
enum CorpusLintCommand {
    struct Options {
        var folder: String?
        var format = CorpusOutputFormat.human
        var isPartial = false
    }

    static var command: Command {
        Command(
            "lint",
            summary: "Check the files, and derive every expectation again.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                var options = Options()
                _ = try syntax.parse(arguments, into: &options)
                return context.console.reportingFailure { () throws(CorpusFailure) in
                    try lint(options, context)
                }
            }
        )
    }

    static var syntax: CommandSyntax<Options> {
        CommandSyntax(
            command: "corpus lint",
            overview: """
                Check the corpus: the form of its files, what its cases mean, whether every \
                expectation can be derived from the bytes, what is covered, and that nothing in it \
                belongs to anybody. Each complaint says where it is, which rule is broken, and \
                what to do. The exit code is 1 where there are complaints, and 2 where the corpus \
                cannot be read.
                """,
            sections: [
                .init(
                    "OPTIONS",
                    [
                        CorpusFolder.option(\.folder),
                        CorpusOutputFormat.option(
                            \.format,
                            help: "A line for each complaint, or one JSON object (default: human)."
                        ),
                        .flag(
                            "--partial",
                            \.isPartial,
                            help: "The corpus is meant to be a part: do not ask for coverage."
                        ),
                    ]
                )
            ]
        )
    }

    private static func lint(
        _ options: Options,
        _ context: CommandContext
    ) throws(CorpusFailure) -> Int32 {
        let folder = try CorpusFolder(options.folder, from: context.workingDirectory)
        let snapshot = try CorpusSnapshot(root: folder.path)
        let result = CorpusLintResult(
            folder: folder,
            corpus: Corpus(snapshot),
            findings: CorpusLint.findings(in: snapshot, checkingCoverage: !options.isPartial)
        )
        let code: Int32 = result.findings.isEmpty ? 0 : 1
        switch options.format {
        case .human: return context.console.printResult(result.text, code: code)
        case .json: return context.console.printResult(result.json, code: code)
        }
    }
}

/// What lint found, to be written out.
private struct CorpusLintResult {
    let folder: CorpusFolder
    let corpus: Corpus
    let findings: [LintFinding]

    /// A line for each complaint, and one that counts.
    var text: String {
        let cases = corpus.cases.count
        let complaints = findings.count == 1 ? "1 complaint" : "\(findings.count) complaints"
        let files = corpus.topicFiles.count == 1 ? "1 file" : "\(corpus.topicFiles.count) files"
        return findings.map { folder.line(for: $0) + "\n" }.joined()
            + "\(cases) case\(cases == 1 ? "" : "s") in \(files): \(complaints).\n"
    }

    /// The object `corpus-lint/1`.
    var json: String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("format") { $0.string("corpus-lint/1") }
        writer.member("corpus") { writer in
            writer.beginObject()
            writer.member("version") { $0.string(corpus.version) }
            writer.member("cases") { $0.integer(Int64(corpus.cases.count)) }
            writer.endObject()
        }
        writer.member("complaints") { writer in
            writer.beginArray()
            for finding in findings { write(finding, to: &writer) }
            writer.endArray()
        }
        writer.endObject()
        return writer.text.escapingTerminalControls + "\n"
    }

    private func write(_ finding: LintFinding, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("rule") { $0.string(finding.rule.rawValue) }
        writer.member("file") { $0.string(folder.shownPath(of: finding.file)) }
        writer.member("line") { $0.integer(Int64(finding.position.line)) }
        writer.member("column") { $0.integer(Int64(finding.position.column)) }
        if let id = finding.caseID { writer.member("case") { $0.string(id) } }
        writer.member("message") { $0.string(finding.message) }
        writer.member("mend") { $0.string(finding.mend) }
        writer.endObject()
    }
}

extension JSONWriter {
    /// Writes a member whose value `write` writes.
    fileprivate mutating func member(_ key: String, _ write: (inout JSONWriter) -> Void) {
        self.key(key)
        write(&self)
    }
}
