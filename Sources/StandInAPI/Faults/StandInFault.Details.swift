extension StandInFault {
    /// One sentence that describes the fault.
    package var summary: String { details.summary }

    /// The id of the rule that a checker should report; `nil` if a good client notices nothing.
    ///
    /// A checker may report other rules as well: a misspelled key, for example, is also absent.
    package var rule: String? { details.rule }

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

        /// Requests for lists of sessions with more than one page.
        case severalPages

        /// Requests for one session, including the current one.
        case singleSessions

        /// Only the request that follows the `url` of ``SessionSeries/odd``.
        case followedLinks
    }

    /// Whether both faults can be active and visible at the same time.
    package func isCompatible(with other: StandInFault) -> Bool {
        self == other
            || details.target.leavesRoom(for: other.details.target)
                && other.details.target.leavesRoom(for: details.target)
    }
}

extension StandInFault {
    /// The description of a fault.
    struct Details {
        let rule: String?
        let target: Target
        let visibility: Visibility
        let summary: String

        init(
            breaks rule: String?,
            at target: Target,
            shownBy visibility: Visibility = .everywhere,
            _ summary: String
        ) {
            self.rule = rule
            self.target = target
            self.visibility = visibility
            self.summary = summary
        }
    }

    var details: Details {
        switch self {
        case .session(let fault): fault.defect.details
        case .answer(let fault): fault.details
        }
    }

    /// The one thing that a fault changes, from the inside of a response outwards.
    enum Target: Hashable {
        case key(Key)
        case linkTarget
        case arrayForm
        case envelope
        case paging
        case duplicate
        case text
        case contentType
        case delivery
        case pace
        case transient
        case answer
        case connection

        /// The keys of a session.
        enum Key {
            case authenticatedAt
            case id
            case lastSeenAt
            case undeclared
            case url
            case userID
        }

        var scope: Scope {
            switch self {
            case .key, .linkTarget: .session
            case .arrayForm, .envelope, .paging, .duplicate, .text: .envelope
            case .contentType, .delivery, .pace, .transient, .answer, .connection: .transport
            }
        }

        /// Whether a fault with the other target is still visible next to one with this target.
        func leavesRoom(for other: Target) -> Bool {
            switch self {
            // Several transient faults happen one after another.
            case .transient: true
            case .connection: false
            case .answer: other == .transient || other == .pace
            case .envelope: other != self && other.scope != .session
            default: other != self
            }
        }
    }
}
