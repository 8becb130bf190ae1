import CapturedRuns
import Foundation
import SessionContract
import Testing

/// Files that `check` reads, in the order in which they are named.
struct VerdictInput: Sendable, CustomTestStringConvertible {
    struct File: Sendable {
        let name: String
        let bytes: [UInt8]
    }

    let testDescription: String
    var files: [File]

    /// Further arguments, which say how the files are read.
    var arguments: [String] = []

    /// A name of a file that does not exist.
    var missing: String?

    init(_ description: String, _ files: KeyValuePairs<String, String>) {
        testDescription = description
        self.files = files.map { File(name: $0.key, bytes: Array($0.value.utf8)) }
    }

    init(_ rule: CheckedRule) {
        testDescription = rule.rule.id
        files = [rule.file]
    }

    /// Writes the files to a folder, and returns the arguments that name them.
    func write(to folder: TemporaryFolder) throws -> [String] {
        for file in files {
            try Data(file.bytes).write(to: folder.url.appending(path: file.name))
        }
        return arguments + (files.map(\.name) + [missing].compactMap(\.self)).map(folder.path(of:))
    }
}

extension VerdictInput {
    private static let good =
        #"{"authenticated_at":null,"id":1,"last_seen_at":null,"url":null,"user_id":null}"#

    /// Inputs with findings of many kinds, for each option and each pair of them.
    static let table = [
        mixed, archive, texts, notesOnly, damaged, pointed, unread,
    ]

    /// Inputs with a single finding or none, for each option.
    static let small = [
        VerdictInput("a good session", ["a.json": good]),
        VerdictInput("an empty file", ["a.json": ""]),
        VerdictInput("good sessions and an empty file", ["a.json": good, "b.json": " \n"]),
        VerdictInput("an error object", ["a.json": #"{"error":"x"}"#]),
        VerdictInput(
            "only other requests",
            ["a.har": SavedExchange.archive(.foreign, .foreign)]
        ),
        VerdictInput("an archive without entries", ["a.har": SavedExchange.archive()]),
        VerdictInput(
            "refused requests",
            ["a.har": SavedExchange.archive(.answer("{}", status: 401), .foreign)]
        ),
        VerdictInput("a cut text", ["a.json": #"{"sessions":[{"id":1},{"id":nul"#]),
    ]

    private static let mixed = VerdictInput(
        "findings of every severity",
        [
            "a.json": #"{"id":null,"url":"x","device":1,"last_seen_at":"soon"}"#,
            "b.ndjson": """
            {"id":1,"x":1,"x":2,"x":3,"url":"https://a.zendesk.com/api/v2/users/3/sessions/4"}
            {"id":2.5,"last_seen_at":"2999-01-01T00:00:00.5Z","userId":1}
            {"id":null,"device":"x"
            [{"id":1},{"id":"1"},7,{"id":null,"device":2}]
            {"sessions":[]}
            \(good)
            """,
            "c.json": "",
            "d.har": SavedExchange.archive(
                .answer(#"{"sessions":[{"id":1},{"id":null}]}"#),
                .answer("{}", status: 401),
                .foreign,
                .answer(#"{"error":"x"}"#)
            ),
        ]
    )

    /// A file for each rule.
    static let everyRule: VerdictInput = {
        var input = VerdictInput("every rule", [:])
        for (index, broken) in CheckedRule.broken.enumerated() {
            let file = broken.file
            input.files.append(File(name: "\(index)-\(file.name)", bytes: file.bytes))
        }
        return input
    }()

    private static let notesOnly = VerdictInput(
        "only notes",
        ["a.json": #"{"id":1}"#, "b.json": #"{"session":{"id":1,"device":1}}"#]
    )

    private static let archive = VerdictInput(
        "exchanges of every kind",
        [
            "a.har": SavedExchange.archive(
                .answer(good),
                .answer("{}", status: 401),
                .answer(#"{"id":null,"url":"x"}"#),
                .answer("{}", status: 429),
                .foreign,
                .unanswered,
                .unasked,
                .answer(""),
                .answer("[]"),
                .answer(#"{"id":1"#, #""size":99,"#),
                .answer("a b", #""encoding":"base64","#),
                .answer(#"{"id":1,}"#),
                .answer("<html>")
            )
        ]
    )

    private static let damaged = VerdictInput(
        "archives that are cut",
        [
            "a.har": String(SavedExchange.archive(.answer("{\"id\":1}"), .foreign).dropLast(3)),
            "b.har": "\u{FEFF}" + SavedExchange.archive(.answer(good)),
            "c.har": String(SavedExchange.archive(.answer("[]"), .unasked).dropLast(9)),
        ]
    )

    private static let texts: VerdictInput = {
        var input = VerdictInput(
            "texts with faults",
            [
                "a.ndjson": "{\"id\":1,}\n{\"id\" 1}\n{\"id\":1}\n{\"id\":01}\n{\"id\":1,}\n",
                "b.json": #"{"sessions":[{"id":1},{"id":nul"#,
                "c.json": String(repeating: "[", count: 600),
                "d.ndjson": "{\"id\":1},\n{\"id\":2},\n",
            ]
        )
        let bytes = [0x22, 0xFF, 0x22, 0x0A] + Array(good.utf8)
        input.files.append(File(name: "e.ndjson", bytes: bytes))
        return input
    }()

    private static let pointed: VerdictInput = {
        var input = VerdictInput(
            "payloads at a pointer",
            [
                "a.ndjson": """
                {"r":[{"id":1},{"id":null},{"id":null,"url":"x"}],"s":{"id":null}}
                {"q":1}
                {"r":[[],{"session":{"id":1,"device":2}}]}
                {"r":[{"id":2}],"s":}
                """
            ]
        )
        input.arguments = ["--at=/r/*"]
        return input
    }()

    private static let unread: VerdictInput = {
        var input = VerdictInput("a file that does not exist", ["a.json": #"{"id":1,"url":"x"}"#])
        input.missing = "none.json"
        return input
    }()

    /// Hundreds of findings.
    static let many = VerdictInput("many lines", ["a.ndjson": lines(520)])

    /// Sessions, one per line, with a fault in every third.
    private static func lines(_ count: Int) -> String {
        let faulty = [
            #"{"id":null}"#, #"{"id":1,"url":"x"}"#, #"{"id":1,"#, #"{"id":1,"device":[]}"#, "[]",
        ]
        return (0..<count).map { $0 % 3 == 0 ? faulty[$0 / 3 % faulty.count] : good }
            .joined(separator: "\n")
    }

    /// A file of several blocks, which threads read side by side.
    static let blocks: VerdictInput = {
        let gap = String(repeating: " ", count: 18_000)
        let text = lines(520).split(separator: "\n").map { $0 + gap }.joined(separator: "\n")
        return VerdictInput("blocks", ["a.ndjson": text])
    }()
}
