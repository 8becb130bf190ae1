import CommandLineFrame
import Reports
import SessionCorpus
import TerminalText

extension CommandContext {
    /// Runs `work`; a failure is printed and exits with 2.
    func reportingFailure(
        _ work: () async throws(CorpusFailure) -> ExitCode
    ) async -> ExitCode {
        do {
            return try await work()
        } catch {
            return report(error)
        }
    }

    private func report(_ failure: CorpusFailure) -> ExitCode {
        // An interrupted read throws too, but that is not a failure of the corpus.
        if let signal = interruption() { return .interrupted(by: signal) }
        console.complain(failure.description)
        for line in failure.details { console.writeError(line.terminalSafe + "\n") }
        return .failed
    }
}
