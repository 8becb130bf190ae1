extension StandInFault {
    /// The one thing that a fault changes, from the inside of a response outwards.
    enum Target: Hashable {
        case key(Key)
        case linkTarget
        case arrayForm
        case envelope
        case emptiness
        case paging
        case nextLink
        case pages
        case duplicate
        case text
        case textStart
        case errorMember
        case errorObject
        case coding
        case contentType
        case status
        case delivery
        case pace
        case transient
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
            case .arrayForm, .envelope, .emptiness, .paging, .nextLink, .pages, .duplicate, .text,
                .textStart, .errorMember:
                .envelope
            case .errorObject, .coding, .contentType, .status, .delivery, .pace, .transient,
                .connection:
                .transport
            }
        }

        /// The parts of an exchange that a client must get to, so that it sees the change.
        var parts: Parts {
            switch self {
            case .connection: []
            case .pace, .transient, .delivery: [.reply]
            case .status: [.reply, .response]
            case .contentType, .errorObject, .coding: [.reply, .response, .success]
            case .text, .textStart: [.reply, .response, .success, .text]
            case .key: [.reply, .response, .success, .text, .session]
            case .linkTarget: [.reply, .response, .success, .text, .session, .url]
            case .envelope, .arrayForm: [.reply, .response, .success, .text, .sessions]
            case .paging: [.reply, .response, .success, .text, .members]
            case .errorMember: [.reply, .response, .success, .text, .members, .end]
            case .emptiness: [.reply, .response, .success, .text, .end, .array]
            case .nextLink: [.reply, .response, .success, .text, .end, .nextLink]
            case .pages: [.reply, .response, .success, .text, .end, .nextPage]
            case .duplicate: [.reply, .response, .success, .text, .end, .nextPage, .array]
            }
        }
    }
}
