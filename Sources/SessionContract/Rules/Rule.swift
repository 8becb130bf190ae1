/// A rule of the contract, by the id that reports use.
///
/// Ids and default severities are a stable interface: baselines, suppressions and dashboards rely
/// on them.
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
    case liveIncomplete = "live/incomplete"
    case inputFraming = "input/framing"
    case inputUnjudged = "input/unjudged"
    case inputEmpty = "input/empty"
    case baselineStale = "baseline/stale"
    case baselineExpired = "baseline/expired"
    case baselineExceeded = "baseline/exceeded"
    case driftBreaking = "drift/breaking"
    case driftWidening = "drift/widening"
    case driftNarrowing = "drift/narrowing"
    case driftShift = "drift/shift"
    case driftFirstSeen = "drift/first-seen"
    case driftTooFew = "drift/too-few"
}

extension Rule {
    /// The id in reports, options and baselines, such as `contract/null`.
    package var id: String { rawValue }

    /// The part of the id before the slash, such as `contract` in `contract/null`.
    package var group: String {
        // Bytes suffice, and reports ask often.
        var length = 0
        for byte in rawValue.utf8 {
            if byte == UInt8(ascii: "/") { break }
            length += 1
        }
        return String(rawValue.utf8.prefix(length)) ?? rawValue
    }

    /// The severity of the rule's findings, unless an option changes it.
    package var defaultSeverity: Severity {
        switch self {
        case .jsonLoneSurrogate, .contractIntegerSpelling, .contractMisspelled,
            .timestampMalformed, .timestampImpossible, .timestampNoOffset, .timestampOrder,
            .linkForm, .linkSessionID, .linkUserID, .liveLinkBroken, .driftWidening:
            .warning
        case .envelopeArrayForm, .contractUndeclared, .contractAbsent,
            .timestampUndocumentedForm, .timestampFuture, .inputFraming, .driftNarrowing,
            .driftShift, .driftFirstSeen:
            .note
        case .liveAuth, .liveStatus, .liveRateLimited, .liveTimeout, .liveUnreachable,
            .liveEmpty, .liveIncomplete, .inputUnjudged, .inputEmpty, .driftTooFew:
            .inconclusive
        case .jsonSyntax, .jsonEncoding, .jsonByteOrderMark, .jsonDuplicateKey, .jsonDepth,
            .envelopeUnknown, .envelopeShape, .envelopePaging, .contractMissing, .contractNull,
            .contractType, .contractFraction, .contractRange, .roundTripRejected,
            .roundTripAccepted, .roundTripNullLost, .roundTripNullInvented, .roundTripFieldLost,
            .roundTripFieldInvented, .roundTripNumberChanged, .roundTripStringChanged,
            .roundTripTypeChanged, .roundTripInvalidOutput, .roundTripUnstable,
            .roundTripSpelling, .testeeCrashed, .testeeHung, .testeeProtocol, .liveContentType,
            .liveBody, .liveRedirect, .livePagingLoop, .liveDuplicateSession, .liveErrorBody,
            .baselineStale, .baselineExpired, .baselineExceeded, .driftBreaking:
            .error
        }
    }

    /// What the rule checks, whom it affects, and how to fix what it finds.
    package var explanation: Explanation {
        switch self {
        case .jsonSyntax: .jsonSyntax
        case .jsonEncoding: .jsonEncoding
        case .jsonByteOrderMark: .jsonByteOrderMark
        case .jsonDuplicateKey: .jsonDuplicateKey
        case .jsonLoneSurrogate: .jsonLoneSurrogate
        case .jsonDepth: .jsonDepth
        case .envelopeUnknown: .envelopeUnknown
        case .envelopeShape: .envelopeShape
        case .envelopeArrayForm: .envelopeArrayForm
        case .envelopePaging: .envelopePaging
        case .contractMissing: .contractMissing
        case .contractNull: .contractNull
        case .contractType: .contractType
        case .contractFraction: .contractFraction
        case .contractRange: .contractRange
        case .contractIntegerSpelling: .contractIntegerSpelling
        case .contractUndeclared: .contractUndeclared
        case .contractMisspelled: .contractMisspelled
        case .contractAbsent: .contractAbsent
        case .timestampMalformed: .timestampMalformed
        case .timestampImpossible: .timestampImpossible
        case .timestampNoOffset: .timestampNoOffset
        case .timestampUndocumentedForm: .timestampUndocumentedForm
        case .timestampOrder: .timestampOrder
        case .timestampFuture: .timestampFuture
        case .linkForm: .linkForm
        case .linkSessionID: .linkSessionID
        case .linkUserID: .linkUserID
        case .roundTripRejected: .roundTripRejected
        case .roundTripAccepted: .roundTripAccepted
        case .roundTripNullLost: .roundTripNullLost
        case .roundTripNullInvented: .roundTripNullInvented
        case .roundTripFieldLost: .roundTripFieldLost
        case .roundTripFieldInvented: .roundTripFieldInvented
        case .roundTripNumberChanged: .roundTripNumberChanged
        case .roundTripStringChanged: .roundTripStringChanged
        case .roundTripTypeChanged: .roundTripTypeChanged
        case .roundTripInvalidOutput: .roundTripInvalidOutput
        case .roundTripUnstable: .roundTripUnstable
        case .roundTripSpelling: .roundTripSpelling
        case .testeeCrashed: .testeeCrashed
        case .testeeHung: .testeeHung
        case .testeeProtocol: .testeeProtocol
        case .liveContentType: .liveContentType
        case .liveBody: .liveBody
        case .liveRedirect: .liveRedirect
        case .livePagingLoop: .livePagingLoop
        case .liveDuplicateSession: .liveDuplicateSession
        case .liveErrorBody: .liveErrorBody
        case .liveLinkBroken: .liveLinkBroken
        case .liveAuth: .liveAuth
        case .liveStatus: .liveStatus
        case .liveRateLimited: .liveRateLimited
        case .liveTimeout: .liveTimeout
        case .liveUnreachable: .liveUnreachable
        case .liveEmpty: .liveEmpty
        case .liveIncomplete: .liveIncomplete
        case .inputFraming: .inputFraming
        case .inputUnjudged: .inputUnjudged
        case .inputEmpty: .inputEmpty
        case .baselineStale: .baselineStale
        case .baselineExpired: .baselineExpired
        case .baselineExceeded: .baselineExceeded
        case .driftBreaking: .driftBreaking
        case .driftWidening: .driftWidening
        case .driftNarrowing: .driftNarrowing
        case .driftShift: .driftShift
        case .driftFirstSeen: .driftFirstSeen
        case .driftTooFew: .driftTooFew
        }
    }
}
