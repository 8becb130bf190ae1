import SessionContract
import StrictJSON

/// The report of a part of a run, as it was read from a file.
///
/// Reading checks all of it, so that what is merged adds up.
package struct PartReport: Sendable {
    /// The file, as messages name it.
    package let file: String

    /// The version of the program that wrote the report.
    let toolVersion: String

    /// The command, `check` or `live`.
    let command: String

    /// Whether the report is one of `live`.
    package var isLive: Bool { command == Self.liveCommand }

    private static let liveCommand = "live"

    /// What was checked.
    let target: String

    /// The options that change the verdict.
    package let options: RunOptions

    /// The parts of the work that the report is about; empty if the run was not divided.
    private(set) var parts: [RunRecord.Part]

    /// How much was checked.
    let checked: RunRecord.Checked

    /// The files or the endpoints.
    private(set) var units: [RunUnit]

    /// The rows, each with the start of the range from which its line is counted.
    private(set) var rows: [Ledger.Row]

    /// The sum of all counts in the report.
    let countSum: Int

    /// The path of the baseline, if the run had one.
    let baseline: String?

    /// Reads a report.
    ///
    /// - Parameters:
    ///   - bytes: The content of the file, in the format `json` or `ndjson`.
    ///   - file: The file, as messages name it.
    /// - Throws: If it is not the report of a whole part, or if its numbers do not add up.
    package init(_ bytes: [UInt8], from file: String) throws(UnusableReport) {
        let sum = ReportCursor.CountSum()
        try self.init(Self.cursor(bytes, file, adding: sum), from: file, sum)
    }

    /// Reads a report whose counts are added to a sum.
    init(
        _ report: ReportCursor,
        from file: String,
        _ sum: ReportCursor.CountSum
    ) throws(UnusableReport) {
        self.file = file
        toolVersion = try report.member("tool").member("version").text()
        command = try report.member("command").text()
        let isLive = command == Self.liveCommand
        guard isLive || command == "check" else {
            throw UnusableReport(
                "\(file) is a report of '\(command)', which has no parts that can be merged; leave "
                    + "it out"
            )
        }
        parts = try Self.parts(report)
        // What a part could not read to its end is named by the part, and not a failure of it.
        if !parts.contains(where: \.isShort) { try Self.requireSuccess(of: report, file) }
        target = try report.member("target").text()
        options = try Self.options(report.member("options"))
        let keys = isLive ? ["cases", "files"] : ["cases", "pages"]
        checked = try Self.checked(report.member("checked"), without: keys)
        units =
            isLive
            ? try Self.endpoints(report.member("units"), at: target)
            : try Self.units(report.member("units"))
        if try report.member("incomplete").flag(), parts.count < 2 {
            let whole = isLive ? Self.phrase(units, at: target) : target
            if parts.isEmpty { parts = [RunRecord.Part(shortRunOf: whole)] }
            parts[0].isShort = true
        }
        baseline = try report.optional("baseline")?.member("path").text()
        let severities = Ledger.Options(severities: options.allSeverities)
        var reader = RowReader(severities: severities, sources: Set(units.map(\.name)))
        if isLive { reader.steps = units.reduce(0) { $0 + ($1.walk?.steps ?? 0) } }
        rows = try reader.rows(report, file)
        countSum = sum.total
        try checkRules(report)
        try checkEmptyAnswers(report)
    }

    /// Forgets what was counted, to compare other reports with this one.
    mutating func forgetCounts() {
        rows = []
        units = []
    }

    /// Returns the root of the report in a file.
    static func cursor(
        _ bytes: [UInt8],
        _ file: String,
        adding sum: ReportCursor.CountSum
    ) throws(UnusableReport) -> ReportCursor {
        let report = ReportCursor(try root(of: bytes, file), in: file, adding: sum)
        let format = try report.optional("format")?.value.string?.string
        guard format == "session-report/1" else {
            if format?.hasPrefix("session-census/") == true {
                throw UnusableReport(
                    "\(file) is a census; merge censuses in a run of their own, from files"
                )
            }
            throw noReport(file)
        }
        return report
    }

    private static let kind = "a JSON report"
    private static let advice = "write one with --format json=PATH"

    private static func noReport(_ file: String) -> UnusableReport {
        UnusableReport("\(file) is not \(kind); \(advice)")
    }

    /// Throws if the run of a report has failed.
    static func requireSuccess(of report: ReportCursor, _ file: String) throws(UnusableReport) {
        let exit = try report.member("exit")
        let reason = try exit.member("reason").text()
        // Also a run that has found something may have failed to read something else.
        let hasFailed = try exit.member("verdict").text() == "failed"
        let failures = try report.optional("failures")
        if hasFailed || failures != nil {
            throw UnusableReport(
                "\(file) is the report of a run that failed: \(reason); run that part again"
            )
        }
    }

    /// Throws unless the findings of units are those of the rows.
    private func checkRules(_ report: ReportCursor) throws(UnusableReport) {
        var rest = RuleCounts()
        for unit in units { rest += unit.findings }
        for row in rows where row.suppression == nil && !isAboutRun(row) {
            rest[row.finding.rule] -= row.count
        }
        guard Rule.allCases.allSatisfy({ rest[$0] == 0 }) else {
            throw try report.member("units").failure(
                expected: "units with as many findings of each rule as the rows have"
            )
        }
    }

    /// Whether a row is about the run as a whole, and not about one of its units.
    func isAboutRun(_ row: Ledger.Row) -> Bool { isLive && row.finding.rule == .liveEmpty }

    // MARK: The text

    /// The beginning of a report in the format `ndjson`.
    private static let events = Array(#"{"event":"start""#.utf8)

    /// Returns the root of a report, which is put together from its events in the format `ndjson`.
    private static func root(of bytes: [UInt8], _ file: String) throws(UnusableReport) -> JSONValue
    {
        // An editor may have put a byte order mark before it.
        let bytes = Array(bytes.dropFirst(unsafe bytes.span.bytes.byteOrderMarkLength()))
        guard bytes.starts(with: events) else {
            do throws(JSONSyntaxError) {
                return try JSONDocument(parsing: bytes).root
            } catch {
                throw UnusableReport(file, isNot: kind, error, in: bytes, advice: advice)
            }
        }
        var members: [JSONMember] = []
        var rows: [JSONValue] = []
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.isEmpty {
            guard let event = try? JSONDocument(parsing: Array(line)).root else {
                throw UnusableReport(
                    "\(file) is not \(kind): line \(index + 1) is not JSON; \(advice)"
                )
            }
            guard event["event"]?.string != "finding" else {
                rows.append(event)
                continue
            }
            members += event.members?.filter { $0.key != "event" } ?? []
        }
        return JSONValue(.object(members + [JSONMember("findings", JSONValue(.array(rows)))]))
    }
}
