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

    /// Returns the report in this format.
    package func bytes(of report: Report, _ style: ReportStyle) -> [UInt8] {
        switch self {
        case .human: HumanReport(report, style).bytes
        case .json: JSONReport(report, .object, style).bytes
        case .ndjson: JSONReport(report, .events, style).bytes
        }
    }
}
