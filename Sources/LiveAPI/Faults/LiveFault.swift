import SessionContract

/// One way in which an exchange with an API breaks a rule, or keeps payloads from being judged.
///
/// It knows nothing about where it was seen. What a server wrote is in it only as ``ServerText``.
enum LiveFault: Hashable {
    // MARK: The body of an answer

    /// `Content-Type` does not say JSON; `nil` where the header is absent.
    case contentType(ServerText?)

    /// The body could not be read as a whole.
    case body(BodyFault)

    /// There is an error object under status 200; its code where it has one.
    case errorBody(ServerText?)

    // MARK: Pages and links

    /// The pages of a list never end, or lead back.
    case pagingLoop(PagingLoop)

    /// The answer is paged in this way, and the other was asked for.
    case otherPaging(PagingKind)

    /// A session was met before, in a list that is paged in this way.
    case duplicateSession(Duplicate, PagingKind)

    /// The link to the next page does not lead to the host that was asked.
    case nextLink(ForeignLink)

    /// The `url` of a session does not lead to that session.
    case linkBroken(BrokenLink)

    // MARK: Answers with another status than 200

    /// The answer is a redirect to this other host.
    case redirect(status: Int, to: ServerText)

    /// The answer is 401 or 403.
    case auth(Refusal, hasCredentials: Bool)

    /// The answer is 429; what it says in `Retry-After`.
    case rateLimited(Refusal, retryAfter: ServerText?)

    /// The answer has any other status.
    case status(Refusal, StatusCause)

    // MARK: No answer, and nothing in it

    /// There was no whole answer within the time limit.
    case timeout

    /// There was no answer.
    case unreachable(Unreachable)

    /// There was no session in any answer.
    case empty
}

extension LiveFault {
    /// Why a body could not be read as a whole.
    enum BodyFault: Hashable {
        /// The body is longer than this many bytes.
        case tooLong(limit: Int)

        /// The connection ended before the body did.
        case cut(received: Int, announced: Int?)

        /// The body does not have the encoding that its header names.
        case encoding
    }

    /// How a walk over pages shows that it would never end.
    enum PagingLoop: Hashable {
        /// There were this many pages, more than any list has.
        case ceiling(Int)

        /// Pages followed one another without a session that was not met before.
        case noNewSession

        /// A cursor or a page number came again.
        case repetition

        /// There is more, and the link to it has no cursor.
        case noWayOn
    }

    /// Where a session was met before.
    enum Duplicate: Hashable {
        case samePage
        case twoPages
    }

    /// Where a link to the next page leads instead.
    enum ForeignLink: Hashable {
        /// To this scheme, host and port.
        case origin(ServerText)

        case unreadable
    }

    /// Where the `url` of a session leads instead.
    enum BrokenLink: Hashable {
        /// To a path that is not the path of a session.
        case otherPath

        /// To an answer of this status, which says that nothing is there.
        case status(Int)

        /// To an answer with another session, or without one.
        case otherSession
    }

    /// An answer with another status than 200.
    struct Refusal: Hashable {
        let status: Int

        /// The code of the error in its body.
        let code: ServerText?
    }

    /// What explains a status that is neither 200 nor about rights or rates.
    enum StatusCause: Hashable {
        /// The documented end of offset paging.
        case offsetLimit

        /// The request belongs to no session, as is usual with a token.
        case noCurrentSession

        /// A redirect on the same host, or to nowhere.
        case redirect

        case other
    }

    /// Why there was no answer.
    enum Unreachable: Hashable {
        case unknownHost
        case refused
        case lost

        /// There was no trusted encrypted connection, in the library's words.
        case insecure(ServerText)

        /// What came was not HTTP, in the library's words.
        case malformed(ServerText)

        /// Any other reason, in the library's words.
        case failed(ServerText)
    }
}

extension LiveFault {
    /// The rule that the fault breaks.
    var rule: Rule {
        switch self {
        case .contentType: .liveContentType
        case .body: .liveBody
        case .errorBody: .liveErrorBody
        case .pagingLoop: .livePagingLoop
        case .otherPaging: .envelopePaging
        case .duplicateSession: .liveDuplicateSession
        case .nextLink, .redirect: .liveRedirect
        case .linkBroken: .liveLinkBroken
        case .auth: .liveAuth
        case .rateLimited: .liveRateLimited
        case .status: .liveStatus
        case .timeout: .liveTimeout
        case .unreachable: .liveUnreachable
        case .empty: .liveEmpty
        }
    }
}

extension Finding {
    /// The finding for a fault of an exchange that was seen at `place`.
    init(_ fault: LiveFault, at place: Place) {
        self.init(fault.rule, fault.wording, at: place)
    }
}
