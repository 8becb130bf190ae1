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
        case pagingNoHasMore = "paging-no-has-more"

        // MARK: The exchange

        case contentTypeHTML = "content-type-html"
        case contentTypeMissing = "content-type-missing"
        case redirectElsewhere = "redirect-elsewhere"
        case nextLinkElsewhere = "next-link-elsewhere"
        case nextLinkScheme = "next-link-scheme"
        case nextLinkPort = "next-link-port"
        case nextLinkInvalid = "next-link-invalid"
        case nextLinkResource = "next-link-resource"
        case nextLinkCursor = "next-link-cursor"
        case pagingRepeats = "paging-repeats"
        case pagingBack = "paging-back"
        case pagingCycle = "paging-cycle"
        case pagingSamePage = "paging-same-page"
        case pagingEndless = "paging-endless"
        case duplicateSession = "duplicate-session"
        case errorBody = "error-body"
        case errorsBody = "errors-body"
        case errorBesideSessions = "error-beside-sessions"
        case errorsBesideSessions = "errors-beside-sessions"
        case htmlPage = "html-page"
        case linkBroken = "link-broken"
        case linkSwapped = "link-swapped"
        case unauthorized = "unauthorized"
        case forbidden = "forbidden"
        case serverError = "server-error"
        case notFound = "not-found"
        case rateLimited = "rate-limited"
        case rateLimitedPlain = "rate-limited-plain"
        case neverAnswers = "never-answers"
        case closesAtOnce = "closes-at-once"
        case resetsConnections = "resets-connections"
        case emptyList = "empty-list"
    }
}
