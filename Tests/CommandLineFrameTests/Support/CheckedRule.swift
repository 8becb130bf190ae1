import SessionContract

/// A rule that `check` can report, with the content of a file that breaks it.
struct CheckedRule: Sendable {
    let rule: Rule
    let file: VerdictInput.File

    /// Every rule that `check` can report.
    ///
    /// Rules about models need a model, and most rules about exchanges need a connection.
    static let all: [Rule] = Rule.allCases.filter { rule in
        switch rule.group {
        case "roundtrip", "testee", "baseline", "drift": false
        case "live": [.liveContentType, .liveErrorBody].contains(rule)
        default: true
        }
    }

    private init(_ rule: Rule, _ text: String, name: String = "a.json") {
        self.init(rule, bytes: Array(text.utf8), name: name)
    }

    private init(_ rule: Rule, bytes: [UInt8], name: String = "a.json") {
        self.rule = rule
        file = VerdictInput.File(name: name, bytes: bytes)
    }

    /// A file for each rule.
    static let broken: [CheckedRule] = texts + envelopes + sessions + valuesInSessions + inputs

    private static let texts = [
        Self(.jsonSyntax, #"{"id":1,}"#),
        Self(.jsonEncoding, bytes: Array(#"{"id":1,"url":""#.utf8) + [0xFF] + Array(#""}"#.utf8)),
        Self(.jsonByteOrderMark, "\u{FEFF}{\"id\":1}"),
        Self(.jsonDuplicateKey, #"{"id":1,"x":1,"id":2,"x":2,"x":3}"#),
        Self(.jsonLoneSurrogate, #"{"id":1,"url":"\ud800"}"#),
        Self(.jsonDepth, String(repeating: "[", count: 513)),
    ]

    private static let envelopes = [
        Self(.envelopeUnknown, #"{"error":"x"}"#),
        Self(.envelopeShape, #"{"sessions":[1,{"id":1}]}"#),
        Self(.envelopeArrayForm, #"{"session":[{"id":1}]}"#),
        Self(.envelopePaging, #"{"sessions":[{"id":1}],"meta":{"has_more":"no"},"count":-1}"#),
    ]

    private static let sessions = [
        Self(.contractMissing, #"{"user_id":1}"#),
        Self(.contractNull, #"{"id":null}"#),
        Self(.contractType, #"{"id":"1","user_id":[]}"#),
        Self(.contractFraction, #"{"id":1.5}"#),
        Self(.contractRange, #"{"id":9223372036854775808}"#),
        Self(.contractIntegerSpelling, #"{"id":1.0}"#),
        Self(.contractUndeclared, #"{"id":1,"device":"phone","model":1}"#),
        Self(.contractMisspelled, #"{"id":1,"userId":2}"#),
        Self(.contractAbsent, #"{"id":1}"#),
    ]

    private static let valuesInSessions = [
        Self(.timestampMalformed, #"{"id":1,"last_seen_at":"soon"}"#),
        Self(.timestampImpossible, #"{"id":1,"last_seen_at":"2014-02-30T17:24:29Z"}"#),
        Self(.timestampNoOffset, #"{"id":1,"last_seen_at":"2014-11-18T17:24:29"}"#),
        Self(.timestampUndocumentedForm, #"{"id":1,"last_seen_at":"2999-11-18T17:24:29.5Z"}"#),
        Self(
            .timestampOrder,
            #"{"authenticated_at":"2014-11-18T17:24:29Z","id":1,"#
                + #""last_seen_at":"2013-11-18T17:24:29Z"}"#
        ),
        Self(.timestampFuture, #"{"id":1,"last_seen_at":"2999-11-18T17:24:29Z"}"#),
        Self(.linkForm, #"{"id":1,"url":"x"}"#),
        Self(.linkSessionID, link),
        Self(.linkUserID, link),
    ]

    /// A link to another session of another user: two findings at one place.
    private static let link =
        #"{"id":1,"url":"https://a.zendesk.com/api/v2/users/3/sessions/4.json","user_id":2}"#

    private static let inputs = [
        Self(.liveContentType, SavedExchange.archive(.answer("<html>")), name: "a.har"),
        Self(.liveErrorBody, SavedExchange.archive(.answer(#"{"error":"x"}"#)), name: "a.har"),
        Self(.inputFraming, #"{"id":1} {"id":2}"#),
        Self(.inputUnjudged, SavedExchange.archive(.answer("{}", status: 401)), name: "a.har"),
        Self(.inputEmpty, "[]"),
    ]
}
