import CommandLineFrame
import Drift
import Foundation
import LiveAPI
import Platform
import Reports
import SessionContract
import StandInAPI
import TerminalText

/// One run of `live`, from the credentials to the report.
struct LiveSession {
    let options: LiveCommand.Options
    let context: CommandContext

    /// Checks the API, writes the reports, and returns the exit code.
    func run() async -> ExitCode {
        let target = options.base?.description ?? "the stand-in API"
        let delivery = ReportDelivery(options: options.verdict, context: context)
        return await delivery.run("live", target: target) { record in
            do throws(Failure) {
                try await checkWithCensus(into: &record)
            } catch {
                fail(error.reason, in: &record)
            }
        }
    }

    /// Why a run could not start, as a phrase.
    struct Failure: Error {
        var reason: String
    }

    /// Checks the API, and compares it with a census if that is wanted.
    private func checkWithCensus(into record: inout RunRecord) async throws(Failure) {
        guard let path = options.census else {
            _ = try await check(into: &record, counting: nil)
            return
        }
        let census: LiveCensus
        do throws(UnusableReport) {
            census = try LiveCensus(path, now: options.verdict.now(in: context), context)
        } catch {
            throw Failure(reason: error.complaint)
        }
        guard let tally = try await check(into: &record, counting: census.tally) else { return }
        do throws(UnusableReport) {
            try census.finish(tally, in: &record)
        } catch {
            throw Failure(reason: error.complaint)
        }
    }

    /// Checks the API, fills in the record of the run, and returns what a tally has counted.
    func check(
        into record: inout RunRecord,
        counting tally: CensusTally?
    ) async throws(Failure) -> CensusTally? {
        if let base = options.base {
            return try await check(configuration(for: base), into: &record, counting: tally)
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
        // Credentials in the environment belong to a real API, so they are not sent here.
        record.target = "the built-in stand-in API at \(base)"
        return try await check(LiveConfiguration(base: base), into: &record, counting: tally)
    }

    /// Returns what requests to an API need, and hides its secrets.
    ///
    /// - Throws: If a file or a program cannot be used, before the first request.
    func configuration(for base: BaseURL) throws(Failure) -> LiveConfiguration {
        var configuration = LiveConfiguration(base: base)
        configuration.credentials = try credentials()
        configuration.extraFields = try extraFields(
            allowsAuthorization: configuration.credentials == nil
        )
        configuration.environment = context.environment
        // From here on, no complaint shows a secret.
        context.console.secrets.hide(configuration.secretFilter())
        if base.origin.scheme == .https { try prepareForTLS(&configuration) }
        return configuration
    }

    /// Returns the credentials of the environment or of the options, and complains about oddities.
    func credentials() throws(Failure) -> LiveCredentials? {
        let credentials: LiveCredentials?
        do {
            if options.readsToken {
                credentials = try TokenFile(reading: .standardInput).credentials
            } else if let path = options.tokenFile {
                let file = try TokenFile(path: context.absolutePath(path))
                warn(about: path, if: file.isReadableByOthers)
                credentials = file.credentials
            } else {
                credentials = try LiveCredentials(environment: context.environment)
            }
        } catch {
            throw Failure(reason: error.description)
        }
        for note in credentials?.notes ?? [] { context.console.note(note.description) }
        return credentials
    }

    private func extraFields(allowsAuthorization: Bool) throws(Failure) -> [HeaderField] {
        var fields: [HeaderField] = []
        for path in options.headerFiles {
            do throws(HeaderFileError) {
                let file = try HeaderFile(
                    path: context.absolutePath(path),
                    allowsAuthorization: allowsAuthorization
                )
                warn(about: path, if: file.isReadableByOthers)
                fields += file.fields
            } catch {
                throw Failure(reason: error.description)
            }
        }
        return fields
    }

    private func warn(about path: String, if isReadableByOthers: Bool) {
        guard isReadableByOthers else { return }
        context.console.warn("other users can read \(path); run 'chmod 600' on it")
    }

    /// Sends all requests in a task that an interruption cancels.
    private func check(
        _ requests: LiveConfiguration,
        into record: inout RunRecord,
        counting tally: CensusTally?
    ) async throws(Failure) -> CensusTally? {
        var configuration = requests
        configuration.environment = context.environment
        let secrets = context.console.secrets.filter
        let answers = try answerFolder()
        configuration.endpoints = options.requestedEndpoints
        configuration.paging = options.paging
        configuration.pageSize = options.pageSize
        configuration.maximumPages = options.maximumPages
        configuration.followsLinks = options.followsLinks
        configuration.maximumLinks = options.maximumLinks
        configuration.maximumTime = options.maximumTime
        configuration.maximumWait = options.maximumWait
        configuration.jobs = options.jobs
        configuration.bodyLimit = options.maximumBody
        configuration.timeout = options.timeout
        configuration.retries = options.retries
        configuration.rate = options.rate

        let run = LiveRun(configuration, hiding: secrets)
        let settings = JudgeSettings(now: options.verdict.now(in: context))
        let (empty, context) = (record.ledger, context)
        let progress = options.verdict.progress(on: context.console)
        let (outcome, ledger, unsaved, counted) = await context.interruptions.cancelling {
            var ledger = empty
            var display = LiveProgress(progress, context.console)
            var answers = answers
            let observer = tally.map { CensusObserver($0) }
            let outcome = await run.run(settings, into: &ledger, observer: observer) { event in
                if case .answer(let endpoint, let body) = event {
                    answers?.save(body, of: endpoint)
                }
                display.show(event)
            }
            display.clear()
            answers?.finish()
            return (outcome, ledger, answers?.unsavedCount ?? 0, observer?.tally)
        }
        record.ledger = ledger
        LiveCoverage(outcome: outcome, options: options).write(to: &record)
        var census = counted
        census?.countUnjudged(record.unjudgedCount + outcome.brokenAnswers)
        if unsaved > 0, let path = options.answerFolder {
            fail("\(unsaved.grouped) answers are not saved in \(path)", in: &record)
        }
        // A run that saw nothing fails if no rule reports why.
        if outcome.sessions == 0, !outcome.isCancelled, ledger.summary.totals.isEmpty {
            let cause = ledger.summary.suppressedCount > 0 ? "in the baseline" : "off"
            fail("nothing could be judged, and the rules that report why are \(cause)", in: &record)
        }
        return census
    }

    /// Finds what requests over https need, before the first of them.
    private func prepareForTLS(_ configuration: inout LiveConfiguration) throws(Failure) {
        do {
            configuration.curl = try CurlProgram(environment: context.environment)
        } catch {
            throw Failure(reason: error.description)
        }
        configuration.tlsFiles.authorities = try readable(options.tlsFiles.authorities)
        configuration.tlsFiles.certificate = try readable(options.tlsFiles.certificate)
        configuration.tlsFiles.key = try readable(options.tlsFiles.key)
    }

    /// The absolute path of a file that was given, which must be readable.
    private func readable(_ path: String?) throws(Failure) -> String? {
        guard let path else { return nil }
        let absolute = context.absolutePath(path)
        guard !absolute.contains(where: \.isNewline) else {
            throw Failure(reason: "the name of the file \(path) contains a line break")
        }
        do {
            var start = [UInt8](repeating: 0, count: 1)
            _ = try FileDescriptor.reading(absolute).read(into: &start)
            return absolute
        } catch {
            throw Failure(reason: "cannot read \(path): \(error.reason)")
        }
    }

    /// The folder of the option `--save`, if it was given.
    private func answerFolder() throws(Failure) -> AnswerFolder? {
        guard let path = options.answerFolder else { return nil }
        return try AnswerFolder(context.absolutePath(path), context)
    }

    private func fail(_ reason: String, in record: inout RunRecord) {
        record.fail(reason)
        context.console.complain(reason)
    }
}
