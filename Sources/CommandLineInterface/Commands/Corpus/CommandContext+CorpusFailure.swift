import Reports
import SessionCorpus
import TerminalText

extension CommandContext {
    /// Runs `work`; a failure is printed and exits with 2.
    func reportingFailure(_ work: () throws(CorpusFailure) -> ExitCode) -> ExitCode {
        do {
            return try work()
        } catch {
            // An interrupted read throws too, but that is not a failure of the corpus.
            if let signal = interruption() { return .interrupted(by: signal) }
            console.complain(error.description)
            for line in error.details { console.writeError(line.terminalSafe + "\n") }
            return .failed
        }
    }
}
