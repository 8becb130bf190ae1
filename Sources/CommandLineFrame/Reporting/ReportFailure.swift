import Platform
import TerminalText

/// A report that could not be written, or not to its end.
struct ReportFailure {
    let request: ReportRequest
    let error: SystemError

    /// The folder in which findings were to be kept meanwhile, if that failed.
    var temporaryFolder: String?

    /// The failure as a sentence without a period.
    var complaint: String {
        if let temporaryFolder {
            return "findings are lost: cannot write to a temporary file in "
                + "\(temporaryFolder.terminalSafe) (TMPDIR): \(error.reason)"
        }
        guard let path = request.path else {
            return "cannot write to standard output: \(error.reason)"
        }
        return "cannot write the report to \(PathText.shown(path)): \(error.reason)"
    }
}
