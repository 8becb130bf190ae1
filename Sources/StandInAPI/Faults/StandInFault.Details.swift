extension StandInFault {
    /// One sentence that describes the fault.
    package var summary: String { details.summary }

    /// The id of the rule that a checker should report; `nil` if a good client notices nothing.
    ///
    /// A checker may report other rules as well: a misspelled key, for example, is also absent.
    package var rule: String? { details.rule }

    /// What a server must serve for the fault to show.
    package var need: Need { details.need }

    /// The part of an exchange that the fault changes.
    package var scope: Scope { details.target.scope }

    /// The requests that show the fault.
    package var visibility: Visibility { details.visibility }

    /// The part of an exchange that a fault changes.
    package enum Scope: String, Sendable {
        /// One session, ``SessionSeries/odd``.
        case session

        /// The JSON around the sessions.
        case envelope

        /// The HTTP exchange.
        case transport
    }

    /// The requests that show a fault.
    package enum Visibility: String, Sendable {
        /// All requests; for a fault of a session, all that return ``SessionSeries/odd``.
        case everywhere

        /// Requests for lists of sessions.
        case lists

        /// Requests for lists of sessions, by a client that reads one page after another.
        case walks

        /// Requests for one session, including the current one.
        case singleSessions

        /// Only the request that follows the `url` of ``SessionSeries/odd``.
        case followedLinks
    }

    /// Whether both faults can be active and visible at the same time.
    package func isCompatible(with other: StandInFault) -> Bool {
        self == other || !isRival(of: other) && !hides(other) && !other.hides(self)
    }

    /// Whether both faults change the same thing in different ways.
    func isRival(of other: StandInFault) -> Bool {
        // Several transient faults happen one after another.
        details.target == other.details.target && details.target != .transient
    }

    /// Whether no client gets to what the other fault changes while this one is active.
    func hides(_ other: StandInFault) -> Bool {
        !details.hidden.isDisjoint(with: other.details.parts)
    }

    /// Whether no client gets to the payloads that are served while this fault is active.
    var hidesPayloads: Bool {
        !details.hidden.isDisjoint(with: [.reply, .response, .success, .text])
    }

    /// Whether the fault changes a text about sessions, not what is around it.
    var changesText: Bool { details.target.parts.contains(.text) }
}

extension StandInFault {
    /// The description of a fault.
    struct Details {
        let rule: String?
        let target: Target
        let need: Need
        let visibility: Visibility

        /// The parts of an exchange that a client must get to, so that it sees the fault.
        let parts: Parts

        /// The parts of an exchange that no client gets to while the fault is active, besides those
        /// that come after them.
        let hidden: Parts

        let summary: String

        init(
            breaks rule: String?,
            at target: Target,
            needs need: Need = .nothing,
            shownBy visibility: Visibility = .everywhere,
            reads others: Parts = [],
            hides hidden: Parts = [],
            _ summary: String
        ) {
            self.rule = rule
            self.target = target
            self.need = need
            self.visibility = visibility
            parts = target.parts.union(others).union(need.sessions > 0 ? .anySession : [])
            self.hidden = hidden
            self.summary = summary
        }
    }

    var details: Details {
        switch self {
        case .session(let fault): fault.defect.details
        case .answer(let fault): fault.details
        case .status(let fault): fault.defect.details
        case .coding(let fault): fault.defect.details
        case .message(let fault): fault.defect.details
        case .variation(let variation): variation.details
        }
    }
}
