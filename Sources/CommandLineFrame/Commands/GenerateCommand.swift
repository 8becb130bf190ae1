import Gen
import Platform
import Reports
import SessionPayloads

/// `generate`: prints random payloads as NDJSON.
enum GenerateCommand: CommandDefinition {
    struct Options: CommandOptions {
        var count = 100

        /// The fraction of payloads that violate the contract, from 0 to 1.
        var violating = 0.0

        var seed: Seed?
    }

    static let syntax = CommandSyntax<Options>(
        command: "generate",
        summary: "Print random payloads, one per line.",
        overview: """
            Print random session objects, one per line (NDJSON). They conform to the contract, but \
            their values are chosen to break clients. With --violating, some have exactly one \
            fault. No payload contains a line break, so each is one line.
            """,
        sections: [
            .init(
                "OPTIONS",
                [
                    .integer(
                        "--count",
                        in: 0...1_000_000_000,
                        help: "Number of payloads (default: 100)."
                    ) { $0.count = $1 },
                    .value(
                        "--violating",
                        "SHARE",
                        help: "Fraction of payloads with a fault, from 0 to 1 (default: 0)."
                    ) { options, text throws(ValueFault) in
                        guard let share = Double(text), 0...1 ~= share else {
                            throw ValueFault("a number from 0 to 1, such as 0.25")
                        }
                        options.violating = share
                    },
                    SeedArgument.option(
                        help: "Seed of the payloads (default: random; printed on standard error).",
                        \.seed
                    ),
                ]
            )
        ],
        examples: [
            .init(
                "Print the same thousand payloads each time.",
                "session-conformance generate --count 1000 --seed 7"
            ),
            .init(
                "Check payloads of which one in ten has a fault.",
                "session-conformance generate --violating 0.1 | session-conformance check"
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) -> ExitCode {
        let seed = options.seed ?? .random()
        if options.seed == nil { context.console.writeError("seed: \(seed.bits)\n") }
        var stream = PayloadStream(seed: seed, violating: options.violating)
        var batch: [UInt8] = []
        for _ in 0..<options.count {
            if let signal = context.interruption() { return .interrupted(by: signal) }
            batch += stream.next()
            batch.append(UInt8(ascii: "\n"))
            guard batch.count >= batchSize else { continue }
            do {
                try context.console.writeOutput(batch)
            } catch {
                if let signal = context.interruption() { return .interrupted(by: signal) }
                // The reader closed the pipe because it has seen enough.
                guard !error.isClosedPipe else { return .success }
                context.console.complain("cannot write to standard output: \(error.reason)")
                return .failed
            }
            batch.removeAll(keepingCapacity: true)
        }
        return context.console.printResult(batch, code: .success)
    }

    /// The approximate number of bytes per write.
    private static let batchSize = 64 * 1_024
}
