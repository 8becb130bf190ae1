import SessionContract
import Testing

@testable import CommandLineInterface

@Suite
struct `A command line` {
    struct Values: Equatable {
        var isLoud = false
        var count = 0
        var names: [String] = []
        var choice = Choice.one
    }

    enum Choice: String, CaseIterable {
        case one
        case two
    }

    private var syntax: CommandSyntax<Values> {
        CommandSyntax(
            command: "try",
            overview: "Try.",
            operands: .init("[FILE]", name: "FILE", help: "A file.", limit: 1),
            sections: [
                .init(
                    "OPTIONS",
                    [
                        .flag("--loud", \.isLoud, help: "Be loud."),
                        .integer("--count", in: 1...9, help: "How many.") { $0.count = $1 },
                        .value("--name", "NAME", help: "A name.") { $0.names.append($1) },
                        .choice("--choice", \.choice, help: "Which."),
                    ]
                )
            ]
        )
    }

    private func parse(_ arguments: [String]) throws(UsageError) -> (Values, [String]) {
        var values = Values()
        let operands = try syntax.parse(arguments, into: &values)
        return (values, operands)
    }

    @Test(
        arguments: [
            ([], Values(), []),
            (["--loud"], Values(isLoud: true), []),
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
    func `is read`(arguments: [String], values: Values, operands: [String]) throws {
        let result = try parse(arguments)
        #expect(result.0 == values)
        #expect(result.1 == operands)
    }

    @Test(arguments: [
        (["--lod"], "there is no option '--lod'; did you mean '--loud'?"),
        (["--cou"], "there is no option '--cou'; did you mean '--count'?"),
        (["--zzzzzz=SECRET"], "there is no option '--zzzzzz'"),
        (["-xSECRET"], "there is no option '-x'"),
        (["--loud=yes"], "the option '--loud' takes no value"),
        (["--count"], "the option '--count' needs a value: --count N"),
        (["--count", "--loud"], "the option '--count' needs a value: --count N"),
        (["--count", "0"], "'0' is no value of '--count', which takes a whole number from 1 to 9"),
        (["--count=1.5"], "'1.5' is no value of '--count', which takes a whole number from 1 to 9"),
        (
            ["--choice", "tow"],
            "'tow' is no value of '--choice', which takes one of one, two; did you mean 'two'?"
        ),
        (["a", "b"], "the argument 'b' is one too many"),
        (["--\u{1B}[2J"], #"there is no option '--\u{1b}[2J'"#),
    ])
    func `is refused with a reason and the near miss`(arguments: [String], message: String) {
        let error = #expect(throws: UsageError.self) { try parse(arguments) }
        #expect(error?.problems.map(\.message) == [message])
        #expect(error?.command == "try")
    }

    @Test
    func `is told all its faults at once`() {
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
    func `takes no secret and repeats none`(arguments: [String]) {
        let error = #expect(throws: UsageError.self) { try parse(arguments) }
        let text = error?.problems.map(\.message).joined() ?? ""
        #expect(!text.contains("hunter2"))
        #expect(arguments.contains("--key-of-mine") || text.contains("ZENDESK_OAUTH_TOKEN"))
    }

    @Test
    func `is shown by help`() {
        #expect(
            syntax.help(width: 60) == """
                OVERVIEW: Try.

                USAGE: session-conformance try [OPTIONS] [FILE]

                ARGUMENTS:
                  FILE                    A file.

                OPTIONS:
                  --loud                  Be loud.
                  --count N               How many.
                  --name NAME             A name.
                  --choice one|two        Which.

                """
        )
    }
}

@Suite
struct `A near miss` {
    @Test(arguments: [
        ("check", "chekc", 1), ("check", "check", 0), ("", "abc", 3), ("abc", "", 3),
        ("json", "jsn", 1), ("kitten", "sitting", 3), ("ab", "ba", 1),
    ])
    func `has a distance`(first: String, second: String, distance: Int) {
        #expect(NearMiss.distance(first, second) == distance)
        #expect(NearMiss.distance(second, first) == distance)
    }

    @Test(arguments: [
        ("jsno", "json"), ("JSON", "json"), ("hum", "human"), ("x", nil), ("", nil),
        ("spreadsheet", nil), (String(repeating: "j", count: 100_000), nil),
    ])
    func `is found among names`(text: String, name: String?) {
        #expect(NearMiss.closest(to: text, among: ["human", "json", "ndjson"]) == name)
    }

    @Test(arguments: Rule.allCases)
    func `of the id of a rule is that rule`(rule: Rule) {
        let ids = Rule.allCases.map(\.id)
        #expect(NearMiss.closest(to: String(rule.id.dropLast()), among: ids) == rule.id)
        #expect(NearMiss.closest(to: rule.id.uppercased(), among: ids) == rule.id)
    }
}
