package import StrictJSON

/// Holds session objects to the contract.
///
/// A judge is a pure function with settings: the same bytes always have the same findings.
package struct SessionJudge: Hashable, Sendable {
    /// The moment that counts as now, in seconds since 1970-01-01T00:00:00Z.
    package var now: Int64

    /// How far a timestamp may lie past ``now``, in seconds.
    package var allowedSkew: Int64

    package init(now: Int64, allowedSkew: Int64 = 300) {
        self.now = now
        self.allowedSkew = allowedSkew
    }

    /// The findings in one session object, in the order of its bytes.
    ///
    /// - Parameters:
    ///   - session: The value that stands where a session is due.
    ///   - text: The bytes it was read from.
    ///   - pointer: The way to it in its document.
    ///   - start: An offset at or before the session from which positions are counted.
    ///   - origin: The position of `start` in the source.
    /// - Returns: The findings, each with its position.
    package func findings(
        in session: JSONValue,
        of text: RawSpan,
        at pointer: JSONPointer = JSONPointer(),
        from start: Int = 0,
        origin: TextPosition = TextPosition()
    ) -> [Finding] {
        var faults = FaultList()
        TextRules.judge(session, of: text, at: pointer, into: &faults)
        if let members = session.members {
            MemberRules.judge(members, of: session, text: text, at: pointer, into: &faults)
            let reading = SessionReading(members)
            TimestampRules(latest: now + allowedSkew)
                .judge(reading, text: text, at: pointer, into: &faults)
            LinkRules.judge(reading, text: text, at: pointer, into: &faults)
        } else {
            faults.add(
                .notASession(session, text: text, at: pointer),
                offset: session.range.lowerBound
            )
        }
        var position = origin
        var offset = start
        return faults.located { target in
            position.advance(over: offset..<target, of: text)
            offset = target
            return position
        }
    }
}

/// The fields of a session that rules about their values look at: of a duplicate key, the first.
struct SessionReading {
    private var values: [DeclaredField: JSONValue] = [:]

    init(_ members: [JSONMember]) {
        for member in members {
            guard let field = DeclaredField(key: member.key), values[field] == nil else { continue }
            values[field] = member.value
        }
    }

    subscript(field: DeclaredField) -> JSONValue? { values[field] }
}
