import CommandLineFrame

/// A shell for which completions can be printed.
enum CompletionShell: String, CaseIterable, Sendable {
    case bash
    case zsh
    case fish

    /// The script that teaches the shell how to complete these commands.
    func script(_ commands: [Command]) -> String {
        switch self {
        case .bash: BashCompletions(commands).script
        case .zsh: ZshCompletions(commands).script
        case .fish: FishCompletions(commands).script
        }
    }
}
