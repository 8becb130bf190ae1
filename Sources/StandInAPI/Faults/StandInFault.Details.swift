extension StandInFault {
    /// One sentence that says what goes wrong.
    package var summary: String { details.summary }

    /// The id of the rule a checker should report, or nil where a good client sees nothing wrong.
    ///
    /// Other rules may speak up as well: a misspelled key, say, is also an absent one.
    package var rule: String? { details.rule }

    /// What the fault spoils.
    package var scope: Scope { details.target.scope }

    /// Which requests show the fault.
    package var visibility: Visibility { details.visibility }

    /// What a fault spoils.
    package enum Scope: String, Sendable {
        /// One session, ``SessionSeries/odd``.
        case session

        /// The JSON around the sessions.
        case envelope

        /// The HTTP exchange.
        case transport
    }

    /// Which requests show a fault.
    package enum Visibility: String, Sendable {
        /// All of them; for a fault of a session, all that tell about ``SessionSeries/odd``.
        case everywhere

        /// Lists of sessions.
        case lists

        /// Lists of sessions that go over more than one page.
        case severalPages

        /// Requests for one session, the current one included.
        case singleSessions

        /// The request for ``SessionSeries/odd`` alone, as following its `url` makes it.
        case followedLinks
    }

    /// Whether both faults can be active and show.
    package func isCompatible(with other: StandInFault) -> Bool {
        self == other
            || details.target.leavesRoom(for: other.details.target)
                && other.details.target.leavesRoom(for: details.target)
    }
}

extension StandInFault {
    /// What is known of a fault.
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

    /// The one thing a fault takes hold of, from the inside out.
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

        /// Whether a fault with another target still shows beside one with this.
        func leavesRoom(for other: Target) -> Bool {
            switch self {
            // Several transient faults come one after the other.
            case .transient: true
            case .connection: false
            case .answer: other == .transient || other == .pace
            case .envelope: other != self && other.scope != .session
            default: other != self
            }
        }
    }
}
