import Reports
import SessionCorpus

extension CommandContext {
    /// Runs `work`, whose failure is printed and means that the job could not be done.
    func reportingFailure(_ work: () throws(CorpusFailure) -> ExitCode) -> ExitCode {
        do {
            return try work()
        } catch {
            // An interrupted read fails too, and that is not its fault.
            if let signal = interruption() { return .interrupted(by: signal) }
            console.complain(error.description)
            return .failed
        }
    }
}
