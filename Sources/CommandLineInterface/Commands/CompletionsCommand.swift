import CommandLineFrame
import Reports
import TerminalText

/// `completions SHELL`: prints a script with completions.
enum CompletionsCommand: CommandDefinition {
    struct Options: CommandOptions {
        var shell: String?
    }

    private static let names = CompletionShell.allCases.map(\.rawValue)

    static let syntax = CommandSyntax<Options>(
        command: "completions",
        summary: "Print completions for a shell.",
        overview: """
            Print a script with which a shell completes commands, options and their values, names \
            of files, and ids of rules and corpus cases.
            """,
        operands: .init(
            "SHELL",
            name: "SHELL",
            limit: 1,
            completion: .words(names),
            help: "The shell: \(names.joined(separator: ", "))."
        ) { $0.shell = $1.first },
        examples: [
            .init(
                "Complete in bash.",
                """
                session-conformance completions bash \\
                      > ~/.local/share/bash-completion/completions/session-conformance
                """
            ),
            .init(
                "Complete in zsh, from a folder in fpath, before compinit runs.",
                "session-conformance completions zsh > ~/.zfunc/_session-conformance"
            ),
            .init(
                "Complete in fish.",
                """
                session-conformance completions fish \\
                      > ~/.config/fish/completions/session-conformance.fish
                """
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) throws(UsageError) -> ExitCode {
        let expected = "expected \(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")"
        guard let text = options.shell else { throw UsageError("missing argument: \(expected)") }
        guard let shell = CompletionShell(rawValue: text) else {
            let question = UsageProblem.question(NearMiss.matches(for: text, among: names))
            throw UsageError("unknown shell '\(text.terminalSafe)'\(question ?? ": \(expected)")")
        }
        return context.console.printResult(shell.script(context.program.commands))
    }
}
