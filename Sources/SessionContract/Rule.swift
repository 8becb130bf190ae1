/// A rule of the contract, named as reports name it.
///
/// Ids and default severities are an interface that others rely on: baselines, suppressions and
/// dashboards name them.
package enum Rule: String, CaseIterable, Hashable, Sendable {
    case jsonSyntax = "json/syntax"
    case jsonEncoding = "json/encoding"
    case jsonByteOrderMark = "json/byte-order-mark"
    case jsonDuplicateKey = "json/duplicate-key"
    case jsonLoneSurrogate = "json/lone-surrogate"
    case jsonDepth = "json/depth"
    case envelopeUnknown = "envelope/unknown"
    case envelopeShape = "envelope/shape"
    case envelopeArrayForm = "envelope/array-form"
    case envelopePaging = "envelope/paging"
    case contractMissing = "contract/missing"
    case contractNull = "contract/null"
    case contractType = "contract/type"
    case contractFraction = "contract/fraction"
    case contractRange = "contract/range"
    case contractIntegerSpelling = "contract/integer-spelling"
    case contractUndeclared = "contract/undeclared"
    case contractMisspelled = "contract/misspelled"
    case contractAbsent = "contract/absent"
    case timestampMalformed = "timestamp/malformed"
    case timestampImpossible = "timestamp/impossible"
    case timestampNoOffset = "timestamp/no-offset"
    case timestampUndocumentedForm = "timestamp/undocumented-form"
    case timestampOrder = "timestamp/order"
    case timestampFuture = "timestamp/future"
    case linkForm = "link/form"
    case linkSessionID = "link/session-id"
    case linkUserID = "link/user-id"
    case roundTripRejected = "roundtrip/rejected"
    case roundTripAccepted = "roundtrip/accepted"
    case roundTripNullLost = "roundtrip/null-lost"
    case roundTripNullInvented = "roundtrip/null-invented"
    case roundTripFieldLost = "roundtrip/field-lost"
    case roundTripFieldInvented = "roundtrip/field-invented"
    case roundTripNumberChanged = "roundtrip/number-changed"
    case roundTripStringChanged = "roundtrip/string-changed"
    case roundTripTypeChanged = "roundtrip/type-changed"
    case roundTripInvalidOutput = "roundtrip/invalid-output"
    case roundTripUnstable = "roundtrip/unstable"
    case roundTripSpelling = "roundtrip/spelling"
    case testeeCrashed = "testee/crashed"
    case testeeHung = "testee/hung"
    case testeeProtocol = "testee/protocol"
    case liveContentType = "live/content-type"
    case liveBody = "live/body"
    case liveRedirect = "live/redirect"
    case livePagingLoop = "live/paging-loop"
    case liveDuplicateSession = "live/duplicate-session"
    case liveErrorBody = "live/error-body"
    case liveLinkBroken = "live/link-broken"
    case liveAuth = "live/auth"
    case liveStatus = "live/status"
    case liveRateLimited = "live/rate-limited"
    case liveTimeout = "live/timeout"
    case liveUnreachable = "live/unreachable"
    case liveEmpty = "live/empty"
    case driftBreaking = "drift/breaking"
    case driftWidening = "drift/widening"
    case driftNarrowing = "drift/narrowing"
}

extension Rule {
    /// The name that reports, options and baselines use.
    package var id: String { rawValue }

    /// The part of the id before the slash, such as `contract` in `contract/null`.
    package var group: String { String(rawValue.prefix { $0 != "/" }) }

    /// The severity of its findings where no option says otherwise.
    package var defaultSeverity: Severity {
        switch self {
        case .jsonLoneSurrogate, .contractIntegerSpelling, .contractMisspelled,
            .timestampMalformed, .timestampImpossible, .timestampNoOffset, .timestampOrder,
            .linkForm, .linkSessionID, .linkUserID, .liveLinkBroken, .driftWidening:
            .warning
        case .envelopeArrayForm, .contractUndeclared, .contractAbsent,
            .timestampUndocumentedForm, .timestampFuture, .driftNarrowing:
            .note
        case .liveAuth, .liveStatus, .liveRateLimited, .liveTimeout, .liveUnreachable,
            .liveEmpty:
            .inconclusive
        default:
            .error
        }
    }
}
