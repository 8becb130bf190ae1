import Platform
import Reports
import SessionContract

/// One run of `merge`.
struct MergeRun {
    let options: MergeCommand.Options
    let context: CommandContext

    /// The maximum size of a report, in bytes: ten thousand rows take some ten million.
    private static let largestReport = 1 << 26

    /// Adds all reports, writes the sum, and returns the exit code.
    func run() async -> ExitCode {
        var verdict = options.verdict
        verdict.listsAllRows = options.isPartial
        // What the parts have in common decides how the sum is judged. If the first cannot be read,
        // the run fails anyway.
        let first = Result { () throws(UnusableReport) in
            try report(options.paths[0])
        }
        var command = "check"
        if case .success(let report) = first {
            let failOn = VerdictOptions.Threshold(rawValue: report.options.failOn.rawValue)
            command = report.command
            // Parts with a model compare no times, and each of those of an API has its own moment.
            if command == "check" { verdict.now = report.options.now }
            verdict.chosenFailOn = verdict.chosenFailOn ?? failOn
        }
        let failOn = verdict.failOn.severity
        let delivery = ReportDelivery(options: verdict, context: context)
        return await delivery.run(command, target: "") { record in
            do throws(UnusableReport) {
                switch try first.get() {
                case .payloads(let report): try merge(after: report, into: &record)
                case .model(let report): try merge(after: report, into: &record)
                }
                record.options?.failOn = failOn
            } catch {
                record.fail(error.complaint)
                context.console.complain(error.complaint)
            }
        }
    }

    private func merge(
        after first: PartReport,
        into record: inout RunRecord
    ) throws(UnusableReport) {
        var sum = ReportMerge()
        try sum.add(first)
        for path in options.paths.dropFirst() where context.interruption() == nil {
            switch try report(path) {
            case .payloads(let report): try sum.add(report)
            case .model: throw foreign(path, record.command)
            }
        }
        guard context.interruption() == nil else { return }
        try sum.write(to: &record, isWhole: !options.isPartial)
        warnAboutShortParts(of: record)
        guard !options.isPartial, !record.isShort, !first.isLive else { return }
        let nothing = CheckedNothing(
            record.checked,
            unmatched: sum.unmatched ?? [],
            in: record.target
        )
        for complaint in nothing.complaints(allowingEmpty: false) {
            record.fail(complaint)
            context.console.complain(complaint)
        }
    }

    private func merge(
        after first: ModelPartReport,
        into record: inout RunRecord
    ) throws(UnusableReport) {
        // Without it, the report could not have been read.
        guard let models else { return }
        var sum = ModelMerge(models.vocabulary)
        try sum.add(first)
        for path in options.paths.dropFirst() where context.interruption() == nil {
            switch try report(path) {
            case .payloads: throw foreign(path, record.command)
            case .model(let report): try sum.add(report)
            }
        }
        guard context.interruption() == nil else { return }
        let outcome = try sum.write(to: &record, isWhole: !options.isPartial)
        models.conclude(&record, outcome, options.verdict.isVerbose)
        warnAboutShortParts(of: record)
        guard !options.isPartial, record.checked.cases == 0, !record.isShort else { return }
        record.fail("there are no cases to run")
        context.console.complain("there are no cases to run")
    }

    private func warnAboutShortParts(of record: RunRecord) {
        for part in record.shortParts {
            context.console.warn("\(part) ended early, so the report is incomplete")
        }
    }

    private var models: ModelMerging? { context.program.models }

    private func foreign(_ path: String, _ command: String) -> UnusableReport {
        UnusableReport(
            "\(PathText.shown(path)) is not a report of '\(command)', as the first is; leave it out"
        )
    }

    /// Reads a report.
    private func report(_ path: String) throws(UnusableReport) -> MergeableReport {
        let bytes = try BoundedFile.bytes(
            of: context.absolutePath(path),
            named: path,
            limit: Self.largestReport
        )
        return try MergeableReport(bytes, from: PathText.shown(path), models?.vocabulary)
    }
}
