/// An endpoint of the API, identified by its path.
enum StandInEndpoint: Equatable {
    /// The list of all sessions.
    case sessions

    /// The list of one user's sessions.
    case userSessions(user: Int)

    /// One session.
    case session(user: Int, id: Int)

    /// The session that the request belongs to.
    case currentSession

    /// The renewal of that session, which at the vendor is the only GET with a side effect.
    case renewal

    /// Logging out.
    case logout

    /// The signed-in user.
    case currentUser

    /// Reads the path of a target; `nil` for a path that the API does not have.
    ///
    /// The suffix `.json` is optional on every path.
    init?(segments: [String]) {
        var parts = segments
        if let last = parts.last, last.hasSuffix(".json") {
            parts[parts.count - 1] = String(last.dropLast(5))
        }
        guard parts.starts(with: ["api", "v2"]) else { return nil }
        parts.removeFirst(2)
        switch parts {
        case ["sessions"]: self = .sessions
        case ["users", "me"]: self = .currentUser
        case ["users", "me", "session"]: self = .currentSession
        case ["users", "me", "session", "renew"]: self = .renewal
        case ["users", "me", "logout"]: self = .logout
        default:
            guard parts.count == 3 || parts.count == 4, parts[0] == "users",
                parts[2] == "sessions", let user = parts[1].decimalNumber
            else { return nil }
            if parts.count == 3 {
                self = .userSessions(user: user)
            } else if let id = parts[3].decimalNumber {
                self = .session(user: user, id: id)
            } else {
                return nil
            }
        }
    }
}

extension StandInEndpoint {
    /// The methods that this endpoint accepts.
    var methods: [String] {
        switch self {
        case .sessions, .currentSession, .renewal, .currentUser: ["GET", "HEAD"]
        case .userSessions, .session: ["GET", "HEAD", "DELETE"]
        case .logout: ["DELETE"]
        }
    }

    /// The content of the response to GET.
    enum Content {
        /// A list of sessions.
        case list

        /// One session.
        case single

        /// No session.
        case other
    }

    /// The content of the response to GET.
    var content: Content {
        switch self {
        case .sessions, .userSessions: .list
        case .session, .currentSession: .single
        case .renewal, .logout, .currentUser: .other
        }
    }
}
