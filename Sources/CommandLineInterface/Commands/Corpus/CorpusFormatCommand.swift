import CommandLineFrame
import JSONFiles
import Reports
import SessionCorpus
import StrictJSON
import TerminalText

/// `corpus fmt`: reformats the corpus files.
enum CorpusFormatCommand: CommandDefinition {
    struct Options: CommandOptions {
        var folder: String?
        var onlyChecks = false
    }

    static let syntax = CommandSyntax<Options>(
        command: "corpus fmt",
        summary: "Reformat the corpus files.",
        overview: """
            Reformat the corpus files, list the defined flags in the schema, and print the names \
            of the files that change. The content stays the same.
            """,
        sections: [
            .init(
                "OPTIONS",
                [
                    CorpusFolder.option(\.folder),
                    .flag(
                        "--check",
                        \.onlyChecks,
                        help: "Change nothing; exit with 1 if a file would change."
                    ),
                ]
            )
        ],
        examples: [
            .init("Reformat all files.", "session-conformance corpus fmt"),
            .init("Check that all files are formatted.", "session-conformance corpus fmt --check"),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        await context.reportingFailure { () throws(CorpusFailure) in try format(options, context) }
    }

    private static func format(
        _ options: Options,
        _ context: CommandContext
    ) throws(CorpusFailure) -> ExitCode {
        let folder = try CorpusFolder(options.folder, from: context.workingDirectory)
        let snapshot = try CorpusSnapshot(root: folder.path)
        let broken = brokenFiles(in: snapshot)
        for (path, reason) in broken {
            context.console.complain(
                "\(folder.shownPath(of: path)):\(reason) Then run this again."
            )
        }
        let changed = snapshot.reformatted().sorted { $0.key < $1.key }
        if !options.onlyChecks {
            for (path, bytes) in changed {
                try CorpusSnapshot.write(bytes, to: path, below: folder.path)
            }
        }
        let verb = options.onlyChecks ? "would change" : "changed"
        let lines = changed.map { "\(verb) \(folder.shownPath(of: $0.key).terminalSafe)\n" }
        let code: ExitCode = options.onlyChecks && !changed.isEmpty ? .findings : .success
        return context.console.printResult(lines.joined(), code: broken.isEmpty ? code : .failed)
    }

    /// The files that are not JSON, each with the position of the mistake and what to do.
    private static func brokenFiles(
        in snapshot: CorpusSnapshot
    ) -> [(path: String, reason: String)] {
        snapshot.formattedPaths.compactMap { path -> (path: String, reason: String)? in
            let bytes = snapshot.files[path] ?? []
            do throws(JSONSyntaxError) {
                _ = try CorpusFormatter.format(bytes)
                return nil
            } catch {
                let advice = SyntaxAdvice(error, in: bytes)
                let position = TextFile(path: path, bytes: bytes).position(of: advice.offset)
                let place = "\(position.line):\(position.column)"
                return (path, "\(place): \(advice.message). \(advice.fix)")
            }
        }
    }
}
