import Platform

/// A report that could not be written, or not to its end.
struct ReportFailure {
    let request: ReportRequest
    let error: SystemError

    /// The failure as a sentence without a period.
    var complaint: String {
        guard let path = request.path else {
            return "cannot write to standard output: \(error.reason)"
        }
        return "cannot write the report to \(PathText.shown(path)): \(error.reason)"
    }
}
