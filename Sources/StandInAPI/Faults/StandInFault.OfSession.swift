extension StandInFault {
    /// A fault of one session.
    package enum OfSession: String, CaseIterable, Hashable, Sendable {
        // MARK: The fields of a session

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

        // MARK: The timestamps of a session

        case timestampMalformed = "timestamp-malformed"
        case timestampImpossible = "timestamp-impossible"
        case timestampNoOffset = "timestamp-no-offset"
        case timestampFraction = "timestamp-fraction"
        case timestampNumericOffset = "timestamp-numeric-offset"
        case timestampRuby = "timestamp-ruby"
        case timestampOrder = "timestamp-order"
        case timestampFuture = "timestamp-future"

        // MARK: The link of a session

        case linkHTTP = "link-http"
        case linkRelative = "link-relative"
        case linkSessionID = "link-session-id"
        case linkUserID = "link-user-id"

        // MARK: The JSON text

        case userIDNotANumber = "user-id-not-a-number"
        case jsonBrokenUTF8 = "json-broken-utf8"
        case jsonDuplicateKey = "json-duplicate-key"
        case jsonLoneSurrogate = "json-lone-surrogate"
        case jsonTooDeep = "json-too-deep"
    }
}

extension StandInFault.OfSession {
    /// The description of a fault, and the change that it makes to a session.
    struct Defect {
        let rule: String
        let key: StandInFault.Target.Key
        let others: StandInFault.Parts
        let hidden: StandInFault.Parts
        let summary: String
        let spoil: @Sendable (inout OddSession) -> Void

        init(
            _ rule: String,
            at key: StandInFault.Target.Key,
            reads others: StandInFault.Parts = [],
            hides hidden: StandInFault.Parts = [],
            _ summary: String,
            spoil: @escaping @Sendable (inout OddSession) -> Void
        ) {
            self.rule = rule
            self.key = key
            self.others = others
            self.hidden = hidden
            self.summary = summary
            self.spoil = spoil
        }

        var details: StandInFault.Details {
            StandInFault.Details(
                breaks: rule,
                at: .key(key),
                needs: .sessions(1),
                reads: others,
                hides: hidden,
                summary
            )
        }
    }

    var defect: Defect {
        switch self {
        case .sessionIDAbsent:
            Defect("contract/missing", at: .id, hides: .id, "One session has no `id`.") {
                $0.text.remove("id")
            }
        case .sessionIDNull:
            Defect("contract/null", at: .id, hides: .id, "The `id` of one session is null.") {
                $0.text.set("id", "null")
            }
        case .sessionIDString:
            Defect(
                "contract/type",
                at: .id,
                hides: .id,
                "The `id` of one session is a string of digits."
            ) {
                $0.text.set("id", JSONText.quoted("\($0.session.id)"))
            }
        case .sessionIDBoolean:
            Defect("contract/type", at: .id, hides: .id, "The `id` of one session is `true`.") {
                $0.text.set("id", "true")
            }
        case .userIDString:
            Defect(
                "contract/type",
                at: .userID,
                hides: .userID,
                "The `user_id` of one session is a string of digits."
            ) { $0.text.set("user_id", JSONText.quoted("\($0.session.userID)")) }
        case .authenticatedAtNumber:
            Defect(
                "contract/type",
                at: .authenticatedAt,
                hides: .authenticatedAt,
                "The `authenticated_at` of one session is a number of seconds."
            ) { $0.text.set("authenticated_at", "\($0.session.authenticatedAt)") }
        case .urlObject:
            Defect(
                "contract/type",
                at: .url,
                hides: .url,
                "The `url` of one session is an empty object."
            ) {
                $0.text.set("url", "{}")
            }
        case .sessionIDFraction:
            Defect("contract/fraction", at: .id, hides: .id, "The `id` of one session ends in .5.")
            {
                $0.text.set("id", "\($0.session.id).5")
            }
        case .sessionIDRange:
            Defect(
                "contract/range",
                at: .id,
                hides: .id,
                "The `id` of one session is 2^63, one more than a signed 64-bit integer can hold."
            ) { $0.text.set("id", "9223372036854775808") }
        case .sessionIDExponent:
            Defect(
                "contract/integer-spelling",
                at: .id,
                "The `id` of one session is written with an exponent."
            ) { $0.text.set("id", "\($0.session.id)e0") }
        case .userIDPointZero:
            Defect(
                "contract/integer-spelling",
                at: .userID,
                "The `user_id` of one session ends in .0."
            ) { $0.text.set("user_id", "\($0.session.userID).0") }
        case .undeclaredField:
            Defect(
                "contract/undeclared",
                at: .undeclared,
                "One session has an undeclared field, `device`."
            ) { $0.text.add("device", JSONText.quoted("phone")) }
        case .misspelledField:
            Defect(
                "contract/misspelled",
                at: .userID,
                hides: .userID,
                "One session has `userId` instead of `user_id`."
            ) { $0.text.rename("user_id", to: "userId") }
        case .absentField:
            Defect("contract/absent", at: .lastSeenAt, "One session has no `last_seen_at`.") {
                $0.text.remove("last_seen_at")
            }
        case .timestampMalformed:
            Defect(
                "timestamp/malformed",
                at: .lastSeenAt,
                "The `last_seen_at` of one session is \"yesterday\"."
            ) { $0.setLastSeen("yesterday") }
        case .timestampImpossible:
            Defect(
                "timestamp/impossible",
                at: .lastSeenAt,
                "The `last_seen_at` of one session is on 30 February."
            ) { $0.setLastSeen("2014-02-30T17:24:29Z") }
        case .timestampNoOffset:
            Defect(
                "timestamp/no-offset",
                at: .lastSeenAt,
                "The `last_seen_at` of one session has no UTC offset."
            ) { $0.setLastSeen("\($0.localTime)") }
        case .timestampFraction:
            Defect(
                "timestamp/undocumented-form",
                at: .lastSeenAt,
                "The `last_seen_at` of one session has milliseconds."
            ) { $0.setLastSeen("\($0.localTime).123Z") }
        case .timestampNumericOffset:
            Defect(
                "timestamp/undocumented-form",
                at: .lastSeenAt,
                "The `last_seen_at` of one session ends in +00:00."
            ) { $0.setLastSeen("\($0.localTime)+00:00") }
        case .timestampRuby:
            Defect(
                "timestamp/undocumented-form",
                at: .lastSeenAt,
                "The `last_seen_at` of one session has slashes: 2014/11/18 17:24:29 +0000."
            ) {
                let local = $0.localTime.replacing("-", with: "/").replacing("T", with: " ")
                $0.setLastSeen("\(local) +0000")
            }
        case .timestampOrder:
            Defect(
                "timestamp/order",
                at: .lastSeenAt,
                reads: .authenticatedAt,
                "The `last_seen_at` of one session is a second before its `authenticated_at`."
            ) { $0.setLastSeen(JSONText.moment($0.session.authenticatedAt - 1)) }
        case .timestampFuture:
            Defect(
                "timestamp/future",
                at: .lastSeenAt,
                "The `last_seen_at` of one session is in the year 2999."
            ) { $0.setLastSeen("2999-12-31T23:59:59Z") }
        case .linkHTTP:
            Defect("link/form", at: .url, "The `url` of one session is http, not https.") {
                $0.setURL("http://\($0.host)\($0.session.path)")
            }
        case .linkRelative:
            Defect(
                "link/form",
                at: .url,
                hides: .url,
                "The `url` of one session is a path without a host."
            ) { $0.setURL($0.session.path) }
        case .linkSessionID:
            Defect(
                "link/session-id",
                at: .url,
                reads: .id,
                hides: .url,
                "The `url` of one session has the id of another session."
            ) { $0.setURL(user: $0.session.userID, session: $0.session.id + 1) }
        case .linkUserID:
            Defect(
                "link/user-id",
                at: .url,
                reads: .userID,
                hides: .url,
                "The `url` of one session has the id of another user."
            ) { $0.setURL(user: $0.session.userID + 1, session: $0.session.id) }
        case .userIDNotANumber:
            Defect(
                "json/syntax",
                at: .userID,
                hides: .fromSession,
                "The `user_id` of one session is NaN."
            ) {
                $0.text.set("user_id", "NaN")
            }
        case .jsonBrokenUTF8:
            Defect(
                "json/encoding",
                at: .undeclared,
                hides: .fromSession,
                "One session has a field with an incomplete UTF-8 sequence."
            ) {
                // 0xC3 starts a sequence of two bytes; the second is missing.
                $0.text.add("device", Array(#""phone "#.utf8) + [0xC3] + Array(#"""#.utf8))
            }
        case .jsonDuplicateKey:
            Defect("json/duplicate-key", at: .id, "One session has the key `id` twice.") {
                $0.text.repeat("id")
            }
        case .jsonLoneSurrogate:
            Defect(
                "json/lone-surrogate",
                at: .undeclared,
                "One session has a field with a lone surrogate."
            ) { $0.text.add("device", #""phone \ud83d""#) }
        case .jsonTooDeep:
            Defect(
                "json/depth",
                at: .undeclared,
                hides: .fromSession,
                "One session has a field with 600 nested arrays."
            ) {
                $0.text.add(
                    "device",
                    String(repeating: "[", count: 600) + String(repeating: "]", count: 600)
                )
            }
        }
    }
}
