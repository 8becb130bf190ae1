import Foundation
import LiveAPI
import PayloadInput
import Reports
import SessionContract
import StandInAPI

/// One run of `live`, from the credentials to the report.
struct LiveSession {
    let options: LiveCommand.Options
    let context: CommandContext

    func run() async -> Int32 {
        let clock = ContinuousClock()
        let start = clock.now
        var result: Result
        do {
            result = try await check()
        } catch {
            context.console.complain(error.reason)
            result = Result(target: options.base?.description ?? "the stand-in API")
            result.failures = [error.reason]
        }
        let report = report(on: result, duration: clock.now - start)
        return ReportDelivery(options: options.verdict, context: context).deliver(report)
    }

    /// What a run knows at its end.
    struct Result: Sendable {
        var target: String
        var pages = 0
        var counts = PayloadChecker.Counts()
        var tally = FindingTally()
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
            base = try BaseURL(parsing: server.origin ?? "")
        } catch {
            throw Failure(reason: "cannot start the stand-in API: \(error)")
        }
        defer { server.stop() }
        // Whatever is in the environment is for an API that was named, and stays here.
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

    /// Walks the API in a task that an interruption cancels.
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
        let verdict = options.verdict
        let context = context
        let work = Task {
            let judge = LiveJudge(verdict, context)
            let outcome = await run.run(
                judge: { judge.judge($0) },
                report: { judge.report($0) },
                progress: { judge.show($0) }
            )
            return judge.result(of: outcome, target: target)
        }
        let watch = Task {
            while context.interruption() == nil {
                try await Task.sleep(for: .milliseconds(50))
            }
            work.cancel()
        }
        defer { watch.cancel() }
        return await work.value
    }

    private func report(on result: Result, duration: Duration) -> Report {
        let totals = Report.Totals(result.tally.totals)
        let interruption = context.interruption()
        let decision = ExitDecision(
            totals: totals,
            failOn: options.verdict.failOn.severity,
            failures: result.failures,
            interruption: interruption
        )
        var report = Report(
            toolVersion: CommandLineTool.version,
            command: "live",
            target: result.target,
            startedAt: context.startedAt,
            duration: duration,
            exit: decision.exit
        )
        report.checked.pages = result.pages
        report.checked.payloads = result.counts.payloads
        report.checked.sessions = result.counts.sessions
        report.checked.bytes = result.counts.bytes
        report.totals = totals
        report.isIncomplete = interruption != nil
        report.rows = result.tally.rows
        report.unlistedCount = result.tally.unlistedCount
        return report
    }
}

/// Judges the pages of one run and gathers what it is told.
private final class LiveJudge {
    private var checker: PayloadChecker
    private var progress: ProgressLine
    private var failures: [String] = []
    private let context: CommandContext

    init(_ options: VerdictOptions, _ context: CommandContext) {
        let judge = SessionJudge(now: Int64(context.startedAt.timeIntervalSince1970))
        checker = PayloadChecker(judge: judge, tally: options.tally)
        progress = ProgressLine(options.progress, console: context.console)
        self.context = context
    }

    func judge(_ page: Page) -> PageJudgement {
        let before = checker.counts.sessions
        do {
            try checker.check(page.body, name: page.source)
        } catch {
            failures.append(error.description)
            context.console.complain(error.description)
        }
        return PageJudgement(sessions: checker.counts.sessions - before)
    }

    func report(_ finding: Finding) {
        checker.report(finding)
    }

    func show(_ event: LiveEvent) {
        switch event {
        case .started(let endpoint):
            progress.show("asking for \(endpoint)")
        case .page(let endpoint, let index, let sessions):
            progress.show("\(endpoint): page \(index + 1), \(sessions) sessions")
        case .waiting(let duration, let reason, let retry):
            progress.show("waiting \(duration.inSeconds) after \(reason.phrase), retry \(retry)")
        case .finished:
            progress.clear()
        }
    }

    func result(of outcome: LiveOutcome, target: String) -> LiveSession.Result {
        progress.clear()
        checker.finish()
        var result = LiveSession.Result(target: target)
        result.pages = outcome.pages
        result.counts = checker.counts
        result.tally = checker.tally
        result.failures = failures
        let sawNothing = checker.counts.sessions == 0 && checker.tally.totals.isEmpty
        if sawNothing, failures.isEmpty, !outcome.isCancelled {
            let reason = "nothing could be judged, and the rules that say why are off"
            context.console.complain(reason)
            result.failures = [reason]
        }
        return result
    }
}

extension LiveEvent.WaitReason {
    fileprivate var phrase: String {
        switch self {
        case .status(let status): "status \(status)"
        case .timeout: "silence"
        case .connection: "a lost connection"
        }
    }
}
