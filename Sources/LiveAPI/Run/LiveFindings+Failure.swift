import SessionContract
import StrictJSON

extension LiveFindings {
    /// The finding for an answer of another status than 200, from `endpoint`.
    func status(
        of response: HTTPResponse,
        from endpoint: LiveEndpoint,
        redirectsTo target: LinkTarget?,
        isOffset: Bool
    ) -> Finding {
        let code = ErrorBody(parsing: response.body)?.code
        let summary = "status \(response.status)" + (code.map { ": \(safe($0))" } ?? "")
        let observed = Finding.Observation(String(response.status), summary)
        switch (response.status, target) {
        case (300...399, .foreign(let origin)):
            return redirect(to: origin.description, status: response.status)
        case (401, _), (403, _): return auth(observed)
        case (429, _): return rateLimited(observed, response)
        default:
            let isPastOffsetLimit =
                isOffset && response.status == 400 && code == "InvalidPaginationDepth"
            return status(observed, from: endpoint, isPastOffsetLimit: isPastOffsetLimit)
        }
    }

    private func auth(_ observed: Finding.Observation) -> Finding {
        Finding(
            .liveAuth,
            message: "the API does not let these credentials read this",
            observed: observed,
            expected: "status 200",
            fix: credentials == nil
                ? "Give credentials: ZENDESK_OAUTH_TOKEN, or ZENDESK_EMAIL and ZENDESK_API_TOKEN."
                : "Check the token, its scopes, and what its user may see."
        )
    }

    private func rateLimited(
        _ observed: Finding.Observation,
        _ response: HTTPResponse
    ) -> Finding {
        var observed = observed
        if let wait = response[field: "retry-after"] {
            observed.summary += ", Retry-After \(safe(wait))"
        }
        return Finding(
            .liveRateLimited,
            message: "the API still limits the rate of requests after all retries",
            observed: observed,
            expected: "status 200",
            fix: "Run later, or with a lower --rate or more --retries."
        )
    }

    private func status(
        _ observed: Finding.Observation,
        from endpoint: LiveEndpoint,
        isPastOffsetLimit: Bool
    ) -> Finding {
        var (message, fix) = (
            "the API answered with another status than 200", "Look into the API's own log."
        )
        if isPastOffsetLimit {
            message = "offset paging ends at 10,000 records, as documented; the rest was not judged"
            fix = "Run with --paging cursor to reach all sessions."
        } else if endpoint == .current, observed.kind == "404" {
            message = "there is no current session, as may be with a token"
            fix = "Leave out the endpoint me, or ask it with the credentials of a browser session."
        } else if observed.kind.hasPrefix("3") {
            message = "the answer is a redirect, and redirects are not followed"
            fix = "Run against the address that the redirect leads to."
        }
        return Finding(
            .liveStatus,
            message: message,
            observed: observed,
            expected: "status 200",
            fix: fix
        )
    }

    /// The finding for an exchange without a whole answer.
    func failure(_ failure: ExchangeFailure) -> Finding {
        switch failure {
        case .cancelled, .other: unreachable("failed", "the connection failed", failure)
        case .timedOut: timeout()
        case .unknownHost: unreachable("unknown-host", "the host has no address", failure)
        case .refused: unreachable("refused", "nobody answers at this host and port", failure)
        case .connectionLost:
            unreachable("lost", "the connection ended before the answer was whole", failure)
        case .insecure: unreachable("TLS", "no trusted encrypted connection came about", failure)
        case .malformed: unreachable("not-HTTP", "what came is no answer in HTTP", failure)
        case .bodyCut, .bodyEncoding, .bodyTooLong: body(failure)
        }
    }

    private func timeout() -> Finding {
        Finding(
            .liveTimeout,
            message: "the answer did not come, or did not end, within the time limit",
            observed: .init("silence", "no whole answer in time"),
            expected: "an answer within the time limit",
            fix: "Run again later, or with a longer --timeout."
        )
    }

    private func unreachable(
        _ kind: String,
        _ message: String,
        _ failure: ExchangeFailure
    ) -> Finding {
        let detail: String? =
            switch failure {
            case .insecure(let text), .malformed(let text), .other(let text): safe(text)
            default: nil
            }
        return Finding(
            .liveUnreachable,
            message: message,
            observed: .init(kind, detail ?? kind),
            expected: "an answer",
            fix: "Check the address, the network, the proxy settings and the certificate."
        )
    }

    private func body(_ failure: ExchangeFailure) -> Finding {
        let (kind, observed, expected, fix) =
            switch failure {
            case .bodyTooLong(let limit):
                (
                    "too-long", "more than \(limit) bytes", "a body within the limit",
                    "Send smaller pages."
                )
            case .bodyCut(let received, let announced):
                (
                    "cut",
                    "\(received) bytes and no end"
                        + (announced.map { ", \($0) bytes announced" } ?? ""),
                    "a body as long as announced",
                    "Announce the length that is sent, and look for what cuts the connection."
                )
            default:
                (
                    "encoding", "bytes that cannot be decoded",
                    "a body in the encoding that its header names",
                    "Send the Content-Encoding that the body has."
                )
            }
        return Finding(
            .liveBody,
            message: "the body cannot be read as a whole",
            observed: .init(kind, observed),
            expected: expected,
            fix: fix
        )
    }
}
