extension JSONText {
    /// Spoils the text of a session, if the fault is one of those that spoil sessions.
    ///
    /// - Parameters:
    ///   - fault: What to do.
    ///   - session: The session this text tells.
    ///   - host: The host its `url` names.
    mutating func apply(_ fault: StandInFault, to session: StandInSession, host: String) {
        applyToKeys(fault, of: session)
        applyToMoments(fault, of: session)
        applyToLink(fault, of: session, host: host)
        applyToText(fault)
    }

    private mutating func applyToKeys(_ fault: StandInFault, of session: StandInSession) {
        switch fault {
        case .sessionIDAbsent: remove("id")
        case .sessionIDNull: set("id", "null")
        case .sessionIDString: set("id", Self.quoted("\(session.id)"))
        case .sessionIDBoolean: set("id", "true")
        case .sessionIDFraction: set("id", "\(session.id).5")
        case .sessionIDRange: set("id", "9223372036854775808")
        case .sessionIDExponent: set("id", "\(session.id)e0")
        case .userIDString: set("user_id", Self.quoted("\(session.userID)"))
        case .userIDPointZero: set("user_id", "\(session.userID).0")
        case .userIDNotANumber: set("user_id", "NaN")
        case .urlObject: set("url", "{}")
        case .authenticatedAtNumber: set("authenticated_at", "\(session.authenticatedAt)")
        case .undeclaredField: add("device", Self.quoted("phone"))
        case .misspelledField: rename("user_id", to: "userId")
        case .absentField: remove("last_seen_at")
        default: break
        }
    }

    private mutating func applyToMoments(_ fault: StandInFault, of session: StandInSession) {
        // 2014-11-18T17:24:29Z
        let documented = Self.moment(session.lastSeenAt)
        let local = documented.dropLast()
        let text: String
        switch fault {
        case .timestampMalformed: text = "yesterday"
        case .timestampImpossible: text = "2014-02-30T17:24:29Z"
        case .timestampNoOffset: text = String(local)
        case .timestampFraction: text = "\(local).123Z"
        case .timestampNumericOffset: text = "\(local)+00:00"
        case .timestampRuby:
            text = local.replacing("-", with: "/").replacing("T", with: " ") + " +0000"
        case .timestampOrder:
            text = Self.moment(session.authenticatedAt - 1)
        case .timestampFuture: text = "2999-12-31T23:59:59Z"
        default: return
        }
        set("last_seen_at", Self.quoted(text))
    }

    private mutating func applyToLink(
        _ fault: StandInFault,
        of session: StandInSession,
        host: String
    ) {
        let users = "https://\(host)/api/v2/users"
        switch fault {
        case .linkHTTP: set("url", Self.quoted("http://\(host)\(session.path)"))
        case .linkRelative: set("url", Self.quoted(session.path))
        case .linkSessionID:
            set("url", Self.quoted("\(users)/\(session.userID)/sessions/\(session.id + 1).json"))
        case .linkUserID:
            set("url", Self.quoted("\(users)/\(session.userID + 1)/sessions/\(session.id).json"))
        default: break
        }
    }

    private mutating func applyToText(_ fault: StandInFault) {
        switch fault {
        case .jsonDuplicateKey:
            if let id = members.first(where: { $0.key == "id" }) { members.append(id) }
        case .jsonLoneSurrogate: add("device", #""phone \ud83d""#)
        case .jsonTooDeep:
            let depth = 600
            let opening = String(repeating: "[", count: depth)
            add("device", opening + String(repeating: "]", count: depth))
        case .jsonBrokenUTF8:
            // The lead byte of a sequence, and no second byte.
            add("device", Array(#""phone "#.utf8) + [0xC3] + Array(#"""#.utf8))
        default: break
        }
    }
}
