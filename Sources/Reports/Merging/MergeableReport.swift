import StrictJSON

/// A report that can be merged with others of its kind.
package enum MergeableReport: Sendable {
    /// Of `check` or `live`.
    case payloads(PartReport)

    /// Of `model` or `corpus run`.
    case model(ModelPartReport)

    /// Reads a report.
    ///
    /// - Parameters:
    ///   - bytes: The content of the file, in the format `json` or `ndjson`.
    ///   - file: The file, as messages name it.
    ///   - vocabulary: The names that a report on a model may contain; `nil` to refuse those.
    /// - Throws: If it is not the report of a whole part, or if its numbers do not add up.
    package init(
        _ bytes: [UInt8],
        from file: String,
        _ vocabulary: ModelVocabulary?
    ) throws(UnusableReport) {
        let sum = ReportCursor.CountSum()
        let report = try PartReport.cursor(bytes, file, adding: sum)
        let command = try report.member("command").text()
        if ModelPartReport.commands.contains(command) {
            guard let vocabulary else {
                throw UnusableReport(
                    "\(file) is a report of '\(command)'; merge it with '\(Report.toolName) merge'"
                )
            }
            self = .model(try ModelPartReport(report, from: file, sum, vocabulary))
        } else {
            self = .payloads(try PartReport(report, from: file, sum))
        }
    }

    /// The command that made the report.
    package var command: String {
        switch self {
        case .payloads(let report): report.command
        case .model(let report): report.command
        }
    }

    /// The options that change the verdict.
    package var options: RunOptions {
        switch self {
        case .payloads(let report): report.options
        case .model(let report): report.options
        }
    }
}
