import CapturedRuns
import SessionContract
import SessionModel
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `The command explain` {
    /// A run in a folder without a corpus, which uses the built-in copy.
    private func explanation(of topic: String) async -> CapturedRun {
        await CapturedRun(arguments: ["explain", topic], workingDirectory: "/")
    }

    @Test(arguments: Rule.allCases)
    func `explains every rule`(rule: Rule) async {
        let run = await explanation(of: rule.id)
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("\(rule.id) (\(rule.defaultSeverity.rawValue))\n\n  "))
        for heading in ["\nWHY IT MATTERS\n", "\nHOW TO FIX IT\n", "\nSOURCE\n"] {
            #expect(run.output.contains(heading))
        }
        #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }

    @Test(arguments: Timestamp.Dialect.allCases)
    func `explains every dialect with an example of it`(
        dialect: Timestamp.Dialect
    ) async {
        let run = await explanation(of: dialect.rawValue)
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("\(dialect.rawValue) (timestamp dialect)\n"))
        #expect(Timestamp(dialect.example).dialect == dialect)
    }

    @Test
    func `lists a group, or everything`() async {
        let group = await explanation(of: "link")
        #expect(group.output.hasPrefix("link:\n  link/form"))
        let all = await CapturedRun("explain")
        for rule in Rule.allCases { #expect(all.output.contains("\n  \(rule.id)")) }
        for dialect in Timestamp.Dialect.allCases {
            #expect(all.output.contains("\n  \(dialect.rawValue)"))
        }
    }

    @Test
    func `suggests a similar id`() async {
        let run = await explanation(of: "contract/nul")
        #expect(run.code == 64)
        #expect(run.error.contains("did you mean 'contract/null'?"))
        let none = await explanation(of: "\u{1B}[2J-and-much-more")
        #expect(none.error.contains(#"'\u{1b}[2J-and-much-more'"#))
        #expect(none.error.contains("'session-conformance explain' lists the rules and dialects"))
    }

    @Test(arguments: [
        ("null", "did you mean 'contract/null'?"),
        ("hung", "did you mean 'testee/hung'?"),
        ("malformed", "did you mean 'timestamp/malformed'?"),
    ])
    func `suggests a rule for the last part of its id`(topic: String, question: String) async {
        let run = await explanation(of: topic)
        #expect(run.code == 64)
        #expect(run.error.contains(question), "\(run.error)")
    }
}
