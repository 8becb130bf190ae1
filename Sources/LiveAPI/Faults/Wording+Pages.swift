import SessionContract

/// The words for faults of paging, and of links between pages and sessions.
extension Wording {
    /// The words for pages that never end.
    static func pagingLoop(_ loop: LiveFault.PagingLoop) -> Wording {
        let (kind, observed) =
            switch loop {
            case .ceiling(let pages): ("ceiling", "\(pages) pages, and more to come")
            case .noNewSession: ("no-new-session", "pages without a new session")
            case .repetition: ("repetition", "a cursor or page number that was used before")
            case .noWayOn: ("no-way-on", "'has_more', and a next link without a cursor")
            }
        return Wording(
            message: "the pages of the list never end",
            kind: kind,
            observed: observed,
            expected: "each page once, and 'has_more' false (or 'next_page' null) on the last",
            fix: "Send a new cursor with every page, and 'has_more' false with the last."
        )
    }

    /// The words for an answer that is paged in this way, where the other was asked for.
    static func otherPaging(_ kind: PagingKind) -> Wording {
        let (observed, expected) =
            switch kind {
            case .cursor: ("'meta.has_more'", "'next_page'")
            case .offset: ("'next_page' without 'meta.has_more'", "'meta.has_more'")
            }
        return Wording(
            message: "there is more to come, but it is not paged in the way that was requested",
            kind: "other-paging",
            observed: observed,
            expected: expected,
            fix: "Support both kinds of paging, or run with the other value of --paging."
        )
    }

    /// The words for a session that was met before.
    static func duplicateSession(
        _ duplicate: LiveFault.Duplicate,
        _ paging: PagingKind
    ) -> Wording {
        let (kind, message) =
            switch duplicate {
            case .samePage: ("same-page", "the same session is on this page twice")
            case .twoPages: ("two-pages", "the same session is on two pages")
            }
        let fix =
            switch paging {
            case .cursor:
                "Keep the order of the list stable, and let the cursor point after the last "
                    + "session."
            case .offset:
                "Keep the order of the list stable. New sessions shift the pages of offset paging, "
                    + "so compare with --paging cursor."
            }
        return Wording(
            message: message,
            kind: kind,
            observed: "an id that was already in the list",
            expected: "each session once in a list",
            fix: fix
        )
    }

    /// The words for a link to the next page that does not lead to the host that was asked.
    static func nextLink(_ link: LiveFault.ForeignLink) -> Wording {
        let (message, observed) =
            switch link {
            case .origin(let origin):
                (
                    "the link to the next page points to another host, to which clients that "
                        + "follow it would send their credentials; it was not followed",
                    "a link to \(origin)"
                )
            case .unreadable:
                (
                    "the link to the next page is not a valid URL; it was not followed",
                    "a link that is not a valid URL"
                )
            }
        return Wording(
            message: message,
            kind: "next-link",
            observed: observed,
            expected: "a link with the scheme, host and port of the request",
            fix: "Write links with the host that clients use."
        )
    }

    /// The words for a session whose `url` does not lead to it.
    static func linkBroken(_ link: LiveFault.BrokenLink) -> Wording {
        let (kind, observed) =
            switch link {
            case .otherPath: ("other-path", "a path that is not the path of a session")
            case .status(let status): (String(status), "status \(status)")
            case .otherSession: ("other-session", "another session, or none")
            }
        return Wording(
            message: "the 'url' of a session does not return that session",
            kind: kind,
            observed: observed,
            expected: "the session that the 'url' belongs to",
            fix: "Write the URL at which the session is available."
        )
    }
}
