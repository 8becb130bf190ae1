import CapturedRuns
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `A comparison of models` {
    /// The command of a shell testee as one argument.
    private static func quoted(_ command: [String]) -> String {
        command.dropFirst().map { "'\($0.replacing("'", with: #"'\''"#))'" }.joined(separator: " ")
    }

    private func run(_ arguments: [String]) async throws -> CapturedRun {
        let corpus = try TemporaryCorpus()
        return await CapturedRun(
            arguments: ["corpus", "run"] + arguments,
            workingDirectory: corpus.path
        )
    }

    @Test
    func `is a table of cases and models`() async throws {
        let also = ["--also", Self.quoted(ShellTestee.parrot)]
        let run = try await run(
            ["types-id-digits", "types-id-integer"] + also + ShellTestee.ownModel
        )
        #expect(run.code == 1, "\(run.error)")
        #expect(run.error == "")
        #expect(run.output.hasPrefix("A  SessionObject: "), "\(run.output)")
        #expect(run.output.contains("\nB  sh 7: /bin/sh -c "))
        #expect(
            run.output.contains(
                """

                case              A     B
                types-id-digits   pass  roundtrip/accepted
                types-id-integer  pass  pass

                A conforms: no errors
                B violates: 1 error

                """
            ),
            "\(run.output)"
        )
    }

    @Test
    func `has the model of this package first if there is no other`() async throws {
        let run = try await run(["types-id-digits", "--also", Self.quoted(ShellTestee.parrot)])
        #expect(run.code == 1)
        #expect(
            run.output.hasPrefix("A  the model of this package\n")
                || run.output.hasPrefix("A  SessionObject"),
            "\(run.output)"
        )
    }

    @Test
    func `has all cases that match the filters, and those of staging do not count`() async throws {
        let corpus = try TemporaryCorpus()
        let text = #"{"id":9}"#
        await _ = corpus.run("add", "--topic=staging", "--title=t", "--why=w", "--text", text)
        let run = await CapturedRun(
            arguments: ["corpus", "run", "--topic", "staging", "--also"]
                + [Self.quoted(ShellTestee.command(answer: "reject"))],
            workingDirectory: corpus.path
        )
        #expect(run.code == 0, "\(run.output)")
        #expect(run.output.contains("staging-t  pass  roundtrip/rejected"), "\(run.output)")
        #expect(run.output.contains("Cases of staging do not count."))
    }

    @Test
    func `has the worst exit code, and shows what was not tested`() async throws {
        let run = try await run(["types-id-digits", "--also", "/nonexistent/program"])
        #expect(run.code == 2)
        #expect(run.output.contains("types-id-digits  pass  not tested"), "\(run.output)")
        #expect(run.error.contains("could not be started"))
    }

    @Test(arguments: [
        (["--also", "sh", "--format", "json"], "--also prints a table"),
        (["--also", "sh", "--format", "human=a.txt"], "--also prints a table"),
        (["--also", " "], "expected a command, such as 'python3 adapter.py'"),
    ])
    func `rejects what it cannot do`(arguments: [String], part: String) async throws {
        let run = try await run(arguments)
        #expect(run.code == 64)
        #expect(run.error.contains(part), "\(run.error)")
    }
}
