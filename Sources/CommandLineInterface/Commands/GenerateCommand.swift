import Gen
import Reports

/// `generate`: random payloads as NDJSON.
enum GenerateCommand {
    struct Options {
        var count = 100
        var violating = 0.0
        var seed: Seed?
    }

    static var command: Command {
        Command(
            syntax.command,
            summary: "Print random payloads, one a line.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                var options = Options()
                _ = try syntax.parse(arguments, into: &options)
                return generate(options, context)
            }
        )
    }

    static var syntax: CommandSyntax<Options> {
        CommandSyntax(
            command: "generate",
            overview: """
                Print random session objects, one a line (NDJSON). They conform and hold hostile \
                values; a share of them can be made to break the contract, one fault each. None \
                holds a line feed or a carriage return, since it could not be told from the end \
                of its line.
                """,
            sections: [
                .init(
                    "OPTIONS",
                    [
                        .integer(
                            "--count",
                            in: 0...1_000_000_000,
                            help: "How many payloads (default: 100)."
                        ) { $0.count = $1 },
                        .value(
                            "--violating",
                            "SHARE",
                            help: "Which share breaks the contract, from 0 to 1 (default: 0)."
                        ) { options, text throws(ValueFault) in
                            guard let share = Double(text), 0...1 ~= share else {
                                throw ValueFault("a number from 0 to 1, such as 0.25")
                            }
                            options.violating = share
                        },
                        SeedArgument.option(
                            help: "Make the payloads of this seed (default: another each time).",
                            \.seed
                        ),
                    ]
                )
            ]
        )
    }

    /// How many bytes are written at once, more or less.
    private static let batchSize = 64 * 1_024

    private static func generate(_ options: Options, _ context: CommandContext) -> Int32 {
        let seed = options.seed ?? .random()
        if options.seed == nil { context.console.writeError("seed: \(seed.bits)\n") }
        var stream = PayloadStream(seed: seed, violating: options.violating)
        var batch: [UInt8] = []
        for _ in 0..<options.count {
            if let signal = context.interruption() { return 128 + signal }
            batch += stream.next()
            batch.append(UInt8(ascii: "\n"))
            guard batch.count >= batchSize else { continue }
            do {
                try context.console.writeOutput(batch)
            } catch {
                // A reader that has seen enough closes the pipe.
                guard !error.isClosedPipe else { return 0 }
                context.console.complain("cannot write to standard output: \(error.reason)")
                return 2
            }
            batch.removeAll(keepingCapacity: true)
        }
        return context.console.printResult(batch, code: 0)
    }
}
