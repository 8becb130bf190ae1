extension StandInFault.OfAnswer {
    typealias Details = StandInFault.Details

    /// The description of the fault.
    var details: Details {
        switch self {
        case .jsonTruncated:
            Details(
                breaks: "json/syntax",
                at: .text,
                hides: .fromSession,
                "Each JSON text is cut in half, with a matching Content-Length."
            )
        case .jsonTrailingComma:
            Details(
                breaks: "json/syntax",
                at: .text,
                reads: [.members, .end],
                hides: [.members, .end],
                "Each JSON text has a comma before its closing brace."
            )
        case .jsonTrailingContent:
            Details(
                breaks: "json/syntax",
                at: .text,
                reads: [.members, .end],
                hides: .end,
                "Each JSON text is followed by another closing brace."
            )
        case .jsonEmpty:
            Details(
                breaks: "json/syntax",
                at: .text,
                hides: .fromSession,
                "Each response has an empty body and a Content-Length of 0."
            )
        case .jsonByteOrderMark:
            Details(
                breaks: "json/byte-order-mark",
                at: .textStart,
                "Each JSON text starts with a byte order mark."
            )
        case .envelopeUnknown:
            Details(
                breaks: "envelope/unknown",
                at: .envelope,
                hides: .fromSession,
                "The key of a list is `results`, and that of a single session is `result`."
            )
        case .envelopeNull:
            Details(
                breaks: "envelope/shape",
                at: .envelope,
                hides: [.session, .array],
                "`sessions` (or `session`) is null."
            )
        case .envelopeObject:
            Details(
                breaks: "envelope/shape",
                at: .envelope,
                shownBy: .lists,
                hides: [.session, .array],
                "`sessions` is an object with the ids as keys instead of an array."
            )
        case .envelopeItem:
            Details(
                breaks: "envelope/shape",
                at: .envelope,
                needs: .sessions(1),
                reads: .session,
                hides: .session,
                "One session is replaced by its id."
            )
        case .envelopeArrayForm:
            Details(
                breaks: "envelope/array-form",
                at: .arrayForm,
                needs: .sessions(1),
                shownBy: .singleSessions,
                "A single session is in an array, as the vendor documents it."
            )
        case .pagingType:
            Details(
                breaks: "envelope/paging",
                at: .paging,
                shownBy: .lists,
                hides: .nextPage,
                "`has_more` (or `count`) is a string."
            )
        case .pagingContradiction:
            Details(
                breaks: "envelope/paging",
                at: .paging,
                needs: .sessions(1),
                shownBy: .lists,
                hides: [.nextLink, .nextPage],
                "`has_more` is true without a cursor, or `count` is 0 although there are sessions."
            )
        case .pagingNoHasMore:
            Details(
                breaks: "envelope/paging",
                at: .paging,
                needs: .sessions(1),
                shownBy: .walks,
                reads: .end,
                "`has_more` is absent, although there is a cursor."
            )
        case .contentTypeHTML:
            Details(breaks: "live/content-type", at: .contentType, "The Content-Type is text/html.")
        case .contentTypeMissing:
            Details(breaks: "live/content-type", at: .contentType, "The Content-Type is missing.")
        case .redirectElsewhere:
            Details(
                breaks: "live/redirect",
                at: .status,
                hides: .success,
                "Each response redirects to another host."
            )
        case .nextLinkElsewhere:
            Details(
                breaks: "live/redirect",
                at: .nextLink,
                needs: .pages(2),
                shownBy: .lists,
                "The link to the next page points to another host."
            )
        case .nextLinkScheme:
            nextLink("live/redirect", "points to the same host over another scheme.")
        case .nextLinkPort: nextLink("live/redirect", "points to another port of the same host.")
        case .nextLinkInvalid: nextLink("live/redirect", "is not a URL.")
        case .nextLinkResource: nextLink("envelope/paging", "points to tickets.", in: .walks)
        case .nextLinkCursor:
            nextLink("envelope/paging", "has another cursor than `after_cursor`.", in: .walks)
        case .pagingBack: pages("live/paging-loop", 2, "The second page links back to the first.")
        case .pagingCycle:
            pages("live/paging-loop", 3, "The third page links back to the second.")
        case .pagingSamePage:
            pages(
                "live/paging-loop",
                2,
                "Each page has the sessions of the first, and a new cursor."
            )
        case .pagingRepeats:
            Details(
                breaks: "live/paging-loop",
                at: .pages,
                needs: .pages(2),
                shownBy: .lists,
                "The second page links to itself as the next page."
            )
        case .pagingEndless:
            Details(
                breaks: "live/incomplete",
                at: .pages,
                shownBy: .lists,
                "There is always a next page; the pages after the last session are empty."
            )
        case .duplicateSession:
            Details(
                breaks: "live/duplicate-session",
                at: .duplicate,
                needs: .pages(2),
                shownBy: .lists,
                "Each page starts with the last session of the previous page."
            )
        case .errorBody:
            Details(
                breaks: "live/error-body",
                at: .errorObject,
                hides: .text,
                "Each response is an error object with status 200."
            )
        case .errorsBody:
            Details(
                breaks: "live/error-body",
                at: .errorObject,
                hides: .text,
                "Each response is a list of errors with status 200."
            )
        case .errorBesideSessions: errorMember("`error` is beside the sessions.")
        case .errorsBesideSessions: errorMember("`errors` is beside the sessions.")
        case .htmlPage:
            Details(
                breaks: "live/content-type",
                at: .errorObject,
                hides: .text,
                "Each response is a page in HTML with status 200."
            )
        case .linkBroken:
            Details(
                breaks: "live/link-broken",
                at: .linkTarget,
                needs: .sessions(1),
                shownBy: .followedLinks,
                "One session is in the list, but its `url` returns 404."
            )
        case .linkSwapped:
            Details(
                breaks: "live/link-broken",
                at: .linkTarget,
                needs: .sessions(1),
                shownBy: .followedLinks,
                "The `url` of one session returns another session."
            )
        case .unauthorized:
            Details(breaks: "live/auth", at: .status, hides: .success, "Each response is a 401.")
        case .forbidden:
            Details(breaks: "live/auth", at: .status, hides: .success, "Each response is a 403.")
        case .serverError:
            Details(breaks: "live/status", at: .status, hides: .success, "Each response is a 500.")
        case .notFound:
            Details(breaks: "live/status", at: .status, hides: .success, "Each response is a 404.")
        case .rateLimited:
            Details(
                breaks: "live/rate-limited",
                at: .status,
                hides: .success,
                "Each response is a 429 with Retry-After: 1."
            )
        case .rateLimitedPlain:
            Details(
                breaks: "live/rate-limited",
                at: .status,
                hides: .success,
                "Each response is a 429 in plain text, without Retry-After."
            )
        case .neverAnswers:
            Details(
                breaks: "live/timeout",
                at: .connection,
                hides: .reply,
                "Requests are read and never answered."
            )
        case .closesAtOnce:
            Details(
                breaks: "live/unreachable",
                at: .connection,
                hides: .reply,
                "Connections are closed as soon as they are accepted."
            )
        case .resetsConnections:
            Details(
                breaks: "live/unreachable",
                at: .connection,
                hides: .reply,
                "Connections are reset as soon as they are accepted."
            )
        case .emptyList:
            Details(
                breaks: "live/empty",
                at: .emptiness,
                hides: .anySession,
                "There are no sessions."
            )
        }
    }
    private func nextLink(
        _ rule: String,
        _ predicate: String,
        in visibility: StandInFault.Visibility = .lists
    ) -> Details {
        Details(
            breaks: rule,
            at: .nextLink,
            needs: .pages(2),
            shownBy: visibility,
            "The link to the next page \(predicate)"
        )
    }

    private func pages(_ rule: String, _ count: Int, _ summary: String) -> Details {
        Details(breaks: rule, at: .pages, needs: .pages(count), shownBy: .lists, summary)
    }

    private func errorMember(_ summary: String) -> Details {
        Details(breaks: "live/error-body", at: .errorMember, summary)
    }
}
