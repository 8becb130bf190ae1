import SessionCorpus
import StrictJSON
import TerminalText

/// `corpus fmt`: the one layout of every file.
enum CorpusFormatCommand {
    struct Options {
        var folder: String?
        var onlyChecks = false
    }

    static var command: Command {
        Command(
            "fmt",
            summary: "Lay the files out in their one form.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                var options = Options()
                _ = try syntax.parse(arguments, into: &options)
                return context.console.reportingFailure { () throws(CorpusFailure) in
                    try format(options, context)
                }
            }
        )
    }

    static var syntax: CommandSyntax<Options> {
        CommandSyntax(
            command: "corpus fmt",
            overview: """
                Lay the files of the corpus out in the one form they have, and print the names of \
                those that change. What the files say stays as it is.
                """,
            sections: [
                .init(
                    "OPTIONS",
                    [
                        CorpusFolder.option(\.folder),
                        .flag(
                            "--check",
                            \.onlyChecks,
                            help: "Change nothing; the exit code is 1 where something would."
                        ),
                    ]
                )
            ]
        )
    }

    private static func format(
        _ options: Options,
        _ context: CommandContext
    ) throws(CorpusFailure) -> Int32 {
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
        let code: Int32 = options.onlyChecks && !changed.isEmpty ? 1 : 0
        return context.console.printResult(lines.joined(), code: broken.isEmpty ? code : 2)
    }

    /// The files that are no JSON text, each with the place of the slip, and what to do.
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
                let position = CorpusText(path: path, bytes: bytes).position(of: advice.offset)
                let place = "\(position.line):\(position.column)"
                return (path, "\(place): \(advice.message); \(advice.mend)")
            }
        }
    }
}
