import Platform
import Reports
import TerminalText

/// Runs the work of a command and writes the requested reports.
struct ReportDelivery {
    let options: VerdictOptions
    let context: CommandContext

    /// Runs `work`, which fills in the record of the run, and writes all reports.
    ///
    /// - Parameters:
    ///   - command: The name of the command in reports.
    ///   - target: What is checked, unless `work` sets a better name.
    ///   - work: The work of the command.
    /// - Returns: The exit code.
    func run(
        _ command: String,
        target: String,
        _ work: (inout RunRecord) async -> Void
    ) async -> ExitCode {
        let clock = ContinuousClock()
        let start = clock.now
        var record = RunRecord(
            toolVersion: Report.toolVersion,
            command: command,
            target: target,
            startedAt: context.startedAt,
            ledger: options.ledger
        )
        await work(&record)
        record.interruption = context.interruption()
        record.duration = clock.now - start
        return deliver(Report(record, failOn: options.failOn.severity))
    }

    /// Writes all reports, files first, and returns the exit code.
    ///
    /// If a file cannot be written, the run fails, and the report on standard output says so. An
    /// interrupted run keeps its code: after a SIGHUP there is no terminal left to write to.
    private func deliver(_ report: Report) -> ExitCode {
        var report = report
        for request in options.requests {
            guard let path = request.path else { continue }
            do {
                try FileReplacement.write(bytes(of: report, as: request), to: path)
            } catch {
                let complaint = "cannot write the report to \(path): \(error.reason)"
                context.console.complain(complaint)
                report.fail(complaint, code: failure)
            }
        }
        let request = options.requests.first { $0.path == nil } ?? ReportRequest(.human)
        let code = context.console.printResult(
            bytes(of: report, as: request),
            code: report.exit.code
        )
        return code == .failed ? failure : code
    }

    /// The exit code of a run whose report cannot be written.
    private var failure: ExitCode {
        context.interruption().map { .interrupted(by: $0) } ?? .failed
    }

    private func bytes(of report: Report, as request: ReportRequest) -> [UInt8] {
        let isFile = request.path != nil
        let text = TextStyle(
            isFile && options.color == .auto ? .never : options.color,
            isTerminal: context.console.outputIsTerminal,
            environment: context.environment
        )
        let style = ReportStyle(
            text: text,
            width: isFile ? nil : context.console.width,
            detail: options.isQuiet ? .verdict : options.isVerbose ? .reasons : .rows,
            showsValues: options.showsValues
        )
        return request.format.bytes(of: report, style)
    }
}
