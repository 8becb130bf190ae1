/// A format of reports.
///
/// To add a format, write a type that produces the bytes, in its own file, and add a case here. The
/// command line offers all cases.
package enum ReportFormat: String, CaseIterable, Sendable {
    /// Text for people.
    case human

    /// One JSON object.
    case json

    /// One JSON object per line for the start, each finding and the end.
    case ndjson

    /// XML that servers for continuous integration read as results of tests.
    case junit

    /// SARIF 2.1.0, for code scanning.
    case sarif

    /// A table for comments and summaries.
    case markdown

    /// Annotations of GitHub Actions.
    case github

    /// Code Quality of GitLab.
    case gitlab

    /// An endpoint for badges of shields.io.
    case badge

    /// A page for browsers.
    case html

    /// Returns the report in this format.
    package func bytes(of report: Report, _ style: ReportStyle) -> [UInt8] {
        switch self {
        case .human: HumanReport(report, style).bytes
        case .json: JSONReport(report, .object, style).bytes
        case .ndjson: JSONReport(report, .events, style).bytes
        case .junit: JUnitReport(report, style).bytes
        case .sarif: SARIFReport(report, style).bytes
        case .markdown: MarkdownReport(report, style).bytes
        case .github: GitHubReport(hosted: CodeHostReport(report, style)).bytes
        case .gitlab: GitLabReport(hosted: CodeHostReport(report, style)).bytes
        case .badge: BadgeReport(report: report).bytes
        case .html: HTMLReport(report, style).bytes
        }
    }

    /// The maximum size of a comment on a pull request of GitHub, in characters.
    package static let commentLimit = MarkdownReport.commentLimit

    /// The maximum size of a summary of a step in GitHub Actions, in bytes.
    package static let summaryLimit = MarkdownReport.summaryLimit

    /// The room that the verdict and the first rows of a report in Markdown need, in bytes.
    package static let leastSummary = 8_192
}
