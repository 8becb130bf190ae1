package import JSONFiles
package import SessionContract
package import StrictJSON

/// A deviation that a project has accepted.
package struct BaselineEntry: Hashable, Sendable {
    /// The fingerprint of the row, which follows from the next three values.
    package var id: String

    /// The id of the rule.
    package var rule: String

    /// The JSON Pointer to the deviation, with `*` instead of each index.
    package var pointer: String

    /// The kind of value that was observed, or of change in it.
    package var observed: String

    /// The files that were checked, as one text, or the phase that showed it.
    ///
    /// If it is known, the entry is stale as soon as all of that was checked again without the
    /// deviation.
    package var source: String?

    /// The maximum number of findings, if more of them matter.
    package var most: Int?

    /// Why the deviation is accepted.
    package var reason: String

    /// Where it is tracked.
    package var issue: String?

    /// The day on which it was accepted.
    package var since: CalendarDay

    /// The last day on which it is accepted; `nil` if there is none.
    package var expires: CalendarDay?

    /// The place of the entry in its file.
    package var position = TextPosition()

    /// Creates an entry for the row of a finding.
    package init(
        _ group: Finding.Group,
        source: String? = nil,
        reason: String,
        issue: String? = nil,
        since: CalendarDay,
        expires: CalendarDay? = nil
    ) {
        id = group.fingerprint
        rule = group.rule.id
        pointer = group.pointerShape
        observed = group.observedKind
        self.source = source
        self.reason = reason
        self.issue = issue
        self.since = since
        self.expires = expires
    }

    /// Whether the deviation is not accepted any more.
    package func isExpired(on day: CalendarDay) -> Bool { expires.map { $0 < day } ?? false }

    /// Whether another entry says the same in another place.
    func isSame(as other: Self) -> Bool {
        var moved = other
        moved.position = position
        return self == moved
    }

    /// Why the findings of the row are not counted.
    package var suppression: Suppression {
        var details = ["accepted since \(since.text)"]
        if let expires { details.append("until \(expires.text)") }
        if let issue { details.append(issue) }
        return Suppression(
            "baseline",
            explanation: "\(reason) (\(details.joined(separator: ", ")))"
        )
    }

    /// The deviation in a phrase, such as `contract/null at /user_id (null)`.
    package var phrase: String {
        let place = pointer.isEmpty ? "" : " at \(pointer)"
        return "\(rule)\(place) (\(observed))"
    }
}
