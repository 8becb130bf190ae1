import SessionContract

/// One way in which an exchange with an API breaks a rule, or keeps payloads from being judged.
///
/// It does not know where it was seen. Text from a server is in it only as ``ServerText``.
enum LiveFault: Hashable {
    // MARK: The body of a response

    /// The `Content-Type` is not JSON; `nil` if the header is absent.
    case contentType(ServerText?)

    /// The body could not be read completely.
    case body(BodyFault)

    /// The body is an error object although the status is 200; its code, if it has one.
    case errorBody(ServerText?)

    // MARK: Pages and links

    /// The pages of a list return to an earlier page.
    case pagingLoop(PagingLoop)

    /// The statements of a page about the next one contradict each other, or lead elsewhere.
    case paging(PagingFault)

    /// The response uses this kind of paging, and the other was requested.
    case otherPaging(PagingKind)

    /// A session appeared before, in a list with this kind of paging.
    case duplicateSession(Duplicate, PagingKind)

    /// The link to the next page does not point to the host of the request.
    case nextLink(ForeignLink)

    /// The `url` of a session does not return that session.
    case linkBroken(BrokenLink)

    // MARK: Responses with a status other than 200

    /// The response redirects to this other scheme, host and port.
    case redirect(status: Int, to: ServerText, Origin.Difference)

    /// The status is 401 or 403.
    case auth(Refusal, hasCredentials: Bool)

    /// The status is 429; with the value of `Retry-After`.
    case rateLimited(Refusal, retryAfter: ServerText?)

    /// The response has any other status.
    case status(Refusal, StatusCause)

    // MARK: No response, or nothing in it

    /// There was no complete response within the time limit.
    case timeout

    /// There was no response.
    case unreachable(Unreachable)

    /// No response contained a session.
    case empty

    /// This part of what the API has was not read.
    case incomplete(Part)
}

extension LiveFault {
    /// Why a body could not be read completely.
    enum BodyFault: Hashable {
        /// The connection ended before the body did.
        case cut(received: Int, announced: Int?)

        /// The length of the body cannot be determined, with the reason.
        case framing(ServerText)

        /// The body does not have the encoding that its header names.
        case encoding
    }

    /// The sign that a walk over pages has returned to an earlier page.
    enum PagingLoop: Hashable {
        /// Each session of a page was on earlier pages.
        case noNewSession

        /// A cursor or a page number was repeated.
        case repetition
    }

    /// What is wrong with the statements of a page about the next one.
    enum PagingFault: Hashable {
        /// There is a cursor or a link, but no `has_more`.
        case noHasMore

        /// The link names a path other than that of the list.
        case otherResource

        /// The link has another cursor than `meta`, or leads to the first page.
        case otherCursor

        /// There are more pages, but neither the cursor nor the link can be used.
        case noWayOn
    }

    /// Where the earlier appearance of a session was.
    enum Duplicate: Hashable {
        case samePage
        case twoPages
    }

    /// Where a link to the next page points instead.
    enum ForeignLink: Hashable {
        /// To this scheme, host and port.
        case origin(ServerText, Origin.Difference)

        case unreadable
    }

    /// What the `url` of a session names or returns instead.
    enum BrokenLink: Hashable {
        /// A path that is not the path of a session.
        case otherPath

        /// A response with this status, which says that nothing is there.
        case status(Int)

        /// A response with another session, or without one.
        case otherSession
    }

    /// A response with a status other than 200.
    struct Refusal: Hashable {
        let status: Int

        /// The code of the error in its body.
        let code: ServerText?

        /// Why the request was not repeated, if the response asked for that.
        var impatience: RetryPolicy.Impatience?
    }

    /// The cause of a status that is neither 200 nor about rights or rates.
    enum StatusCause: Hashable {
        /// The documented end of offset paging.
        case offsetLimit

        /// The request does not belong to a session, which is normal with a token.
        case noCurrentSession

        /// A redirect to the same host, or one whose target is missing or unreadable.
        case redirect

        case other
    }

    /// Why there was no response.
    enum Unreachable: Hashable {
        case unknownHost
        case refused
        case lost

        /// There was no trusted encrypted connection; with the message of the library.
        case insecure(ServerText)

        /// The proxy made no connection to the host, for this reason.
        case proxy(ServerText)

        /// The response was not HTTP; with the message of the library.
        case malformed(ServerText)

        /// Any other reason; with the message of the library.
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
        case .otherPaging, .paging: .envelopePaging
        case .duplicateSession: .liveDuplicateSession
        case .nextLink, .redirect: .liveRedirect
        case .linkBroken: .liveLinkBroken
        case .auth: .liveAuth
        case .rateLimited: .liveRateLimited
        case .status: .liveStatus
        case .timeout: .liveTimeout
        case .unreachable: .liveUnreachable
        case .empty: .liveEmpty
        case .incomplete: .liveIncomplete
        }
    }
}

extension Finding {
    /// Creates the finding for a fault of an exchange that was seen at `place`.
    init(_ fault: LiveFault, at place: Place) {
        self.init(fault.rule, fault.wording, at: place)
    }
}
