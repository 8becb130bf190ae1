import SessionModel

/// Models that confuse absent, null and a value, some of them only in certain combinations.
extension Canary {
    static let mergedStates: [Canary] = [
        session("NullAsAbsentTestee", "null-lost") { session in
            session.url = session.url.isNull ? .absent : session.url
            session.userID = session.userID.isNull ? .absent : session.userID
        },
        session("AbsentAsNullTestee", "null-invented") { session in
            session.url = session.url.isAbsent ? .null : session.url
            session.userID = session.userID.isAbsent ? .null : session.userID
        },
        session("NullAsEmptyTextTestee", "null-lost") { session in
            if session.url.isNull { session.url = .value("") }
        },
        session("EmptyTextAsNullTestee", "null-invented") { session in
            if session.url == .value("") { session.url = .null }
        },
        session("EmptyTextAsAbsentTestee", "field-lost") { session in
            if session.url == .value("") { session.url = .absent }
        },
        session("ZeroOmittedTestee", "field-lost") { session in
            if session.userID == .value(0) { session.userID = .absent }
        },
        session("NullAsZeroTestee", "null-lost") { session in
            if session.userID.isNull { session.userID = .value(0) }
        },
        session("AbsentAsZeroTestee", "field-invented") { session in
            if session.userID.isAbsent { session.userID = .value(0) }
        },
        session("AllNullOmittedTestee", "null-lost", size: 85) { session in
            guard session.authenticatedAt.isNull, session.lastSeenAt.isNull, session.url.isNull,
                session.userID.isNull
            else { return }
            session = SessionObject(id: session.id)
        },
        session("BothTimesNullTestee", "null-lost") { session in
            guard session.authenticatedAt.isNull, session.lastSeenAt.isNull else { return }
            session.lastSeenAt = .absent
        },
        session("NullLinkOfUserTestee", "null-lost") { session in
            if session.url.isNull, session.userID.value != nil { session.url = .absent }
        },
        session("RequiredUserTestee", "rejected") { session in
            if session.userID.isAbsent { throw Refusal() }
        },
        session("NoNullLinkTestee", "rejected") { session in
            if session.url.isNull { throw Refusal() }
        },
        session("NullAsWordTestee", "null-lost") { session in
            if session.lastSeenAt.isNull { session.lastSeenAt = .value("null") }
        },
        session("WordAsNullTestee", "null-invented") { session in
            if session.url == .value("null") { session.url = .null }
        },
        session("LastSeenFallsBackTestee", "field-invented") { session in
            if session.lastSeenAt.isAbsent { session.lastSeenAt = session.authenticatedAt }
        },
        session("EpochAsMissingTestee", "field-lost") { session in
            if session.lastSeenAt == .value("1970-01-01T00:00:00Z") { session.lastSeenAt = .absent }
        },
        session("SentinelTestee", "field-lost") { session in
            if session.url == .value("~?~unset~?~sentinel~?~") { session.url = .absent }
        },
        session("SwallowedErrorTestee", "field-lost") { session in
            if let time = session.lastSeenAt.value, time.dialect != .documented {
                session.lastSeenAt = .absent
            }
        },
        output("CamelCaseTestee", "field-lost") { $0.replacing("user_id", with: "userId") },
        output("SwappedKeysTestee", "field-lost") {
            $0.replacing("authenticated_at", with: "last_seen_at")
        },
    ]
}
