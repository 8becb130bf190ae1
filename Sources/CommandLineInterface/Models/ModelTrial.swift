import CommandLineFrame
import Reports
import SessionConformance
import TerminalText

/// `model --try`: checks that a program keeps to the protocol, without testing its model.
struct ModelTrial {
    let command: [String]
    let limits: ChildProcessLimits
    let context: CommandContext

    /// Tries the program, and prints a line for each thing that was tried.
    ///
    /// - Returns: The exit code: 1 for a mistake, 2 if the program does not start.
    func run() async -> ExitCode {
        let (command, limits) = (command, limits)
        let outcome = await context.interruptions.cancelling {
            let trial = AdapterTrial(command: command, limits: limits)
            do throws(ChildStartError) {
                return Result<[AdapterTrial.Check], ChildStartError>.success(
                    try await trial.checks()
                )
            } catch {
                return .failure(error)
            }
        }
        if let signal = context.interruption() { return .interrupted(by: signal) }
        switch outcome {
        case .failure(let error):
            context.console.complain(error.description)
            return .failed
        case .success(let checks):
            let code: ExitCode = checks.allSatisfy(\.isRight) ? .success : .findings
            return context.console.printResult(text(of: checks).terminalSafeLines, code: code)
        }
    }

    private func text(of checks: [AdapterTrial.Check]) -> String {
        let lines = checks.map { check in
            "\((check.isRight ? "ok" : "wrong").padded(to: 7))\(check.name.padded(to: 8))"
                + "\(check.detail)\n"
        }
        let mistakes = checks.count { !$0.isRight }
        let program = (["session-conformance", "model", "--"] + command).map(\.shellQuoted)
        let end =
            mistakes == 0
            ? "The program keeps to the protocol. Test its model with:\n"
                + "  \(program.joined(separator: " "))\n"
            : "\(mistakes == 1 ? "1 mistake" : "\(mistakes) mistakes"). "
                + "Fix the first one, and run again.\n"
        return lines.joined() + "\n" + end
    }
}
