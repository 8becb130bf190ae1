package import SessionModel
import StrictJSON

/// The rules of the group `timestamp`: what the strings of the two moments say.
struct TimestampRules {
    /// The last second that does not lie in the future.
    let latest: Int64

    func judge(
        _ session: SessionReading,
        text: RawSpan,
        at pointer: JSONPointer,
        into faults: inout FaultList
    ) {
        var moments: [DeclaredField: Timestamp.Moment] = [:]
        for field in [DeclaredField.authenticatedAt, .lastSeenAt] {
            guard let value = session[field], let string = value.string else { continue }
            let path = pointer.appending(field.key)
            let reading = unsafe Timestamp.reading(of: string.bytes.span.bytes)
            moments[field] = reading.moment
            let findings = [
                formFinding(reading, value, of: field, in: text, at: path),
                futureFinding(reading, value, of: field, in: text, at: path),
            ]
            for finding in findings.compactMap(\.self) {
                faults.add(finding, offset: value.range.lowerBound)
            }
        }
        guard let created = moments[.authenticatedAt], let seen = moments[.lastSeenAt],
            let value = session[.lastSeenAt], seen < created
        else { return }
        faults.add(
            orderFinding(value, in: text, at: pointer.appending(DeclaredField.lastSeenAt.key)),
            offset: value.range.lowerBound
        )
    }

    private func formFinding(
        _ reading: Timestamp.Reading,
        _ value: JSONValue,
        of field: DeclaredField,
        in text: RawSpan,
        at pointer: JSONPointer
    ) -> Finding? {
        guard reading.dialect != .documented, let rule = Rule(judging: reading) else { return nil }
        let dialect = reading.dialect.rawValue
        return Finding(
            rule,
            at: pointer,
            message: "`\(field.key)` \(rule.timestampFault)",
            observed: .init(
                value,
                in: text,
                kind: dialect,
                summary: "a string of the dialect \(dialect)"
            ),
            expected: "a moment such as 2014-11-18T17:24:29Z",
            fix: rule.timestampFix
        )
    }

    private func futureFinding(
        _ reading: Timestamp.Reading,
        _ value: JSONValue,
        of field: DeclaredField,
        in text: RawSpan,
        at pointer: JSONPointer
    ) -> Finding? {
        guard let moment = reading.moment, moment.seconds > latest else { return nil }
        return Finding(
            .timestampFuture,
            at: pointer,
            message: "`\(field.key)` lies in the future",
            observed: .init(value, in: text, kind: "future", summary: "a moment after now"),
            expected: "a moment that has been, give or take a clock that is off",
            fix: "Compare the clocks of the server and of this machine."
        )
    }

    private func orderFinding(
        _ value: JSONValue,
        in text: RawSpan,
        at pointer: JSONPointer
    ) -> Finding {
        Finding(
            .timestampOrder,
            at: pointer,
            message: "`last_seen_at` lies before `authenticated_at`",
            observed: .init(value, in: text, kind: "before", summary: "an earlier moment"),
            expected: "a moment at or after `authenticated_at`",
            fix: "Look for exchanged fields, or for moments written in different time zones."
        )
    }
}

extension Rule {
    /// The rule that a text of this reading breaks, or `nil` for the documented form.
    package init?(judging reading: Timestamp.Reading) {
        switch reading.dialect {
        case .documented: return nil
        case .impossible: self = .timestampImpossible
        case .unknown, .empty: self = .timestampMalformed
        default: self = reading.moment == nil ? .timestampNoOffset : .timestampUndocumentedForm
        }
    }

    fileprivate var timestampFault: String {
        switch self {
        case .timestampImpossible: "names a moment that does not exist"
        case .timestampNoOffset: "says no offset from UTC, so it names no moment"
        case .timestampUndocumentedForm: "is a moment in a form that the documents do not show"
        default: "is no timestamp in any known dialect"
        }
    }

    fileprivate var timestampFix: String {
        switch self {
        case .timestampImpossible: "Make the text from a moment, not from parts of a date."
        case .timestampNoOffset: "Write the moment in UTC and end it with Z."
        case .timestampUndocumentedForm: "Write the moment in UTC, in whole seconds, with T and Z."
        default: "Write the moment by RFC 3339, or send null where there is none."
        }
    }
}
