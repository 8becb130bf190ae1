import CommandLineFrame
import LiveAPI
import PayloadInput
import SessionContract
import TerminalText

/// Requests one page of an API, with the credentials and limits of `live`.
struct DoctorProbe {
    let session: LiveSession
    let base: BaseURL

    /// Sends the request and returns what came of it.
    func checks() async -> [DoctorCheck] {
        let configuration: LiveConfiguration
        do throws(LiveSession.Failure) {
            configuration = try onePage(session.configuration(for: base))
        } catch {
            return [DoctorCheck(.wrong, "API", "\(base): \(error.reason)")]
        }
        let secrets = session.context.console.secrets.filter
        let settings = JudgeSettings(now: session.context.startedAt)
        let (outcome, ledger) = await session.context.interruptions.cancelling {
            var ledger = Ledger()
            let run = LiveRun(configuration, hiding: secrets)
            let outcome = await run.run(settings, into: &ledger)
            return (outcome, ledger)
        }
        let credentials =
            configuration.credentials == nil
            ? DoctorCheck(
                .note,
                "credentials",
                "none are set",
                fix: "Set ZENDESK_OAUTH_TOKEN, or ZENDESK_EMAIL and ZENDESK_API_TOKEN."
            ) : DoctorCheck(.good, "credentials", "set")
        return [credentials] + results(outcome, ledger)
    }

    private func onePage(_ configuration: LiveConfiguration) -> LiveConfiguration {
        var configuration = configuration
        configuration.endpoints = [.list]
        configuration.pageSize = 1
        configuration.maximumPages = 1
        configuration.retries = 0
        configuration.timeout = session.options.timeout
        configuration.maximumTime = configuration.timeout
        return configuration
    }

    private func results(_ outcome: LiveOutcome, _ ledger: Ledger) -> [DoctorCheck] {
        guard !outcome.isCancelled else {
            return [DoctorCheck(.unclear, "API", "\(base): interrupted")]
        }
        let groups = [Rule.liveAuth, .jsonSyntax, .envelopeUnknown].map(\.group)
        let rows = ledger.summary.rows.filter { row in
            let rule = row.finding.rule
            // A page without sessions is an answer, and what follows the page is not requested.
            let isAboutAnswer =
                outcome.pages == 0 ? rule != .liveIncomplete : row.severity == .error
            return groups.contains(rule.group) && isAboutAnswer
        }
        let checks = rows.map { row in
            let wording = row.finding.wording
            return DoctorCheck(
                row.severity == .error ? .wrong : .unclear,
                "API",
                "\(base): \(wording.message)",
                fix: wording.fix
            )
        }
        guard checks.isEmpty else { return checks }
        guard outcome.pages > 0 else {
            return [
                DoctorCheck(.unclear, "API", "\(base): no answer in \(session.options.timeout)")
            ]
        }
        return [DoctorCheck(.good, "API", "\(base) answers, and accepts the request")]
    }
}
