/// A request that cannot be understood; the connection ends with the answer to it.
struct HTTPProblem: Error, Equatable {
    /// The status the client is told.
    var status: HTTPStatus

    /// One plain sentence that says what is wrong.
    var reason: String

    init(_ status: HTTPStatus, _ reason: String) {
        self.status = status
        self.reason = reason
    }

    /// A request that misses the grammar.
    static func malformed(_ reason: String) -> HTTPProblem {
        HTTPProblem(.badRequest, reason)
    }
}
