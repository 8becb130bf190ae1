import CommandLineFrame
import Drift
import Reports
import SessionContract
import TerminalText

/// One run of `drift snapshot`.
struct DriftSnapshotRun {
    let options: DriftSnapshotCommand.Options
    let context: CommandContext

    /// Counts all sessions, writes the census, and returns the exit code.
    ///
    /// Nothing is written by a run that was interrupted or could not read one of its sources.
    func run() async -> ExitCode {
        do throws(UnusableReport) {
            let key = try CensusFile.key(at: options.key, in: context)
            if let output = options.output {
                try CensusFile.requireReplaceable(output, in: context)
            }
            return await run(key)
        } catch {
            context.console.complain(error.complaint)
            return .failed
        }
    }

    private func run(_ key: BlockKey) async -> ExitCode {
        let now = options.files.verdict.now(in: context)
        let tally = CensusTally(toolVersion: Report.toolVersion, now: now, key: key)
        var record = RunRecord(
            toolVersion: Report.toolVersion,
            command: "drift",
            target: options.live.url ?? "",
            startedAt: context.startedAt,
            ledger: options.files.verdict.ledger()
        )
        record.options = RunOptions(now: now)
        let counted = await count(tally, into: &record)
        if let signal = context.interruption() { return .interrupted(by: signal) }
        guard record.failures.isEmpty else { return .failed }
        guard var counted,
            options.asksAPI || counted.census.sessions.total == record.checked.sessions
        else {
            context.console.complain("the source changed while it was counted; count it again")
            return .failed
        }
        if !options.asksAPI {
            counted.countUnjudged(record.checked.unjudged.total + record.lostTexts)
        }
        var census = counted.census
        let search = record.options?.search ?? RunOptions.Search()
        census.parts = record.parts.map { $0.hidden(by: key, searching: search) }
        return deliver(census, record)
    }

    /// Counts the sources, and returns what was counted.
    private func count(
        _ tally: CensusTally,
        into record: inout RunRecord
    ) async -> CensusTally? {
        guard options.asksAPI else {
            let observer = CensusObserver(tally)
            var run = CheckRun(options: options.files, context: context, observer: observer)
            run.check(into: &record)
            return observer.tally
        }
        var live = options.live
        live.verdict = options.files.verdict
        let session = LiveSession(options: live, context: context)
        do throws(LiveSession.Failure) {
            return try await session.check(into: &record, counting: tally)
        } catch {
            record.fail(error.reason)
            context.console.complain(error.reason)
            return nil
        }
    }

    private func deliver(_ census: Census, _ record: RunRecord) -> ExitCode {
        let inconclusive = record.ledger.summary.rows.filter { $0.severity == .inconclusive }
        for row in inconclusive {
            context.console.warn("\(row.finding.wording.message) (\(row.finding.rule.id))")
        }
        let isWhole = census.unjudged == 0 && inconclusive.isEmpty && !record.isShort
        guard census.sessions.total > 0 || options.files.part.allowsEmpty else {
            context.console.complain("there was no session to count")
            return isWhole ? .failed : .inconclusive
        }
        let delivery = CensusDelivery(path: options.output, context: context)
        let code = delivery.write(census, code: isWhole ? .success : .inconclusive)
        guard !options.files.verdict.isQuiet, code != .failed else { return code }
        let file = options.output.map { " in \($0)" } ?? ""
        context.console.note("counted \(census.sessions.total.counted("session"))\(file)")
        if !isWhole {
            let lost = record.lostTexts
            let broken = lost > 0 ? " (\(lost.counted("text")) broken or without a session)" : ""
            context.console.warn(
                "not everything could be judged\(broken), so the census may lack sessions"
            )
        }
        return code
    }
}
