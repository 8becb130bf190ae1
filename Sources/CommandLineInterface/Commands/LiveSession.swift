import Foundation
import LiveAPI
import Platform
import Reports
import SessionContract
import StandInAPI

/// One run of `live`, from the credentials to the report.
struct LiveSession {
    let options: LiveCommand.Options
    let context: CommandContext

    /// Checks the API, writes the reports, and returns the exit code.
    func run() async -> ExitCode {
        let clock = ContinuousClock()
        let start = clock.now
        var result: Result
        do {
            result = try await check()
        } catch {
            context.console.complain(error.reason)
            result = Result(
                target: options.base?.description ?? "the stand-in API",
                ledger: options.verdict.ledger
            )
            result.failures = [error.reason]
        }
        let report = report(on: result, duration: clock.now - start)
        return ReportDelivery(options: options.verdict, context: context).deliver(report)
    }

    /// What a run knows at its end.
    struct Result: Sendable {
        let target: String
        var outcome = LiveOutcome()
        var ledger: Ledger
        var failures: [String] = []
    }

    /// Why a run could not start, in a phrase.
    struct Failure: Error {
        var reason: String
    }

    private func check() async throws(Failure) -> Result {
        if let base = options.base {
            let credentials = try credentials()
            return await check(base, credentials: credentials, target: base.description)
        }
        let server: StandInServer
        let base: BaseURL
        do {
            server = try StandInServer()
            try server.start()
            guard let origin = server.origin else {
                preconditionFailure("a server that has started has an origin")
            }
            base = try BaseURL(parsing: origin)
        } catch {
            throw Failure(reason: "cannot start the stand-in API: \(error)")
        }
        defer { server.stop() }
        // Credentials in the environment are for an API that was named, and are not sent here.
        let target = "the built-in stand-in API at \(base)"
        return await check(base, credentials: nil, target: target)
    }

    private func credentials() throws(Failure) -> LiveCredentials? {
        do {
            if options.readsToken {
                return try TokenFile(reading: .standardInput).credentials
            }
            guard let path = options.tokenFile else {
                return try LiveCredentials(environment: context.environment)
            }
            let file = try TokenFile(path: path)
            if file.isReadableByOthers {
                context.console.warn("others can read \(path); run chmod 600 on it")
            }
            return file.credentials
        } catch {
            throw Failure(reason: error.description)
        }
    }

    /// Requests everything in a task that an interruption cancels.
    private func check(
        _ base: BaseURL,
        credentials: LiveCredentials?,
        target: String
    ) async -> Result {
        var configuration = LiveConfiguration(base: base)
        configuration.credentials = credentials
        configuration.endpoints = options.endpoints.isEmpty ? [.list] : options.endpoints
        configuration.paging = options.paging
        configuration.pageSize = options.pageSize
        configuration.maximumPages = options.maximumPages
        configuration.followsLinks = options.followsLinks
        configuration.timeout = options.timeout
        configuration.retries = options.retries
        configuration.rate = options.rate

        let run = LiveRun(configuration)
        let settings = JudgeSettings(now: context.startedAt)
        let (empty, context) = (options.verdict.ledger, context)
        let progress = options.verdict.progress
        let result = await context.interruptions.cancelling {
            var result = Result(target: target, ledger: empty)
            var display = LiveProgress(progress, context.console)
            result.outcome = await run.run(settings, into: &result.ledger) { display.show($0) }
            display.clear()
            return result
        }
        return checked(result)
    }

    /// The result of a run, which has failed where it saw nothing and no rule says why.
    private func checked(_ result: Result) -> Result {
        guard result.outcome.sessions == 0, !result.outcome.isCancelled,
            result.ledger.summary.totals.isEmpty
        else { return result }
        var result = result
        result.failures = ["nothing could be judged, and the rules that say why are off"]
        for failure in result.failures { context.console.complain(failure) }
        return result
    }

    private func report(on result: Result, duration: Duration) -> Report {
        let summary = result.ledger.summary
        let totals = Report.Totals(summary.totals)
        let interruption = context.interruption()
        let decision = ExitDecision(
            totals: totals,
            failOn: options.verdict.failOn.severity,
            failures: result.failures,
            interruption: interruption
        )
        var report = Report(
            toolVersion: Report.toolVersion,
            command: "live",
            target: result.target,
            startedAt: context.startedAt,
            duration: duration,
            exit: decision.exit
        )
        report.checked.pages = result.outcome.pages
        report.checked.payloads = result.outcome.pages
        report.checked.sessions = result.outcome.sessions
        report.checked.bytes = result.outcome.bytes
        report.totals = totals
        report.isIncomplete = interruption != nil
        report.rows = summary.rows
        report.rowCount = summary.rowCount
        report.unlistedCount = summary.unlistedCount
        return report
    }
}
