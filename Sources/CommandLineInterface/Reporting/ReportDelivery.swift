import Reports
import TerminalText

/// Writes a report to where it was asked for.
struct ReportDelivery {
    let options: VerdictOptions
    let context: CommandContext

    /// Writes all reports, files first, and returns the exit code.
    ///
    /// A file that cannot be written turns the run into one that failed, which the report on
    /// standard output then says. An interrupted run keeps its code: after a SIGHUP there is no
    /// terminal left to write to.
    func deliver(_ report: Report) -> ExitCode {
        var report = report
        for request in options.requests {
            guard let path = request.path else { continue }
            do {
                try ReportFile(path: path).write(bytes(of: report, as: request))
            } catch {
                let complaint = "cannot write the report to \(path): \(error.reason)"
                context.console.complain(complaint)
                report.exit = Report.Exit(
                    code: failure.rawValue,
                    verdict: .failed,
                    reason: complaint
                )
            }
        }
        let request = options.requests.first { $0.path == nil } ?? ReportRequest(.human)
        let code = context.console.printResult(
            bytes(of: report, as: request),
            code: ExitCode(rawValue: report.exit.code) ?? .failed
        )
        return code == .failed ? failure : code
    }

    /// The code of a run whose report cannot be written.
    private var failure: ExitCode {
        context.interruption().map { .interrupted(by: $0) } ?? .failed
    }

    private func bytes(of report: Report, as request: ReportRequest) -> [UInt8] {
        switch request.format {
        case .human: Array(human(report, request).text.utf8)
        case .json: JSONReport(report, showsValues: options.showsValues).bytes
        case .ndjson: NDJSONReport(report, showsValues: options.showsValues).bytes
        }
    }

    private func human(_ report: Report, _ request: ReportRequest) -> HumanReport {
        let isFile = request.path != nil
        let style = TextStyle(
            isFile && options.color == .auto ? .never : options.color,
            isTerminal: context.console.outputIsTerminal,
            environment: context.environment
        )
        var human = HumanReport(report, style: style, width: isFile ? nil : context.console.width)
        human.showsValues = options.showsValues
        human.isQuiet = options.isQuiet
        human.isVerbose = options.isVerbose
        return human
    }
}
