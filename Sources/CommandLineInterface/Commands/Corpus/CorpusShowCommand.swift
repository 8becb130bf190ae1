import SessionCorpus

/// `corpus show ID ...`: everything about a case.
enum CorpusShowCommand {
    struct Options {
        var folder: String?
    }

    static var command: Command {
        Command(
            "show",
            summary: "Show cases: each layer, the payload, what the flags mean.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                var options = Options()
                let ids = try syntax.parse(arguments, into: &options)
                guard !ids.isEmpty else {
                    throw UsageError(
                        [.other("name a case; 'corpus list' lists them")],
                        command: syntax.command
                    )
                }
                return context.console.reportingFailure { () throws(CorpusFailure) in
                    let source = try CorpusSource(options.folder, from: context.workingDirectory)
                    try source.tell(context.console)
                    return try show(ids, in: source.corpus(), context)
                }
            }
        )
    }

    static var syntax: CommandSyntax<Options> {
        CommandSyntax(
            command: "corpus show",
            overview: """
                Show cases as their files have them, with the place, the payload in ASCII, and \
                what their flags and the question they leave open mean.
                """,
            operands: .init("ID ...", name: "ID", help: "The ids of cases."),
            sections: [.init("OPTIONS", [CorpusFolder.optionOrBuiltIn(\.folder)])]
        )
    }

    private static func show(
        _ ids: [String],
        in corpus: Corpus,
        _ context: CommandContext
    ) throws(CorpusFailure) -> Int32 {
        var texts: [String] = []
        for id in ids { texts.append(try CorpusListing.show(id, in: corpus)) }
        return context.console.printResult(texts.joined(separator: "\n").terminalSafeLines)
    }
}
