import SessionContract

/// The words for answers with another status than 200.
extension Wording {
    /// The words for a redirect to another host.
    static func redirect(_ status: Int, to host: ServerText) -> Wording {
        Wording(
            message: "the answer is a redirect to another host, which was not followed",
            kind: "redirect",
            observed: "status \(status) to \(host)",
            expected: "an answer from the host of the request",
            fix: "Answer at this host, or run against the host that the redirect names."
        )
    }

    /// The words for an answer of 401 or 403.
    static func auth(_ refusal: LiveFault.Refusal, _ hasCredentials: Bool) -> Wording {
        refused(
            refusal,
            message: "the API does not let these credentials read this",
            fix: hasCredentials
                ? "Check the token, its scopes, and what its user may see."
                : "Set ZENDESK_OAUTH_TOKEN, or ZENDESK_EMAIL and ZENDESK_API_TOKEN."
        )
    }

    /// The words for an answer of 429.
    static func rateLimited(
        _ refusal: LiveFault.Refusal,
        retryAfter wait: ServerText?
    ) -> Wording {
        refused(
            refusal,
            message: "the API still limits the rate of requests after all retries",
            detail: wait.map { ", Retry-After \($0)" } ?? "",
            fix: "Run later, or with a lower --rate or more --retries."
        )
    }

    /// The words for an answer with any other status.
    static func status(_ refusal: LiveFault.Refusal, _ cause: LiveFault.StatusCause) -> Wording {
        switch cause {
        case .offsetLimit:
            refused(
                refusal,
                message: "offset paging ends at 10,000 records, as documented; later sessions "
                    + "were not checked",
                fix: "Run with --paging cursor to reach all sessions."
            )
        case .noCurrentSession:
            refused(
                refusal,
                message: "there is no current session, which is usual with a token",
                fix: "Leave out the endpoint 'me', or use the credentials of a browser session."
            )
        case .redirect:
            refused(
                refusal,
                message: "the answer is a redirect, and redirects are not followed",
                fix: "Run against the address that the redirect names."
            )
        case .other:
            refused(
                refusal,
                message: "the API answered with a status other than 200",
                fix: "Check the API's own log."
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
        return Wording(
            message: message,
            kind: String(refusal.status),
            observed: "status \(refusal.status)\(code)\(detail)",
            expected: "status 200",
            fix: fix
        )
    }
}
