/// The rows of a report that are limited together.
struct ReportPart: Hashable, Sendable {
    let severity: Severity
    let isSuppressed: Bool

    init(_ severity: Severity, isSuppressed: Bool = false) {
        self.severity = severity
        self.isSuppressed = isSuppressed
    }
}
