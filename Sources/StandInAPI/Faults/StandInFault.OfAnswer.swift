extension StandInFault {
    /// A fault of a whole response, or of the exchange around it.
    package enum OfAnswer: String, CaseIterable, Hashable, Sendable {
        // MARK: The JSON text

        case jsonTruncated = "json-truncated"
        case jsonTrailingComma = "json-trailing-comma"
        case jsonTrailingContent = "json-trailing-content"
        case jsonEmpty = "json-empty"
        case jsonByteOrderMark = "json-byte-order-mark"

        // MARK: The envelope

        case envelopeUnknown = "envelope-unknown"
        case envelopeNull = "envelope-null"
        case envelopeObject = "envelope-object"
        case envelopeItem = "envelope-item"
        case envelopeArrayForm = "envelope-array-form"
        case pagingType = "paging-type"
        case pagingContradiction = "paging-contradiction"

        // MARK: The exchange

        case contentTypeHTML = "content-type-html"
        case contentTypeMissing = "content-type-missing"
        case bodyShort = "body-short"
        case bodyOversized = "body-oversized"
        case bodyEndless = "body-endless"
        case redirectElsewhere = "redirect-elsewhere"
        case nextLinkElsewhere = "next-link-elsewhere"
        case pagingRepeats = "paging-repeats"
        case pagingEndless = "paging-endless"
        case duplicateSession = "duplicate-session"
        case errorBody = "error-body"
        case errorsBody = "errors-body"
        case linkBroken = "link-broken"
        case linkSwapped = "link-swapped"
        case unauthorized = "unauthorized"
        case forbidden = "forbidden"
        case serverError = "server-error"
        case notFound = "not-found"
        case rateLimited = "rate-limited"
        case rateLimitedPlain = "rate-limited-plain"
        case neverAnswers = "never-answers"
        case stallsInBody = "stalls-in-body"
        case closesAtOnce = "closes-at-once"
        case resetsConnections = "resets-connections"
        case emptyList = "empty-list"

        // MARK: What a good client survives

        case rateLimitedOnce = "rate-limited-once"
        case serverErrorOnce = "server-error-once"
        case slow = "slow"
    }
}

extension StandInFault.OfAnswer {
    typealias Details = StandInFault.Details

    /// The description of the fault.
    var details: Details {
        switch self {
        case .jsonTruncated:
            Details(
                breaks: "json/syntax",
                at: .text,
                "Each JSON text is cut in half, with a matching Content-Length."
            )
        case .jsonTrailingComma:
            Details(
                breaks: "json/syntax",
                at: .text,
                "Each JSON text has a comma before its closing brace."
            )
        case .jsonTrailingContent:
            Details(
                breaks: "json/syntax",
                at: .text,
                "Each JSON text is followed by another closing brace."
            )
        case .jsonEmpty:
            Details(
                breaks: "json/syntax",
                at: .text,
                "Each response has an empty body and a Content-Length of 0."
            )
        case .jsonByteOrderMark:
            Details(
                breaks: "json/byte-order-mark",
                at: .text,
                "Each JSON text starts with a byte order mark."
            )
        case .envelopeUnknown:
            Details(
                breaks: "envelope/unknown",
                at: .envelope,
                "The key of a list is `results`, and that of a single session is `result`."
            )
        case .envelopeNull:
            Details(breaks: "envelope/shape", at: .envelope, "`sessions` (or `session`) is null.")
        case .envelopeObject:
            Details(
                breaks: "envelope/shape",
                at: .envelope,
                shownBy: .lists,
                "`sessions` is an object with the ids as keys instead of an array."
            )
        case .envelopeItem:
            Details(
                breaks: "envelope/shape",
                at: .envelope,
                "One session is replaced by its id."
            )
        case .envelopeArrayForm:
            Details(
                breaks: "envelope/array-form",
                at: .arrayForm,
                shownBy: .singleSessions,
                "A single session is in an array, as the vendor documents it."
            )
        case .pagingType:
            Details(
                breaks: "envelope/paging",
                at: .paging,
                shownBy: .lists,
                "`has_more` (or `count`) is a string."
            )
        case .pagingContradiction:
            Details(
                breaks: "envelope/paging",
                at: .paging,
                shownBy: .lists,
                "`has_more` is true without a cursor, or `count` is 0 although there are sessions."
            )
        case .contentTypeHTML:
            Details(breaks: "live/content-type", at: .contentType, "The Content-Type is text/html.")
        case .contentTypeMissing:
            Details(breaks: "live/content-type", at: .contentType, "The Content-Type is missing.")
        case .bodyShort:
            Details(
                breaks: "live/body",
                at: .delivery,
                "The connection ends before the body is as long as announced."
            )
        case .bodyOversized:
            Details(
                breaks: "live/body",
                at: .delivery,
                "The body has megabytes of white space after the JSON text, as announced."
            )
        case .bodyEndless:
            Details(
                breaks: "live/body",
                at: .delivery,
                "The body never ends: after the JSON text come chunks of white space."
            )
        case .redirectElsewhere:
            Details(
                breaks: "live/redirect",
                at: .answer,
                "Each response redirects to another host."
            )
        case .nextLinkElsewhere:
            Details(
                breaks: "live/redirect",
                at: .paging,
                shownBy: .lists,
                "The link to the next page points to another host."
            )
        case .pagingRepeats:
            Details(
                breaks: "live/paging-loop",
                at: .paging,
                shownBy: .severalPages,
                "The second page links to itself as the next page."
            )
        case .pagingEndless:
            Details(
                breaks: "live/paging-loop",
                at: .paging,
                shownBy: .lists,
                "There is always a next page; the pages after the last session are empty."
            )
        case .duplicateSession:
            Details(
                breaks: "live/duplicate-session",
                at: .duplicate,
                shownBy: .severalPages,
                "Each page starts with the last session of the previous page."
            )
        case .errorBody:
            Details(
                breaks: "live/error-body",
                at: .answer,
                "Each response is an error object with status 200."
            )
        case .errorsBody:
            Details(
                breaks: "live/error-body",
                at: .answer,
                "Each response is a list of errors with status 200."
            )
        case .linkBroken:
            Details(
                breaks: "live/link-broken",
                at: .linkTarget,
                shownBy: .followedLinks,
                "One session is in the list, but its `url` returns 404."
            )
        case .linkSwapped:
            Details(
                breaks: "live/link-broken",
                at: .linkTarget,
                shownBy: .followedLinks,
                "The `url` of one session returns another session."
            )
        case .unauthorized: Details(breaks: "live/auth", at: .answer, "Each response is a 401.")
        case .forbidden: Details(breaks: "live/auth", at: .answer, "Each response is a 403.")
        case .serverError: Details(breaks: "live/status", at: .answer, "Each response is a 500.")
        case .notFound: Details(breaks: "live/status", at: .answer, "Each response is a 404.")
        case .rateLimited:
            Details(
                breaks: "live/rate-limited",
                at: .answer,
                "Each response is a 429 with Retry-After: 1."
            )
        case .rateLimitedPlain:
            Details(
                breaks: "live/rate-limited",
                at: .answer,
                "Each response is a 429 in plain text, without Retry-After."
            )
        case .neverAnswers:
            Details(breaks: "live/timeout", at: .answer, "Requests are read and never answered.")
        case .stallsInBody:
            Details(
                breaks: "live/timeout",
                at: .delivery,
                "The response stops in the middle of its body, and the connection stays open."
            )
        case .closesAtOnce:
            Details(
                breaks: "live/unreachable",
                at: .connection,
                "Connections are closed as soon as they are accepted."
            )
        case .resetsConnections:
            Details(
                breaks: "live/unreachable",
                at: .connection,
                "Connections are reset as soon as they are accepted."
            )
        case .emptyList: Details(breaks: "live/empty", at: .answer, "There are no sessions.")
        case .rateLimitedOnce:
            Details(
                breaks: nil,
                at: .transient,
                "The first response is a 429 with Retry-After: 1; all others are correct."
            )
        case .serverErrorOnce:
            Details(
                breaks: nil,
                at: .transient,
                "The first response is a 503; all others are correct."
            )
        case .slow:
            Details(breaks: nil, at: .pace, "Responses are correct, but sent in small pieces.")
        }
    }
}
