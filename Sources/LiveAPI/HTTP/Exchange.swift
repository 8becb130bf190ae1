/// The exchange of one request and its response.
enum Exchange {
    typealias Outcome = Result<LiveResponse, ExchangeFailure>

    /// The limit for the body of a response with a status other than 200: enough for any error
    /// object.
    static let errorBodyLimit = 64 << 10
}
