extension StandInFault {
    /// A way in which a whole answer, or the exchange around it, can go wrong.
    package enum OfAnswer: String, CaseIterable, Hashable, Sendable {
        // MARK: The JSON text

        case jsonTruncated = "json-truncated"
        case jsonTrailingComma = "json-trailing-comma"
        case jsonTrailingContent = "json-trailing-content"
        case jsonEmpty = "json-empty"
        case jsonByteOrderMark = "json-byte-order-mark"

        // MARK: What surrounds the sessions

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

        // MARK: What a good client lives through

        case rateLimitedOnce = "rate-limited-once"
        case serverErrorOnce = "server-error-once"
        case slow = "slow"
    }
}

extension StandInFault.OfAnswer {
    typealias Details = StandInFault.Details

    /// What is known of the fault.
    var details: Details {
        switch self {
        case .jsonTruncated:
            Details(
                breaks: "json/syntax",
                at: .text,
                "Each JSON text ends in its middle, under the right Content-Length."
            )
        case .jsonTrailingComma:
            Details(
                breaks: "json/syntax",
                at: .text,
                "Each JSON text has a comma before its last brace."
            )
        case .jsonTrailingContent:
            Details(
                breaks: "json/syntax",
                at: .text,
                "Each JSON text is followed by a second closing brace."
            )
        case .jsonEmpty:
            Details(
                breaks: "json/syntax",
                at: .text,
                "Each answer has a Content-Length of 0 and nothing in it."
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
                "The sessions are called `results`, a single one `result`."
            )
        case .envelopeNull:
            Details(breaks: "envelope/shape", at: .envelope, "`sessions`, or `session`, is null.")
        case .envelopeObject:
            Details(
                breaks: "envelope/shape",
                at: .envelope,
                shownBy: .lists,
                "`sessions` is an object of the sessions by id."
            )
        case .envelopeItem:
            Details(
                breaks: "envelope/shape",
                at: .envelope,
                "The number of the odd session stands where the session belongs."
            )
        case .envelopeArrayForm:
            Details(
                breaks: "envelope/array-form",
                at: .arrayForm,
                shownBy: .singleSessions,
                "A single session comes as an array of one, as the vendor documents it."
            )
        case .pagingType:
            Details(
                breaks: "envelope/paging",
                at: .paging,
                shownBy: .lists,
                "`has_more`, or `count`, is a string."
            )
        case .pagingContradiction:
            Details(
                breaks: "envelope/paging",
                at: .paging,
                shownBy: .lists,
                "`has_more` is true and there is no cursor; or `count` is 0 beside sessions."
            )
        case .contentTypeHTML:
            Details(breaks: "live/content-type", at: .contentType, "The header says text/html.")
        case .contentTypeMissing:
            Details(breaks: "live/content-type", at: .contentType, "There is no Content-Type.")
        case .bodyShort:
            Details(
                breaks: "live/body",
                at: .delivery,
                "The connection ends before the announced length is reached."
            )
        case .bodyOversized:
            Details(
                breaks: "live/body",
                at: .delivery,
                "The body is announced and sent with megabytes of white space after "
                    + "the JSON text."
            )
        case .bodyEndless:
            Details(
                breaks: "live/body",
                at: .delivery,
                "The body comes in chunks of white space and never ends."
            )
        case .redirectElsewhere:
            Details(
                breaks: "live/redirect",
                at: .answer,
                "Each request is redirected to another host."
            )
        case .nextLinkElsewhere:
            Details(
                breaks: "live/redirect",
                at: .paging,
                shownBy: .lists,
                "The link to the next page leads to another host."
            )
        case .pagingRepeats:
            Details(
                breaks: "live/paging-loop",
                at: .paging,
                shownBy: .severalPages,
                "The second page names itself as the next one."
            )
        case .pagingEndless:
            Details(
                breaks: "live/paging-loop",
                at: .paging,
                shownBy: .lists,
                "There is always a next page, empty after the last session."
            )
        case .duplicateSession:
            Details(
                breaks: "live/duplicate-session",
                at: .duplicate,
                shownBy: .severalPages,
                "Each page starts with the last session of the page before."
            )
        case .errorBody:
            Details(
                breaks: "live/error-body",
                at: .answer,
                "Each answer is an error object under status 200."
            )
        case .errorsBody:
            Details(
                breaks: "live/error-body",
                at: .answer,
                "Each answer is a list of errors under status 200."
            )
        case .linkBroken:
            Details(
                breaks: "live/link-broken",
                at: .linkTarget,
                shownBy: .followedLinks,
                "The odd session is listed, and not found under its `url`."
            )
        case .linkSwapped:
            Details(
                breaks: "live/link-broken",
                at: .linkTarget,
                shownBy: .followedLinks,
                "Under the `url` of the odd session another session answers."
            )
        case .unauthorized: Details(breaks: "live/auth", at: .answer, "Each answer is 401.")
        case .forbidden: Details(breaks: "live/auth", at: .answer, "Each answer is 403.")
        case .serverError: Details(breaks: "live/status", at: .answer, "Each answer is 500.")
        case .notFound: Details(breaks: "live/status", at: .answer, "Each answer is 404.")
        case .rateLimited:
            Details(
                breaks: "live/rate-limited",
                at: .answer,
                "Each answer is 429 with Retry-After: 1."
            )
        case .rateLimitedPlain:
            Details(
                breaks: "live/rate-limited",
                at: .answer,
                "Each answer is 429 in plain text, without Retry-After."
            )
        case .neverAnswers:
            Details(breaks: "live/timeout", at: .answer, "Requests are taken and never answered.")
        case .stallsInBody:
            Details(
                breaks: "live/timeout",
                at: .delivery,
                "The answer stops in the middle of its body and the connection stays open."
            )
        case .closesAtOnce:
            Details(
                breaks: "live/unreachable",
                at: .connection,
                "Connections are closed as soon as they are made."
            )
        case .resetsConnections:
            Details(
                breaks: "live/unreachable",
                at: .connection,
                "Connections are reset as soon as they are made."
            )
        case .emptyList: Details(breaks: "live/empty", at: .answer, "There are no sessions at all.")
        case .rateLimitedOnce:
            Details(
                breaks: nil,
                at: .transient,
                "The first answer is 429 with Retry-After: 1; all others are right."
            )
        case .serverErrorOnce:
            Details(breaks: nil, at: .transient, "The first answer is 503; all others are right.")
        case .slow: Details(breaks: nil, at: .pace, "Answers come in drops, whole and right.")
        }
    }
}
