import SessionContract
import StrictJSON

/// Words the findings of the group `live`, so that nothing secret and nothing unprintable gets
/// into them.
struct LiveFindings {
    var credentials: LiveCredentials?

    /// A text that a server or a library wrote, fit for a report: no secrets, visible ASCII alone,
    /// 80 characters at most.
    func safe(_ text: String) -> String {
        let redacted = credentials?.redacting(text) ?? text
        let visible = redacted.unicodeScalars.lazy.map { scalar in
            (0x20...0x7E).contains(scalar.value) ? Character(scalar) : "?"
        }
        let short = visible.prefix(80)
        return String(short) + (redacted.unicodeScalars.count > 80 ? "..." : "")
    }
}

extension LiveFindings {
    func contentType(_ field: String?) -> Finding {
        Finding(
            .liveContentType,
            message: "the answer does not say that it is JSON",
            observed: field.map { .init("other-type", "Content-Type \(safe($0))") }
                ?? .init("absent", "no Content-Type"),
            expected: "Content-Type: application/json",
            fix: "Send the media type application/json with every body that is JSON."
        )
    }

    func errorBody(_ error: ErrorBody) -> Finding {
        Finding(
            .liveErrorBody,
            message: "an error object came under status 200, where clients look for sessions",
            observed: .init(
                "error-object",
                "an error object" + (error.code.map { ": \(safe($0))" } ?? "")
            ),
            expected: "sessions, or a status from 400 to 599 with the error object",
            fix: "Answer errors with their own status."
        )
    }

    func redirect(to host: String, status: Int) -> Finding {
        Finding(
            .liveRedirect,
            message: "the answer is a redirect to another host, which was not followed",
            observed: .init("redirect", "status \(status) to \(safe(host))"),
            expected: "an answer from the host that was asked",
            fix: "Answer at this host, or run against the host that the redirect names."
        )
    }

    func foreignLink(to target: LinkTarget, at pointer: JSONPointer) -> Finding {
        let place =
            switch target {
            case .foreign(let origin): safe(origin.description)
            case .local, .unreadable: "no readable URL"
            }
        return Finding(
            .liveRedirect,
            at: pointer,
            message: """
                the link to the next page leads off the host, where a client that follows it would \
                take its credentials; it was not followed
                """,
            observed: .init("next-link", "a link to \(place)"),
            expected: "a link on the scheme, host and port that were asked",
            fix: "Write links with the host that clients use."
        )
    }

    func pagingLoop(_ kind: String, _ observed: String) -> Finding {
        Finding(
            .livePagingLoop,
            message: "the pages of the list never come to an end",
            observed: .init(kind, observed),
            expected: "each page once, and has_more false (or next_page null) on the last",
            fix: "Move the cursor on with every page, and end the list with has_more false."
        )
    }

    func otherPaging(_ mode: PagingMode) -> Finding {
        let isCursor = mode == .cursor
        return Finding(
            .envelopePaging,
            message: "the answer is not paged in the way that was asked for, with more to come",
            observed: .init(
                "other-paging",
                isCursor ? "next_page without meta.has_more" : "meta.has_more"
            ),
            expected: isCursor ? "meta.has_more" : "next_page",
            fix: "Support both kinds of paging, or run with the other --paging."
        )
    }

    func duplicate(of session: PageSummary.Session, isSamePage: Bool, isOffset: Bool) -> Finding {
        Finding(
            .liveDuplicateSession,
            at: session.pointer,
            message: isSamePage
                ? "a session is twice on one page" : "a session is on two pages",
            observed: .init(isSamePage ? "same-page" : "two-pages", "an id that was met before"),
            expected: "each session once in a list",
            fix: isOffset
                ? """
                Order the list stably; sessions that start meanwhile shift the pages of offset \
                paging, so compare with --paging cursor.
                """
                : "Order the list stably, and let the cursor point behind the last session."
        )
    }

    func linkBroken(_ session: PageSummary.Session, _ kind: String, _ observed: String) -> Finding {
        Finding(
            .liveLinkBroken,
            at: session.pointer.appending("url"),
            message: "the url of a session does not lead back to that session",
            observed: .init(kind, observed),
            expected: "the session that the url belongs to",
            fix: "Write the url under which the session can be had."
        )
    }

    func empty() -> Finding {
        Finding(
            .liveEmpty,
            message: "there is no session in any answer, so nothing could be judged",
            observed: .init("empty", "no session"),
            expected: "at least one session",
            fix: "Sign in once with a browser, or run with credentials that see more sessions."
        )
    }
}
