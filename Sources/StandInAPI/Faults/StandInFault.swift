/// A way in which the stand-in can go wrong on purpose.
///
/// Faults of a session spoil one session alone, ``SessionSeries/odd``, wherever it is told about.
/// It is the fourth of the list, and the current session of the signed-in user.
package enum StandInFault: String, CaseIterable, Hashable, Sendable {
    // MARK: What a session holds

    case sessionIDAbsent = "session-id-absent"
    case sessionIDNull = "session-id-null"
    case sessionIDString = "session-id-string"
    case sessionIDBoolean = "session-id-boolean"
    case userIDString = "user-id-string"
    case authenticatedAtNumber = "authenticated-at-number"
    case urlObject = "url-object"
    case sessionIDFraction = "session-id-fraction"
    case sessionIDRange = "session-id-range"
    case sessionIDExponent = "session-id-exponent"
    case userIDPointZero = "user-id-point-zero"
    case undeclaredField = "undeclared-field"
    case misspelledField = "misspelled-field"
    case absentField = "absent-field"

    // MARK: When a session was last seen

    case timestampMalformed = "timestamp-malformed"
    case timestampImpossible = "timestamp-impossible"
    case timestampNoOffset = "timestamp-no-offset"
    case timestampFraction = "timestamp-fraction"
    case timestampNumericOffset = "timestamp-numeric-offset"
    case timestampRuby = "timestamp-ruby"
    case timestampOrder = "timestamp-order"
    case timestampFuture = "timestamp-future"

    // MARK: Where a session says it is

    case linkHTTP = "link-http"
    case linkRelative = "link-relative"
    case linkSessionID = "link-session-id"
    case linkUserID = "link-user-id"

    // MARK: The JSON text

    case jsonTruncated = "json-truncated"
    case jsonTrailingComma = "json-trailing-comma"
    case jsonTrailingContent = "json-trailing-content"
    case jsonEmpty = "json-empty"
    case userIDNotANumber = "user-id-not-a-number"
    case jsonBrokenUTF8 = "json-broken-utf8"
    case jsonByteOrderMark = "json-byte-order-mark"
    case jsonDuplicateKey = "json-duplicate-key"
    case jsonLoneSurrogate = "json-lone-surrogate"
    case jsonTooDeep = "json-too-deep"

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
