import StrictJSON

/// The rules of the group `link`: whether `url` leads to the session it stands in.
enum LinkRules {
    static func judge(
        _ session: SessionReading,
        text: RawSpan,
        at pointer: JSONPointer,
        into faults: inout FaultList
    ) {
        guard let value = session[.url], let string = value.string else { return }
        let path = pointer.appending(DeclaredField.url.key)
        let bytes = unsafe string.bytes.span.bytes
        let link = SessionLink(0..<bytes.byteCount, in: bytes)
        let id = session[.id]?.number?.int64
        let userID = session[.userID]?.number?.int64
        var findings: [Finding] = []
        if !link.isAbsoluteHTTPS {
            findings.append(.linkForm(.init(value, in: text), at: path))
        }
        if let id, let range = link.sessionID, !SessionLink.spells(id, range, in: bytes) {
            findings.append(.otherSession(.init(value, in: text), at: path))
        }
        if let userID, let range = link.userID, !SessionLink.spells(userID, range, in: bytes) {
            findings.append(.otherUser(.init(value, in: text), at: path))
        }
        for finding in findings { faults.add(finding, offset: value.range.lowerBound) }
    }
}

extension Finding {
    fileprivate static func linkForm(_ observed: Observation, at pointer: JSONPointer) -> Finding {
        Finding(
            .linkForm,
            at: pointer,
            message: "`url` is no absolute https URL",
            observed: observed,
            expected: "a URL such as https://company.zendesk.com/api/v2/users/1/sessions/1.json",
            fix: "Send the whole URL with its host, percent-encoded, with https."
        )
    }

    fileprivate static func otherSession(
        _ observed: Observation,
        at pointer: JSONPointer
    ) -> Finding {
        Finding(
            .linkSessionID,
            at: pointer,
            message: "`url` leads to another session than `id` names",
            observed: observed,
            expected: "the value of `id` after `/sessions/` in the path",
            fix: "Make the link from the id of the session it stands in."
        )
    }

    fileprivate static func otherUser(_ observed: Observation, at pointer: JSONPointer) -> Finding {
        Finding(
            .linkUserID,
            at: pointer,
            message: "`url` leads to another user than `user_id` names",
            observed: observed,
            expected: "the value of `user_id` after `/users/` in the path",
            fix: "Make the link from the user of the session it stands in."
        )
    }
}
