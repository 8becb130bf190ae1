import SessionContract
import TerminalText

/// Messages about responses with a status other than 200.
extension Wording {
    /// The message about a redirect to another scheme, host or port.
    static func redirect(
        _ status: Int,
        to origin: ServerText,
        _ difference: Origin.Difference
    ) -> Wording {
        Wording(
            message: "the API redirects to \(difference.target); the redirect was not followed",
            kind: "redirect",
            observed: "status \(status) to \(origin)",
            expected: "a response with the scheme, host and port of the request",
            fix: difference.proxyHint
                + "Respond at this address, or run against the one that the redirect names."
        )
    }

    /// The message about a response with status 401 or 403.
    static func auth(_ refusal: LiveFault.Refusal, _ hasCredentials: Bool) -> Wording {
        refused(
            refusal,
            message: hasCredentials
                ? "the API does not accept these credentials for this request"
                : "the API requires credentials, and none were given",
            fix: hasCredentials
                ? "Check that the token is valid, and that its scopes and its user may read this."
                : "Set ZENDESK_OAUTH_TOKEN, or ZENDESK_EMAIL and ZENDESK_API_TOKEN, or use "
                    + "--token-file."
        )
    }

    /// The message about a response with status 429.
    static func rateLimited(
        _ refusal: LiveFault.Refusal,
        retryAfter wait: ServerText?
    ) -> Wording {
        refused(
            refusal,
            message: "the API refused the request because of its rate limit",
            detail: wait.map { ", Retry-After \($0)" } ?? "",
            fix: refusal.impatience?.fix
                ?? "Run again later, or with a lower --rate or more --retries."
        )
    }

    /// The message about a response with any other status.
    static func status(_ refusal: LiveFault.Refusal, _ cause: LiveFault.StatusCause) -> Wording {
        switch cause {
        case .offsetLimit:
            refused(
                refusal,
                message: "offset paging ends after 10,000 records, as documented; later sessions "
                    + "were not checked",
                fix: "Run with --paging cursor to check all sessions."
            )
        case .noCurrentSession:
            refused(
                refusal,
                message: "there is no current session, which is normal with a token",
                fix: "Run without --endpoint me; use list, user:ID or session:UID:SID instead."
            )
        case .redirect:
            refused(
                refusal,
                message: "the API answered with a redirect, and redirects are not followed",
                fix: "Check the Location header, and run against the address that it names."
            )
        case .other:
            refused(
                refusal,
                message: "the API answered with a status other than 200",
                fix: refusal.impatience?.fix
                    ?? "Check the host, the endpoint and its ids. For 5xx, run again later, or read "
                    + "the log of the API."
            )
        }
    }

    private static func refused(
        _ refusal: LiveFault.Refusal,
        message: String,
        detail: String = "",
        fix: String
    ) -> Wording {
        let code = refusal.code.map { ": \($0)" } ?? ""
        let impatience = refusal.impatience.map { ", \($0.phrase)" } ?? ""
        return Wording(
            message: message,
            kind: String(refusal.status),
            observed: "status \(refusal.status)\(code)\(detail)\(impatience)",
            expected: "status 200",
            fix: fix
        )
    }
}

extension RetryPolicy.Impatience {
    fileprivate var fix: String {
        switch self {
        case .longWait: "Run again when the wait that the API asks for is over."
        case .allWaits: "Run again later, or with a lower --rate or a larger --max-wait."
        }
    }

    fileprivate var phrase: String {
        switch self {
        case .longWait(let wait, let limit):
            "asked to wait \(wait.inWholeSeconds), more than \(limit.inWholeSeconds); not repeated"
        case .allWaits(let wait, let limit):
            "asked to wait \(wait.inWholeSeconds), and \(limit.inWholeSeconds) in all is the limit; "
                + "not repeated"
        }
    }
}
