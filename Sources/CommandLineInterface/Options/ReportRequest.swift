import Reports

/// One value of `--format`: the format of a report, and the file it goes to.
struct ReportRequest: Hashable, Sendable {
    var format: ReportFormat

    /// The file; `nil` is standard output.
    var path: String?

    /// A request for a report.
    init(_ format: ReportFormat, path: String? = nil) {
        self.format = format
        self.path = path
    }

    /// Reads `FORMAT[=PATH]`, where the path `-` is standard output.
    init(argument: String) throws(ValueFault) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let format = ReportFormat(rawValue: name) else {
            throw ValueFault(name, noneOf: ReportFormat.allCases.map(\.rawValue))
        }
        self.format = format
        guard parts.count > 1, parts[1] != "-" else { return }
        guard !parts[1].isEmpty else { throw ValueFault("a path after '\(name)='") }
        path = String(parts[1])
    }
}
