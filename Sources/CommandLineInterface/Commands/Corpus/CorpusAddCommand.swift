import CommandLineFrame
import Foundation
import Reports
import SessionContract
import SessionCorpus
import StrictJSON

/// `corpus add`: adds a case, with every layer derived from its bytes.
enum CorpusAddCommand: CommandDefinition {
    struct Options: CommandOptions {
        var folder: String?
        var namedTopic: CorpusTopic?
        var payloads: [CasePayload] = []

        /// The numbers of the answer and of the session to take, from 1.
        var pick: Int?
        var session: Int?

        /// Whether the payload is taken as it is, whatever is in it.
        var isKeptWhole = false

        var isScrubbed = false

        /// The program whose faults the fake must show, if there is one.
        var testee = TesteeOptions()
        var isDryRun = false
        var title: String?
        var why: String?
        var id: String?
        var file: String?
        var flags: [String] = []
        var references: [String] = []
        var kind: CaseSource.Kind?
        var source: String?
    }

    static let syntax = CommandSyntax<Options>(
        command: "corpus add",
        summary: "Add a case, with every layer derived from its bytes.",
        overview: """
            Add a case to the corpus. Every layer is derived from the bytes of the payload; you \
            are prompted for the title and the reason if they are not given. A case is about one \
            session, so a session is taken out of its envelope, and a list or an archive asks for \
            a choice; in the topic envelopes, a case is about a whole answer. What is taken keeps \
            its exact bytes. Duplicate payloads and cases that violate a lint rule are rejected.
            """,
        program: TesteeOptions.program(
            \.testee.command,
            help:
                "With --scrub: a program that gets the payload wrong; the fake is one that it gets "
                + "wrong in the same way."
        ),
        sections: [
            .init("PAYLOAD (ONE OF)", payloadOptions),
            .init("WHAT TO TAKE", choiceOptions),
            .init(
                "OPTIONS",
                caseOptions + sourceOptions + TesteeOptions.options.map { $0.lifted(to: \.testee) }
            ),
        ],
        examples: [
            .init(
                "Add the session in an answer that curl saved, without its data.",
                "session-conformance corpus add --topic links --file a.json --scrub"
            ),
            .init(
                "Add an answer that a model gets wrong, as a fake that it gets wrong too.",
                """
                session-conformance corpus add --topic numbers --file a.json --scrub \\
                      -- python3 scripts/testees/template.py
                """
            ),
            .init(
                "Show what would be added, and the nearest cases.",
                "session-conformance corpus add --topic types --text '{\"id\":\"7\"}' --dry-run"
            ),
            .init(
                "Add the payload that broke a model.",
                "session-conformance corpus add --replay p2-AQTehbisARR7ImlkIjoiMCJ9AA-1229"
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        guard let topic = options.topic, let payload = options.payloads.first else {
            preconditionFailure("a command line without a topic or payload is rejected earlier")
        }
        let addition = CorpusAddition(
            options: options,
            topic: topic,
            payload: payload,
            context: context
        )
        return await context.reportingFailure { () async throws(CorpusFailure) in
            try await addition.run()
        }
    }
}

extension CorpusAddCommand.Options {
    /// The topic that was given, or `regressions` for a replayed failure.
    var topic: CorpusTopic? { namedTopic ?? (isReplayed ? .regressions : nil) }

    private var isReplayed: Bool {
        if case .failure = payloads.first { true } else { false }
    }

    func problems(in context: CommandContext) -> [UsageProblem] {
        var problems: [UsageProblem] = []
        if topic == nil {
            let names = CorpusTopic.allCases.map(\.rawValue).joined(separator: ", ")
            problems.append(.other("missing --topic; choose one of \(names)"))
        }
        switch payloads.count {
        case 0:
            problems.append(
                .other("missing payload; use --text, --json, --base64, --file or --replay")
            )
        case 1: break
        default: problems.append(.other("more than one payload; each case has exactly one"))
        }
        if isScrubbed, let kind, kind != .live {
            problems.append(.other("--scrub is for API responses, so --kind must be live"))
        }
        problems += choiceProblems + programProblems
        if isReplayed, isScrubbed || kind ?? .fuzz != .fuzz {
            problems.append(
                .other("--replay adds a generated payload: omit --scrub, and --kind must be fuzz")
            )
        }
        return problems
    }
}

extension CorpusAddCommand.Options {
    /// The conflicts of the program after `--`.
    private var programProblems: [UsageProblem] {
        guard testee.command != nil else { return testee.problems }
        var problems = testee.problems
        if !isScrubbed {
            problems.append(
                .other("a program after '--' tests the fakes of --scrub: add --scrub")
            )
        }
        if topic == .envelopes {
            problems.append(
                .other(
                    "a case of the topic envelopes is a whole answer: omit the program after '--'"
                )
            )
        }
        return problems
    }

    /// The conflicts between the options that say what to take.
    private var choiceProblems: [UsageProblem] {
        let given = [
            pick == nil ? nil : "--pick", session == nil ? nil : "--session",
            isKeptWhole ? "--as-is" : nil,
        ].compactMap(\.self)
        var problems: [UsageProblem] = []
        if isKeptWhole, given.count > 1 {
            problems.append(.other("--as-is takes everything: omit \(given[0])"))
        }
        if session != nil, topic == .envelopes {
            problems.append(
                .other("a case of the topic envelopes has the whole answer: omit --session")
            )
        }
        switch payloads.first {
        case .typed(_, let option) where pick != nil:
            problems.append(.other("--pick is for --file: omit it with \(option)"))
        case .failure where !given.isEmpty:
            problems.append(.other("--replay adds exactly one payload: omit \(given[0])"))
        case .typed, .file, .failure, nil: break
        }
        return problems
    }
}

// MARK: - Options

extension CorpusAddCommand {
    private static let payloadOptions: [CommandOption<Options>] = [
        .value(
            "--text",
            "TEXT",
            help: "Exactly these characters; of an envelope, those of its session."
        ) {
            $0.payloads.append(.typed(Array($1.utf8), option: "--text"))
        },
        .value("--json", "JSON", help: "This JSON value, if its spelling does not matter.") {
            options,
            text throws(ValueFault) in
            let root: JSONValue
            do throws(JSONSyntaxError) {
                root = try JSONDocument(parsing: Array(text.utf8)).root
            } catch {
                let place = "at byte \(error.offset) \(error.reason)"
                throw ValueFault(
                    "valid JSON, but \(place); use --text for text that is not JSON"
                )
            }
            let bytes = CaseInput.canonicalBytes(of: root)
            options.payloads.append(.typed(bytes, option: "--json"))
        },
        .value("--base64", "BASE64", help: "Exactly these bytes, such as invalid UTF-8.") {
            options,
            text throws(ValueFault) in
            guard let data = Data(base64Encoded: text) else {
                throw ValueFault("Base64 with padding, such as eyJpZCI6MX0=")
            }
            options.payloads.append(.typed(Array(data), option: "--base64"))
        },
        .value(
            "--file",
            "FILE",
            completion: .file,
            help: "The payload in this file, or in standard input (-): a session, an answer with "
                + "its envelope, lines, or an archive of HTTP exchanges, compressed or not."
        ) { $0.payloads.append(.file($1)) },
        .value(
            "--replay",
            "TOKEN|FILE",
            completion: .file,
            help: "The smallest payload of a model failure, from its replay token or a report "
                + "with only that failure; the default topic is then regressions."
        ) { $0.payloads.append(.failure($1)) },
    ]

    private static let choiceOptions: [CommandOption<Options>] = [
        .integer(
            "--pick",
            in: 1...1_000_000_000,
            help: "Take answer N of the file; needed if it has several."
        ) { $0.pick = $1 },
        .integer(
            "--session",
            in: 1...1_000_000_000,
            help: "Take session N of the answer; needed if it has several."
        ) { $0.session = $1 },
        .flag(
            "--as-is",
            \.isKeptWhole,
            help: "Take the payload as it is, even if it is an envelope, a list or an archive."
        ),
    ]

    private static let caseOptions: [CommandOption<Options>] = [
        CorpusFolder.option(\.folder),
        CorpusFolder.topicOption(\.namedTopic, help: "Topic, which is a folder of the corpus."),
        .flag(
            "--dry-run",
            \.isDryRun,
            help: "Print what would be added, where, and the nearest cases; change nothing."
        ),
        .flag(
            "--scrub",
            \.isScrubbed,
            help: "Replace ids, hosts, times and texts with fakes of the same shape; use it for "
                + "everything that an API sent."
        ),
        .value("--title", "TITLE", help: "What the case shows, in one line.") {
            $0.title = $1
        },
        .value(
            "--why",
            "WHY",
            help: "Which client broke, or which sentence of which standard applies."
        ) { $0.why = $1 },
        .value("--id", "ID", help: "Case id (default: derived from the title).") { $0.id = $1 },
        .value("--into", "NAME", help: "Topic file (default: the first with room).") {
            options,
            text throws(ValueFault) in
            let name = text.hasSuffix(".json") ? String(text.dropLast(5)) : text
            let isPlain = name.utf8.allSatisfy {
                0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-")
            }
            guard isPlain, !name.isEmpty else {
                throw ValueFault("a name of lowercase letters, digits and hyphens, such as in-id")
            }
            options.file = name
        },
    ]

    private static let sourceOptions: [CommandOption<Options>] = [
        .value(
            "--flag",
            "FLAG",
            completion: .corpusFlag,
            help: "Class of bugs that the case catches; repeatable."
        ) {
            $0.flags.append($1)
        }.repeatable,
        .value("--ref", "REF", help: "Clause, such as rfc8259#section-4; repeatable.") {
            $0.references.append($1)
        }.repeatable,
        .choice(
            "--kind",
            help: "Origin of the payload (default: live with --scrub, fuzz with --replay, else "
                + "hand)."
        ) {
            $0.kind = $1
        },
        .value("--source", "TEXT", help: "Reference for the origin, such as a page or a report.") {
            $0.source = $1
        },
    ]
}
