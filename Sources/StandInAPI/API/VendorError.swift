// The error answers of the vendor, each in the shape that was seen for it.
extension HTTPResponse {
    /// A record that is not there.
    static let recordNotFound = HTTPResponse(
        .notFound,
        json: #"{"error":"RecordNotFound","description":"Not found"}"#
    )

    /// A path that is not there.
    static let invalidEndpoint = HTTPResponse(
        .notFound,
        json: #"{"error":"InvalidEndpoint","description":"Not found"}"#
    )

    /// A path that does not take this method.
    static func methodNotAllowed(allowed: [String]) -> HTTPResponse {
        var response = HTTPResponse(
            .methodNotAllowed,
            json: #"{"error":"MethodNotAllowed","description":"This method is not allowed here"}"#
        )
        response.add("Allow", allowed.joined(separator: ", "))
        return response
    }

    /// Missing or wrong credentials.
    static func unauthenticated(challenge: String) -> HTTPResponse {
        var response = HTTPResponse(
            .unauthorized,
            json: #"{"error":"Couldn't authenticate you"}"#
        )
        response.add("WWW-Authenticate", challenge)
        return response
    }

    /// Credentials that do not reach so far.
    static let accessForbidden = HTTPResponse(
        .forbidden,
        json: #"{"error":{"title":"Forbidden","message":"You do not have access to this page."}}"#
    )

    /// A server that broke down.
    static let internalError = HTTPResponse(
        .internalServerError,
        json: #"{"error":"InternalServerError","description":"Something went wrong"}"#
    )

    /// A server that is out for a moment.
    static let unavailable = HTTPResponse(.serviceUnavailable, text: "Service Unavailable")

    /// Too many requests, with the time to wait.
    static var rateLimited: HTTPResponse {
        var response = HTTPResponse(
            .tooManyRequests,
            json: #"{"error":"APIRateLimitExceeded","#
                + #""description":"Number of allowed API requests per minute exceeded"}"#
        )
        response.add("Retry-After", "1")
        return response
    }

    /// Too many requests, as the edge says it.
    static let rateLimitedInPlainText = HTTPResponse(
        .tooManyRequests,
        text: "Number of allowed API requests per minute exceeded"
    )

    /// A list of one error.
    static func errors(_ status: HTTPStatus, code: String, title: String) -> HTTPResponse {
        HTTPResponse(
            status,
            json: #"{"errors":[{"code":"\#(code)","title":"\#(title)"}]}"#
        )
    }
}
