extension StandInFault {
    /// What is known of each fault.
    static let table: [StandInFault: Details] = [
        .sessionIDAbsent: Details(
            rule: "contract/missing",
            target: .key(.id),
            summary: "The odd session has no `id`."
        ),
        .sessionIDNull: Details(
            rule: "contract/null",
            target: .key(.id),
            summary: "The `id` of the odd session is null."
        ),
        .sessionIDString: Details(
            rule: "contract/type",
            target: .key(.id),
            summary: "The `id` of the odd session is a string of digits."
        ),
        .sessionIDBoolean: Details(
            rule: "contract/type",
            target: .key(.id),
            summary: "The `id` of the odd session is `true`."
        ),
        .userIDString: Details(
            rule: "contract/type",
            target: .key(.userID),
            summary: "The `user_id` of the odd session is a string of digits."
        ),
        .authenticatedAtNumber: Details(
            rule: "contract/type",
            target: .key(.authenticatedAt),
            summary: "The `authenticated_at` of the odd session is a number of seconds."
        ),
        .urlObject: Details(
            rule: "contract/type",
            target: .key(.url),
            summary: "The `url` of the odd session is an empty object."
        ),
        .sessionIDFraction: Details(
            rule: "contract/fraction",
            target: .key(.id),
            summary: "The `id` of the odd session ends in .5."
        ),
        .sessionIDRange: Details(
            rule: "contract/range",
            target: .key(.id),
            summary: "The `id` of the odd session is 2^63, one more than 64 bits hold."
        ),
        .sessionIDExponent: Details(
            rule: "contract/integer-spelling",
            target: .key(.id),
            summary: "The `id` of the odd session is written with an exponent."
        ),
        .userIDPointZero: Details(
            rule: "contract/integer-spelling",
            target: .key(.userID),
            summary: "The `user_id` of the odd session ends in .0."
        ),
        .undeclaredField: Details(
            rule: "contract/undeclared",
            target: .key(.undeclared),
            summary: "The odd session has a field `device`."
        ),
        .misspelledField: Details(
            rule: "contract/misspelled",
            target: .key(.userID),
            summary: "The odd session has `userId` where `user_id` belongs."
        ),
        .absentField: Details(
            rule: "contract/absent",
            target: .key(.lastSeenAt),
            summary: "The odd session has no `last_seen_at`."
        ),
        .timestampMalformed: Details(
            rule: "timestamp/malformed",
            target: .key(.lastSeenAt),
            summary: "The odd session was last seen \"yesterday\"."
        ),
        .timestampImpossible: Details(
            rule: "timestamp/impossible",
            target: .key(.lastSeenAt),
            summary: "The odd session was last seen on 30 February."
        ),
        .timestampNoOffset: Details(
            rule: "timestamp/no-offset",
            target: .key(.lastSeenAt),
            summary: "The `last_seen_at` of the odd session has no offset."
        ),
        .timestampFraction: Details(
            rule: "timestamp/undocumented-form",
            target: .key(.lastSeenAt),
            summary: "The `last_seen_at` of the odd session has milliseconds."
        ),
        .timestampNumericOffset: Details(
            rule: "timestamp/undocumented-form",
            target: .key(.lastSeenAt),
            summary: "The `last_seen_at` of the odd session ends in +00:00."
        ),
        .timestampRuby: Details(
            rule: "timestamp/undocumented-form",
            target: .key(.lastSeenAt),
            summary: "The `last_seen_at` of the odd session is in the form of Ruby."
        ),
        .timestampOrder: Details(
            rule: "timestamp/order",
            target: .key(.lastSeenAt),
            summary: "The odd session was last seen a second before it was created."
        ),
        .timestampFuture: Details(
            rule: "timestamp/future",
            target: .key(.lastSeenAt),
            summary: "The odd session was last seen in the year 2999."
        ),
        .linkHTTP: Details(
            rule: "link/form",
            target: .key(.url),
            summary: "The `url` of the odd session is http, not https."
        ),
        .linkRelative: Details(
            rule: "link/form",
            target: .key(.url),
            summary: "The `url` of the odd session is a path without a host."
        ),
        .linkSessionID: Details(
            rule: "link/session-id",
            target: .key(.url),
            summary: "The `url` of the odd session names another session id."
        ),
        .linkUserID: Details(
            rule: "link/user-id",
            target: .key(.url),
            summary: "The `url` of the odd session names another user id."
        ),
        .jsonTruncated: Details(
            rule: "json/syntax",
            target: .text,
            summary: "Each JSON text ends in its middle, under the right Content-Length."
        ),
        .jsonTrailingComma: Details(
            rule: "json/syntax",
            target: .text,
            summary: "Each JSON text has a comma before its last brace."
        ),
        .jsonTrailingContent: Details(
            rule: "json/syntax",
            target: .text,
            summary: "Each JSON text is followed by a second closing brace."
        ),
        .jsonEmpty: Details(
            rule: "json/syntax",
            target: .text,
            summary: "Each answer has a Content-Length of 0 and nothing in it."
        ),
        .userIDNotANumber: Details(
            rule: "json/syntax",
            target: .key(.userID),
            summary: "The `user_id` of the odd session is NaN."
        ),
        .jsonBrokenUTF8: Details(
            rule: "json/encoding",
            target: .key(.undeclared),
            summary: "The odd session has a field with half a UTF-8 sequence."
        ),
        .jsonByteOrderMark: Details(
            rule: "json/byte-order-mark",
            target: .text,
            summary: "Each JSON text starts with a byte order mark."
        ),
        .jsonDuplicateKey: Details(
            rule: "json/duplicate-key",
            target: .key(.id),
            summary: "The odd session names `id` twice."
        ),
        .jsonLoneSurrogate: Details(
            rule: "json/lone-surrogate",
            target: .key(.undeclared),
            summary: "The odd session has a field with half a surrogate pair."
        ),
        .jsonTooDeep: Details(
            rule: "json/depth",
            target: .key(.undeclared),
            summary: "The odd session has a field of 600 nested arrays."
        ),
        .envelopeUnknown: Details(
            rule: "envelope/unknown",
            target: .envelope,
            summary: "The sessions are called `results`, a single one `result`."
        ),
        .envelopeNull: Details(
            rule: "envelope/shape",
            target: .envelope,
            summary: "`sessions`, or `session`, is null."
        ),
        .envelopeObject: Details(
            rule: "envelope/shape",
            target: .envelope,
            visibility: .lists,
            summary: "`sessions` is an object of the sessions by id."
        ),
        .envelopeItem: Details(
            rule: "envelope/shape",
            target: .envelope,
            summary: "The number of the odd session stands where the session belongs."
        ),
        .envelopeArrayForm: Details(
            rule: "envelope/array-form",
            target: .arrayForm,
            visibility: .singleSessions,
            summary: "A single session comes as an array of one, as the vendor documents it."
        ),
        .pagingType: Details(
            rule: "envelope/paging",
            target: .paging,
            visibility: .lists,
            summary: "`has_more`, or `count`, is a string."
        ),
        .pagingContradiction: Details(
            rule: "envelope/paging",
            target: .paging,
            visibility: .lists,
            summary: "`has_more` is true and there is no cursor; or `count` is 0 beside sessions."
        ),
        .contentTypeHTML: Details(
            rule: "live/content-type",
            target: .contentType,
            summary: "The header says text/html."
        ),
        .contentTypeMissing: Details(
            rule: "live/content-type",
            target: .contentType,
            summary: "There is no Content-Type."
        ),
        .bodyShort: Details(
            rule: "live/body",
            target: .delivery,
            summary: "The connection ends before the announced length is reached."
        ),
        .bodyOversized: Details(
            rule: "live/body",
            target: .delivery,
            summary: "The body is announced and sent with megabytes of white space after "
                + "the JSON text."
        ),
        .bodyEndless: Details(
            rule: "live/body",
            target: .delivery,
            summary: "The body comes in chunks of white space and never ends."
        ),
        .redirectElsewhere: Details(
            rule: "live/redirect",
            target: .answer,
            summary: "Each request is redirected to another host."
        ),
        .nextLinkElsewhere: Details(
            rule: "live/redirect",
            target: .paging,
            visibility: .lists,
            summary: "The link to the next page leads to another host."
        ),
        .pagingRepeats: Details(
            rule: "live/paging-loop",
            target: .paging,
            visibility: .severalPages,
            summary: "The second page names itself as the next one."
        ),
        .pagingEndless: Details(
            rule: "live/paging-loop",
            target: .paging,
            visibility: .lists,
            summary: "There is always a next page, empty after the last session."
        ),
        .duplicateSession: Details(
            rule: "live/duplicate-session",
            target: .duplicate,
            visibility: .severalPages,
            summary: "Each page starts with the last session of the page before."
        ),
        .errorBody: Details(
            rule: "live/error-body",
            target: .answer,
            summary: "Each answer is an error object under status 200."
        ),
        .errorsBody: Details(
            rule: "live/error-body",
            target: .answer,
            summary: "Each answer is a list of errors under status 200."
        ),
        .linkBroken: Details(
            rule: "live/link-broken",
            target: .linkTarget,
            visibility: .followedLinks,
            summary: "The odd session is listed, and not found under its `url`."
        ),
        .linkSwapped: Details(
            rule: "live/link-broken",
            target: .linkTarget,
            visibility: .followedLinks,
            summary: "Under the `url` of the odd session another session answers."
        ),
        .unauthorized: Details(
            rule: "live/auth",
            target: .answer,
            summary: "Each answer is 401."
        ),
        .forbidden: Details(
            rule: "live/auth",
            target: .answer,
            summary: "Each answer is 403."
        ),
        .serverError: Details(
            rule: "live/status",
            target: .answer,
            summary: "Each answer is 500."
        ),
        .notFound: Details(
            rule: "live/status",
            target: .answer,
            summary: "Each answer is 404."
        ),
        .rateLimited: Details(
            rule: "live/rate-limited",
            target: .answer,
            summary: "Each answer is 429 with Retry-After: 1."
        ),
        .rateLimitedPlain: Details(
            rule: "live/rate-limited",
            target: .answer,
            summary: "Each answer is 429 in plain text, without Retry-After."
        ),
        .neverAnswers: Details(
            rule: "live/timeout",
            target: .answer,
            summary: "Requests are taken and never answered."
        ),
        .stallsInBody: Details(
            rule: "live/timeout",
            target: .delivery,
            summary: "The answer stops in the middle of its body and the connection stays open."
        ),
        .closesAtOnce: Details(
            rule: "live/unreachable",
            target: .connection,
            summary: "Connections are closed as soon as they are made."
        ),
        .resetsConnections: Details(
            rule: "live/unreachable",
            target: .connection,
            summary: "Connections are reset as soon as they are made."
        ),
        .emptyList: Details(
            rule: "live/empty",
            target: .answer,
            summary: "There are no sessions at all."
        ),
        .rateLimitedOnce: Details(
            rule: nil,
            target: .transient,
            summary: "The first answer is 429 with Retry-After: 1; all others are right."
        ),
        .serverErrorOnce: Details(
            rule: nil,
            target: .transient,
            summary: "The first answer is 503; all others are right."
        ),
        .slow: Details(
            rule: nil,
            target: .pace,
            summary: "Answers come in drops, whole and right."
        ),
    ]
}
