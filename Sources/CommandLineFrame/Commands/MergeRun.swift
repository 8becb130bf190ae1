import Platform
import Reports
import SessionContract

/// One run of `merge`.
struct MergeRun {
    private let options: MergeCommand.Options
    private let context: CommandContext

    /// The maximum size of a report, in bytes: ten thousand rows take some ten million.
    private static let largestReport = 1 << 26

    /// A run with these options.
    init(options: MergeCommand.Options, context: CommandContext) {
        self.options = options
        self.context = context
    }

    /// Adds all reports, writes the sum, and returns the exit code.
    func run() async -> ExitCode {
        var verdict = options.verdict
        verdict.listsAllRows = options.isPartial
        // What the parts have in common decides how the sum is judged. If the first cannot be read,
        // the run fails anyway.
        let first = Result { () throws(UnusableReport) in try Self.report(options.paths[0]) }
        if case .success(let report) = first {
            let failOn = VerdictOptions.Threshold(rawValue: report.options.failOn.rawValue)
            verdict.now = report.options.now
            verdict.chosenFailOn = verdict.chosenFailOn ?? failOn
        }
        let failOn = verdict.failOn.severity
        let delivery = ReportDelivery(options: verdict, context: context)
        return await delivery.run("check", target: "") { record in
            do throws(UnusableReport) {
                try merge(after: first.get(), into: &record)
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
            try sum.add(Self.report(path))
        }
        guard context.interruption() == nil else { return }
        try sum.write(to: &record, isWhole: !options.isPartial)
        guard !options.isPartial else { return }
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

    /// Reads a report.
    private static func report(_ path: String) throws(UnusableReport) -> PartReport {
        let bytes = try BoundedFile.bytes(of: path, limit: largestReport)
        return try PartReport(bytes, from: PathText.shown(path))
    }
}
