import SessionContract

extension LiveFault {
    /// The message about the fault, built on each call.
    var wording: Wording {
        switch self {
        case .contentType(let type): .contentType(type)
        case .body(let fault): .body(fault)
        case .errorBody(let code): .errorObject(code: code?.text)
        case .pagingLoop(let loop): .pagingLoop(loop)
        case .paging(let fault): .paging(fault)
        case .otherPaging(let kind): .otherPaging(kind)
        case .duplicateSession(let duplicate, let kind): .duplicateSession(duplicate, kind)
        case .nextLink(let link): .nextLink(link)
        case .linkBroken(let link): .linkBroken(link)
        case .redirect(let status, let origin, let difference):
            .redirect(status, to: origin, difference)
        case .auth(let refusal, let hasCredentials): .auth(refusal, hasCredentials)
        case .rateLimited(let refusal, let wait): .rateLimited(refusal, retryAfter: wait)
        case .status(let refusal, let cause): .status(refusal, cause)
        case .timeout: .timeout
        case .unreachable(let reason): .unreachable(reason)
        case .empty: .empty
        case .incomplete(let part): .incomplete(part)
        }
    }
}
