/// A reason to refuse a request; the connection ends after the response.
struct HTTPProblem: Error, Equatable {
    /// The status of the response.
    var status: HTTPStatus

    /// What is wrong, as the text of the response.
    var reason: String

    init(_ status: HTTPStatus, _ reason: String) {
        self.status = status
        self.reason = reason
    }

    /// The problem of a request that does not follow the grammar.
    static func malformed(_ reason: String) -> HTTPProblem {
        HTTPProblem(.badRequest, reason)
    }
}
