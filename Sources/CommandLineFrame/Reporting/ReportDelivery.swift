import Platform
package import Reports
import SessionContract
import TerminalText

/// Runs the work of a command and writes the requested reports.
package struct ReportDelivery {
    /// The options that say which reports to write.
    package let options: VerdictOptions

    /// The context of the command.
    package let context: CommandContext

    /// The delivery of the reports that options ask for.
    package init(options: VerdictOptions, context: CommandContext) {
        self.options = options
        self.context = context
    }

    /// Runs `work`, which fills in the record of the run, and writes all reports.
    ///
    /// Each file holds the report of an unfinished run until the end, so that an earlier report is
    /// never taken for the one of this run, whatever ends the program.
    ///
    /// - Parameters:
    ///   - command: The name of the command in reports.
    ///   - target: What is checked, unless `work` sets a better name.
    ///   - work: The work of the command.
    /// - Returns: The exit code.
    package func run(
        _ command: String,
        target: String,
        _ work: (inout RunRecord) async -> Void
    ) async -> ExitCode {
        let clock = ContinuousClock()
        let start = clock.now
        let (baseline, complaints) = readBaseline()
        var record = RunRecord(
            toolVersion: Report.toolVersion,
            command: command,
            target: target,
            startedAt: context.startedAt,
            ledger: options.ledger(accepting: baseline?.acceptedRows ?? [:])
        )
        record.options = options.runOptions(now: options.now(in: context))
        let streamed = options.streamedRequests
        let files = requests.filter(\.replacesFile)
        let unfinished = Report.unfinished(record)
        var failures = write(unfinished, to: files)
        let stream = streamed.isEmpty ? nil : EventStream(unfinished, options, context)
        if let stream {
            failures += streamed.compactMap(stream.begin)
            record.ledger.stream = stream
        }
        // Better to know it in the first second than after an hour.
        for complaint in complaints + failures.map(\.complaint) {
            record.fail(complaint)
            context.console.complain(complaint)
        }
        if record.failures.isEmpty { await work(&record) }
        record.interruption = context.interruption()
        record.duration = clock.now - start
        baseline?.audit(&record)
        let secrets = context.console.secrets.filter
        let report = Report(
            record,
            failOn: record.options?.failOn ?? options.failOn.severity,
            hiding: secrets
        )
        let failed = Set(failures.map(\.request))
        let code = deliver(report, to: files.filter { !failed.contains($0) }, stream)
        return options.processCode(code, hasFailed: !record.failures.isEmpty)
    }

    /// Returns the baseline, or the reasons why it cannot be used.
    private func readBaseline() -> (RunBaseline?, complaints: [String]) {
        guard let path = options.baseline else { return (nil, []) }
        do {
            return (try RunBaseline(path, now: options.now(in: context)), [])
        } catch {
            return (nil, error.complaints)
        }
    }

    /// Writes all reports, files first, and returns the exit code.
    ///
    /// If one cannot be written, the run fails, and all others say so. An interrupted run keeps its
    /// code: after a SIGHUP there is no terminal left to write to.
    private func deliver(
        _ report: Report,
        to files: [ReportRequest],
        _ stream: EventStream?
    ) -> ExitCode {
        var report = report
        fail(&report, write(report, to: files).map(\.complaint), files)
        let others = requests.filter { $0.path != nil && !$0.replacesFile }
        fail(&report, write(report, to: others).map(\.complaint), files)
        fail(&report, appendSummary(of: report), files)
        let lost = stream?.failures ?? []
        fail(&report, lost.map(\.complaint), files)
        print(&report, files)
        guard let stream else { return report.exit.code }
        stream.end(report)
        if lost.isEmpty { fail(&report, stream.failures.map(\.complaint), files) }
        return report.exit.code
    }

    /// Prints the report for standard output, unless it is streamed there.
    ///
    /// If that fails, the report and those in files say so.
    private func print(_ report: inout Report, _ files: [ReportRequest]) {
        guard !options.streamedRequests.contains(where: { $0.path == nil }) else { return }
        let request = options.allRequests.first { $0.path == nil } ?? ReportRequest(.human)
        let intended = report.exit.code
        let code = context.console.printResult(bytes(of: report, as: request), code: intended)
        guard code == .failed, intended != .failed else { return }
        // The console has complained already.
        report.fail("cannot write to standard output", code: failure)
        _ = write(report, to: files)
    }

    /// The requests for reports that are written at the end.
    private var requests: [ReportRequest] {
        let streamed = options.streamedRequests
        return options.requests.filter { !streamed.contains($0) }
    }

    /// Makes a report say that others could not be written, also in the files that were.
    private func fail(_ report: inout Report, _ complaints: [String], _ files: [ReportRequest]) {
        guard !complaints.isEmpty else { return }
        for complaint in complaints {
            context.console.complain(complaint)
            report.fail(complaint, code: failure)
        }
        // They would say that all is well, or only what was found.
        _ = write(report, to: files)
    }

    /// Writes a report to the files of some requests, and returns those that failed.
    private func write(_ report: Report, to requests: [ReportRequest]) -> [ReportFailure] {
        requests.compactMap { request -> ReportFailure? in
            guard let path = request.path else { return nil }
            do throws(SystemError) {
                try FileReplacement.write(bytes(of: report, as: request), to: path)
                return nil
            } catch {
                return ReportFailure(request: request, error: error)
            }
        }
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
        let repository = CodeRepository(context)
        let style = ReportStyle(
            text: text,
            width: isFile ? nil : context.console.width,
            detail: options.isQuiet ? .verdict : options.isVerbose ? .reasons : .rows,
            showsValues: options.showsValues,
            anchor: options.anchor ?? repository.anchor,
            repository: repository.paths,
            limit: options.destination.map { _ in ReportFormat.commentLimit }
        )
        return request.format.bytes(of: report, style)
    }

    /// Appends the report in Markdown to the summary of a step in GitHub Actions, if it is to be
    /// shown there, and returns a complaint if that fails.
    private func appendSummary(of report: Report) -> [String] {
        guard options.requests.contains(where: { $0.format == .github }),
            let path = context.environment["GITHUB_STEP_SUMMARY"], !path.isEmpty
        else { return [] }
        do {
            let file = try FileDescriptor.appending(path)
            // Earlier commands of the same step may have written there. A summary that is too long
            // would be dropped with what they wrote.
            let room = ReportFormat.summaryLimit - (file.fileSize ?? 0)
            guard room >= ReportFormat.leastSummary else {
                context.console.warn(
                    "the summary of this step is nearly full, so the report is not added to it"
                )
                return []
            }
            let style = ReportStyle(showsValues: options.showsValues, limit: room)
            try file.write(ReportFormat.markdown.bytes(of: report, style))
            return []
        } catch {
            return ["cannot write the summary to \(PathText.shown(path)): \(error.reason)"]
        }
    }
}
