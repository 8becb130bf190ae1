import CommandLineFrame
import Reports
import SessionCorpus
import TerminalText

/// `corpus remove ID`: removes a case that has not been released.
enum CorpusRemoveCommand: CommandDefinition {
    struct Options: CommandOptions {
        var folder: String?
        var ids: [String] = []

        func problems(in context: CommandContext) -> [UsageProblem] {
            ids.isEmpty ? [.other("missing case id; 'corpus list' lists the cases")] : []
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "corpus remove",
        summary: "Remove a case that has not been released.",
        overview: """
            Remove a case from its file, together with its raw payload if it has one. A file \
            without cases is deleted. Only cases of the version in VERSION, which has not been \
            released, can be removed: the ids of released cases are never used again, so those are \
            retired instead.
            """,
        operands: .init("ID", name: "ID", limit: 1, completion: .corpusCase, help: "Case id.") {
            $0.ids = $1
        },
        sections: [.init("OPTIONS", [CorpusFolder.option(\.folder)])],
        examples: [
            .init(
                "Remove a case that was added by mistake.",
                "session-conformance corpus remove links-added-by-mistake"
            )
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        await context.reportingFailure { () throws(CorpusFailure) in
            let folder = try CorpusFolder(options.folder, from: context.workingDirectory)
            // For the position of a mistake, relative to the working directory.
            _ = try folder.corpus()
            let id = options.ids[0]
            let removal = try CorpusRemoval.run(id, root: folder.path)
            let place = folder.shownPath(of: removal.path)
            var lines = ["removed \(id) from \(place)"]
            if removal.emptiesFile { lines.append("deleted \(place), which had no other case") }
            if let path = removal.payloadPath {
                lines.append("deleted \(folder.shownPath(of: path))")
            }
            if removal.wasDeviation {
                let names = removal.removedDeviations.map { "'\($0)'" }.joined(separator: ", ")
                let rest = names.isEmpty ? "" : ", and with it the deviation \(names)"
                lines.append("removed it from \(folder.shownPath(of: "deviations.json"))\(rest)")
            }
            return context.console.printResult(
                lines.map { "\($0.terminalSafe)\n" }.joined()
            )
        }
    }
}
