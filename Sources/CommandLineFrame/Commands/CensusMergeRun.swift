import Drift
import Platform
import Reports
import TerminalText

/// One run of `merge` for censuses.
struct CensusMergeRun {
    let options: MergeCommand.Options
    let context: CommandContext

    /// The options that also a sum of censuses can have.
    private static let usableOptions: Set<String> = [
        "--partial", "--format", "--exit-zero", "--quiet", "--verbose", "--color",
    ]

    /// Adds all censuses, writes the sum, and returns the exit code.
    func run() -> ExitCode {
        if let other = options.given.first(where: { !Self.usableOptions.contains($0) }) {
            return fail("\(other) has no effect on a sum of censuses; leave it out")
        }
        let requests = options.verdict.requests
        guard requests.count <= 1, requests.allSatisfy({ $0.format == .json }) else {
            return fail(
                "a sum of censuses is a census; write it with --format json=FILE, or to standard "
                    + "output without --format"
            )
        }
        var sum = CensusSum()
        do throws(UnusableReport) {
            for path in options.paths {
                if let signal = context.interruption() { return .interrupted(by: signal) }
                try requireCensus(path)
                try sum.add(CensusFile.read(path, in: context), named: PathText.shown(path))
            }
            guard let census = try sum.finish(isWhole: !options.isPartial) else { return .failed }
            return write(census, unnumbered: sum.unnumberedCount)
        } catch {
            return fail(error.complaint)
        }
    }

    /// Throws if a file is a report, which is not merged with censuses.
    private func requireCensus(_ path: String) throws(UnusableReport) {
        guard !CensusFile.isCensus(path, in: context),
            ReportFile(path: context.absolutePath(path)).isReport
        else { return }
        throw UnusableReport(
            "\(PathText.shown(path)) is a report, and others are censuses; merge reports in one run, "
                + "and censuses in another"
        )
    }

    private func write(_ census: Census, unnumbered: Int) -> ExitCode {
        guard census.sessions.total > 0 || options.isPartial else {
            return fail(
                "there is no session in \(options.paths.count.counted("census", "censuses"))"
            )
        }
        let isWhole = census.unjudged == 0
        let code: ExitCode = isWhole || options.verdict.exitsWithZero ? .success : .inconclusive
        let written = CensusDelivery(path: options.verdict.requests.first?.path, context: context)
            .write(census, code: code)
        guard written != .failed else { return written }
        if !isWhole {
            context.console.warn(
                "\(census.unjudged.counted("answer")) could not be counted, so the sum may lack some "
                    + "sessions"
            )
        }
        if unnumbered > 1, !options.verdict.isQuiet {
            context.console.note(
                "added \(unnumbered.grouped) censuses that do not say which part they are, so one "
                    + "that is missing is not noticed"
            )
        }
        return written
    }

    private func fail(_ reason: String) -> ExitCode {
        context.console.complain(reason)
        return .failed
    }
}
