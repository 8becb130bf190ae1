import Foundation
import SessionContract
import SessionCorpus
import StrictJSON

/// `corpus add`: one more case, every layer of which is derived from its bytes.
enum CorpusAddCommand {
    struct Options {
        var folder: String?
        var topic: CorpusTopic?
        var payloads: [CasePayload] = []
        var isScrubbed = false
        var title: String?
        var why: String?
        var id: String?
        var file: String?
        var flags: [String] = []
        var references: [String] = []
        var kind: CaseSource.Kind?
        var source: String?
    }

    static var command: Command {
        Command(
            "add",
            summary: "Add a case; every layer is derived from its bytes.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                let addition = try addition(from: arguments, context)
                return context.console.reportingFailure { () throws(CorpusFailure) in
                    try addition.run()
                }
            }
        )
    }

    static var syntax: CommandSyntax<Options> {
        CommandSyntax(
            command: "corpus add",
            overview: """
                Add a case to the corpus. Every layer is derived from the bytes of the payload; \
                the title and the reason are asked for where they are not given. Bytes that a case \
                has already are refused, and so is what breaks a rule of the lint.
                """,
            sections: [
                .init("PAYLOAD, ONE OF", payloadOptions),
                .init("OPTIONS", caseOptions + sourceOptions),
            ]
        )
    }

    static func addition(
        from arguments: [String],
        _ context: CommandContext
    ) throws(UsageError) -> CorpusAddition {
        var options = Options()
        _ = try syntax.parse(arguments, into: &options)
        var problems: [UsageProblem] = []
        var isReplayed = false
        if case .failure = options.payloads.first { isReplayed = true }
        if options.topic == nil, isReplayed { options.topic = .regressions }
        if options.topic == nil {
            let names = CorpusTopic.allCases.map(\.rawValue).joined(separator: ", ")
            problems.append(.other("name the topic with --topic: \(names)"))
        }
        switch options.payloads.count {
        case 0:
            problems.append(
                .other("give the payload with --text, --json, --base64, --file or --replay")
            )
        case 1: break
        default: problems.append(.other("give one payload alone: each case has its own"))
        }
        if options.isScrubbed, let kind = options.kind, kind != .live {
            problems.append(.other("--scrub is for what an API sent, so --kind is live"))
        }
        if isReplayed, options.isScrubbed || options.kind ?? .fuzz != .fuzz {
            problems.append(.other("--replay is for what random cases found, so --kind is fuzz"))
        }
        guard problems.isEmpty, let topic = options.topic, let payload = options.payloads.first
        else { throw UsageError(problems, command: syntax.command) }
        return CorpusAddition(options: options, topic: topic, payload: payload, context: context)
    }
}

/// Where the bytes of a new case come from.
enum CasePayload: Hashable {
    case bytes([UInt8])
    case file(String)

    /// The failure of a model, by its token or in a report.
    case failure(String)
}

// MARK: - Options

extension CorpusAddCommand {
    private static var payloadOptions: [CommandOption<Options>] {
        [
            .value("--text", "TEXT", help: "These exact characters.") {
                $0.payloads.append(.bytes(Array($1.utf8)))
            },
            .value("--json", "JSON", help: "This value, where its spelling does not matter.") {
                options,
                text throws(ValueFault) in
                let root: JSONValue
                do throws(JSONSyntaxError) {
                    root = try JSONDocument(parsing: Array(text.utf8)).root
                } catch {
                    let place = "at byte \(error.offset) \(error.reason)"
                    throw ValueFault(
                        "a JSON text, and \(place); what is meant to be broken goes into --text"
                    )
                }
                options.payloads.append(.bytes(CaseInput.canonicalBytes(of: root)))
            },
            .value("--base64", "BASE64", help: "These exact bytes, such as broken UTF-8.") {
                options,
                text throws(ValueFault) in
                guard let data = Data(base64Encoded: text) else {
                    throw ValueFault("base64 with its padding, such as eyJpZCI6MX0=")
                }
                options.payloads.append(.bytes(Array(data)))
            },
            .value("--file", "FILE", help: "The bytes of this file, or - for standard input.") {
                $0.payloads.append(.file($1))
            },
            .value(
                "--replay",
                "TOKEN|FILE",
                help: "The smallest payload of a model's failure, by its token or the report "
                    + "that holds it; goes to regressions."
            ) { $0.payloads.append(.failure($1)) },
        ]
    }

    private static var caseOptions: [CommandOption<Options>] {
        [
            CorpusFolder.option(\.folder),
            CorpusFolder.topicOption(\.topic, help: "The topic, a folder of the corpus."),
            .flag(
                "--scrub",
                \.isScrubbed,
                help: "Replace ids, hosts, moments and texts by fakes of the same shape; for all "
                    + "that an API sent."
            ),
            .value("--title", "TITLE", help: "What the case shows, in one line.") {
                $0.title = $1
            },
            .value(
                "--why",
                "WHY",
                help: "Which client broke, or which sentence of which standard is at stake."
            ) { $0.why = $1 },
            .value("--id", "ID", help: "The id (default: made from the title).") { $0.id = $1 },
            .value("--into", "NAME", help: "The topic file (default: the first with room).") {
                options,
                text throws(ValueFault) in
                let name = text.hasSuffix(".json") ? String(text.dropLast(5)) : text
                let isPlain = name.utf8.allSatisfy {
                    0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-")
                }
                guard isPlain, !name.isEmpty else {
                    throw ValueFault("the name of a file in the topic's folder, such as in-id")
                }
                options.file = name
            },
        ]
    }

    private static var sourceOptions: [CommandOption<Options>] {
        [
            .value("--flag", "FLAG", help: "A class of bugs the case catches; repeatable.") {
                $0.flags.append($1)
            },
            .value("--ref", "REF", help: "A clause, such as rfc8259#section-4; repeatable.") {
                $0.references.append($1)
            },
            .choice(
                "--kind",
                help: "Where it is from (default: hand, or what goes with the payload)."
            ) {
                $0.kind = $1
            },
            .value("--source", "TEXT", help: "What to look up: the page, or the report.") {
                $0.source = $1
            },
        ]
    }
}
