/// One of the endpoints that a run can request, always with GET.
///
/// Renewing a session, a GET with a side effect, is not among them.
package enum LiveEndpoint: Hashable, Sendable {
    /// All sessions of the account.
    case list

    /// The sessions of one user.
    case user(Int64)

    /// One session of one user.
    case session(user: Int64, session: Int64)

    /// The session that the request itself belongs to, if any.
    case current

    /// Reads an endpoint in one of the ``forms``.
    package init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        let ids = parts.dropFirst().compactMap { Self.id($0) }
        guard let name = parts.first, ids.count == parts.count - 1 else { return nil }
        switch (name, ids.count) {
        case ("list", 0): self = .list
        case ("me", 0): self = .current
        case ("user", 1): self = .user(ids[0])
        case ("session", 2): self = .session(user: ids[0], session: ids[1])
        default: return nil
        }
    }

    /// Reads the path of a session, such as `/api/v2/users/12345/sessions/3432.json`.
    init?(sessionPath path: String) {
        var path = Substring(path)
        if path.hasSuffix(".json") { path = path.dropLast(5) }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 7, parts[0].isEmpty, parts[1...3] == ["api", "v2", "users"],
            parts[5] == "sessions", let user = Self.id(parts[4]), let session = Self.id(parts[6])
        else { return nil }
        self = .session(user: user, session: session)
    }

    private static func id(_ text: Substring) -> Int64? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(text)
    }
}

extension LiveEndpoint {
    /// The path of the request.
    package var path: String {
        switch self {
        case .list: "/api/v2/sessions"
        case .user(let user): "/api/v2/users/\(user)/sessions"
        case .session(let user, let session): "/api/v2/users/\(user)/sessions/\(session)"
        case .current: "/api/v2/users/me/session"
        }
    }

    /// Whether the response is a list that is divided into pages.
    package var isPaged: Bool {
        switch self {
        case .list, .user: true
        case .session, .current: false
        }
    }
}

extension LiveEndpoint {
    /// An endpoint of the next case, so that the compiler asks for a new one here.
    private var next: LiveEndpoint? {
        switch self {
        case .list: .user(1)
        case .user: .session(user: 1, session: 2)
        case .session: .current
        case .current: nil
        }
    }

    /// An endpoint of each case.
    package static let samples = Array(sequence(first: list, next: \.next))

    /// The argument of `--endpoint`, with a word in capitals for each id.
    private var form: String {
        switch self {
        case .list: "list"
        case .user: "user:ID"
        case .session: "session:UID:SID"
        case .current: "me"
        }
    }

    /// The forms of the argument of `--endpoint`.
    package static let forms = samples.map(\.form)
}

extension LiveEndpoint: CustomStringConvertible {
    /// The endpoint in the form that `--endpoint` accepts.
    package var description: String {
        switch self {
        case .list: "list"
        case .user(let user): "user:\(user)"
        case .session(let user, let session): "session:\(user):\(session)"
        case .current: "me"
        }
    }
}
