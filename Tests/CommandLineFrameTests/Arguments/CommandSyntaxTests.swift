import Testing

@testable import CommandLineFrame

@Suite
struct `A command line` {
    struct Values: Equatable {
        var isLoud = false
        var count = 0
        var names: [String] = []
        var choice = Choice.one
        var files: [String] = []
    }

    enum Choice: String, CaseIterable, Sendable {
        case one
        case two
    }

    private let syntax = CommandSyntax<Values>(
        command: "try",
        summary: "Try.",
        overview: "Try.",
        operands: .init("[FILE]", name: "FILE", limit: 1, help: "A file.") { $0.files = $1 },
        sections: [
            .init(
                "OPTIONS",
                [
                    .flag("--loud", short: "-l", \.isLoud, help: "Be loud."),
                    .integer("--count", in: 1...9, help: "How many.") { $0.count = $1 },
                    .value("--name", "NAME", help: "A name.") { $0.names.append($1) },
                    .choice("--choice", \.choice, help: "Which."),
                ]
            )
        ],
        examples: [.init("Try it out.", "session-conformance try --loud")]
    )

    private func parse(_ arguments: [String]) throws(UsageError) -> Values {
        var values = Values()
        try syntax.parse(arguments, into: &values)
        return values
    }

    @Test(
        arguments: [
            ([], Values(), []),
            (["--loud"], Values(isLoud: true), []),
            (["-l"], Values(isLoud: true), []),
            (["--name", "-1", "--name", "-.5"], Values(names: ["-1", "-.5"]), []),
            (["--count", "3"], Values(count: 3), []),
            (["--count=3"], Values(count: 3), []),
            (["--count=3", "--count=4"], Values(count: 4), []),
            (["--name", "a", "--name=b"], Values(names: ["a", "b"]), []),
            (["--name="], Values(names: [""]), []),
            (["--name=a=b"], Values(names: ["a=b"]), []),
            (["--name=-a"], Values(names: ["-a"]), []),
            (["--name", "-"], Values(names: ["-"]), []),
            (["--choice", "two", "x"], Values(choice: .two), ["x"]),
            (["x", "--loud"], Values(isLoud: true), ["x"]),
            (["-"], Values(), ["-"]),
            (["--loud", "--", "--count"], Values(isLoud: true), ["--count"]),
            (["--"], Values(), []),
        ] as [([String], Values, [String])]
    )
    func `is parsed`(arguments: [String], values: Values, operands: [String]) throws {
        var expected = values
        expected.files = operands
        #expect(try parse(arguments) == expected)
    }

    @Test(arguments: [
        (["--lod"], "unknown option '--lod'; did you mean '--loud'?"),
        (["--cou"], "unknown option '--cou'; did you mean '--count'?"),
        (["--zzzzzz=SECRET"], "unknown option '--zzzzzz'"),
        (["-xSECRET"], "unknown option '-x'"),
        (["--loud=yes"], "unexpected value for '--loud', which takes no value"),
        (["--count"], "missing value for '--count': expected --count N"),
        (["--count", "--loud"], "missing value for '--count': expected --count N"),
        (["--count", "-l"], "missing value for '--count': expected --count N"),
        (["--count", "--name=a"], "missing value for '--count': expected --count N"),
        (["--count", "--"], "missing value for '--count': expected --count N"),
        (
            ["--count", "-1"],
            "invalid value '-1' for '--count': expected a whole number from 1 to 9"
        ),
        (
            ["--count", "-5x"],
            "invalid value '-5x' for '--count': expected a whole number from 1 to 9"
        ),
        (["-ll"], "unknown option '-ll'"),
        (["-l=yes"], "unexpected value for '-l', which takes no value"),
        (["--count", "0"], "invalid value '0' for '--count': expected a whole number from 1 to 9"),
        (["--count=1.5"], "invalid value '1.5' for '--count': expected a whole number from 1 to 9"),
        (
            ["--choice", "tow"],
            "invalid value 'tow' for '--choice': expected one of one, two; did you mean 'two'?"
        ),
        (["a", "b"], "unexpected argument 'b'"),
        (["--\u{1B}[2J"], #"unknown option '--\u{1b}[2J'"#),
    ])
    func `is rejected with a reason and a suggestion`(arguments: [String], message: String) {
        let error = #expect(throws: UsageError.self) { try parse(arguments) }
        #expect(error?.problems.map(\.message) == [message])
        #expect(error?.command == "try")
    }

    @Test
    func `reports all its problems at once`() {
        let error = #expect(throws: UsageError.self) {
            try parse(["--choice=3", "--count=x", "a", "b", "--loud=1"])
        }
        #expect(error?.problems.count == 4)
    }

    @Test(arguments: [
        ["--token", "hunter2"], ["--token=hunter2"], ["--password", "hunter2", "--lod"],
        ["-u", "hunter2"], ["a", "-H", "hunter2"], ["a", "--key-of-mine", "hunter2"], ["-uhunter2"],
        ["--Header=hunter2"], ["a", "--api-token", "hunter2"],
    ])
    func `accepts no secret and repeats none`(arguments: [String]) {
        let error = #expect(throws: UsageError.self) { try parse(arguments) }
        let text = error?.problems.map(\.message).joined() ?? ""
        #expect(!text.contains("hunter2"))
        #expect(arguments.contains("--key-of-mine") || text.contains("ZENDESK_OAUTH_TOKEN"))
    }

    @Test
    func `is described by help`() {
        #expect(
            syntax.help(width: 60) == """
                OVERVIEW: Try.

                USAGE: session-conformance try [OPTIONS] [FILE]

                ARGUMENTS:
                  FILE                    A file.

                OPTIONS:
                  -l, --loud              Be loud.
                  --count N               How many.
                  --name NAME             A name.
                  --choice one|two        Which.
                  -h, --help              Print this help.

                EXAMPLES:
                  Try it out.
                    session-conformance try --loud

                """
        )
    }

    @Test
    func `separates the program from the options`() throws {
        let syntax = CommandSyntax<Values>(
            command: "try",
            summary: "Try.",
            overview: "Try.",
            program: .init("[-- COMMAND]", name: "COMMAND", help: "A program.") { $0.names = $1 },
            sections: [.init("OPTIONS", [.flag("--loud", \.isLoud, help: "Be loud.")])],
            examples: []
        )
        var values = Values()
        try syntax.parse(["--loud", "--", "sh", "--loud", "--"], into: &values)
        #expect(values == Values(isLoud: true, names: ["sh", "--loud", "--"]))
        let error = #expect(throws: UsageError.self) {
            try syntax.parse(["sh", "x"], into: &values)
        }
        #expect(error?.problems.map(\.message) == ["missing '--' before the program: -- sh x"])
    }
}
