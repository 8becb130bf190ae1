import SessionContract

/// Messages about paging, and about links between pages and sessions.
extension Wording {
    /// The message about pages that return to an earlier one.
    static func pagingLoop(_ loop: LiveFault.PagingLoop) -> Wording {
        let (kind, observed) =
            switch loop {
            case .noNewSession: ("no-new-session", "a page on which each session was seen before")
            case .repetition: ("repetition", "a cursor or page number that was used before")
            }
        return Wording(
            message: "paging returns to an earlier page, so it never ends",
            kind: kind,
            observed: observed,
            expected: "each page once, and 'has_more' false (or 'next_page' null) on the last",
            fix: "Send a new cursor with every page, and 'has_more' false with the last."
        )
    }

    /// The message about a response that uses this kind of paging when the other was requested.
    static func otherPaging(_ kind: PagingKind) -> Wording {
        let (observed, expected, fix) =
            switch kind {
            case .cursor:
                (
                    "'meta.has_more' (cursor paging)", "'next_page' (offset paging)",
                    "Support offset paging, or run with --paging cursor."
                )
            case .offset:
                (
                    "'next_page' without 'meta.has_more' (offset paging)",
                    "'meta.has_more' (cursor paging)",
                    "Support cursor paging, or run with --paging offset."
                )
            }
        return Wording(
            message: "there are more pages, but not in the kind of paging that was requested",
            kind: "other-paging",
            observed: observed,
            expected: expected,
            fix: fix
        )
    }

    /// The message about a session that appeared before.
    static func duplicateSession(
        _ duplicate: LiveFault.Duplicate,
        _ paging: PagingKind
    ) -> Wording {
        let (kind, message) =
            switch duplicate {
            case .samePage: ("same-page", "the same session appears twice on this page")
            case .twoPages: ("two-pages", "the same session appears on two pages")
            }
        let fix =
            switch paging {
            case .cursor:
                "Keep the order of the list stable, and point the cursor past the last session of "
                    + "the page."
            case .offset:
                "Keep the order of the list stable. New sessions shift the pages of offset paging, "
                    + "so try --paging cursor."
            }
        return Wording(
            message: message,
            kind: kind,
            observed: "an id that appeared before in this list",
            expected: "each session once per list",
            fix: fix
        )
    }

    /// The message about a next-page link that does not point to the origin of the request.
    static func nextLink(_ link: LiveFault.ForeignLink) -> Wording {
        let (message, observed, hint) =
            switch link {
            case .origin(let origin, let difference):
                (
                    "the next-page link points to \(difference.target), and a client that follows "
                        + "it sends its credentials there; it was not followed",
                    "a link to \(origin)", difference.proxyHint
                )
            case .unreadable:
                (
                    "the next-page link is not a valid URL, so it was not followed",
                    "an invalid URL", ""
                )
            }
        return Wording(
            message: message,
            kind: "next-link",
            observed: observed,
            expected: "a link with the scheme, host and port of the request",
            fix: hint + "Build links with the scheme, host and port that the client used."
        )
    }

    /// The message about a session whose `url` does not return it.
    static func linkBroken(_ link: LiveFault.BrokenLink) -> Wording {
        let (kind, observed) =
            switch link {
            case .otherPath: ("other-path", "a path that does not name a session")
            case .status(let status): (String(status), "status \(status)")
            case .otherSession: ("other-session", "a response with another session or none")
            }
        return Wording(
            message: "the 'url' of a session does not return that session",
            kind: kind,
            observed: observed,
            expected: "the session that the 'url' belongs to",
            fix: "Send the URL that returns this session. If it has ended since, run again."
        )
    }
}
