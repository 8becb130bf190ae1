// The error responses of the vendor, each in the shape in which it was seen.
extension HTTPResponse {
    /// The response for a record that does not exist.
    static let recordNotFound = HTTPResponse(
        .notFound,
        json: #"{"error":"RecordNotFound","description":"Not found"}"#
    )

    /// The response for a path that does not exist.
    static let invalidEndpoint = HTTPResponse(
        .notFound,
        json: #"{"error":"InvalidEndpoint","description":"Not found"}"#
    )

    /// Returns the response for a method that the path does not accept.
    static func methodNotAllowed(allowed: [String]) -> HTTPResponse {
        var response = HTTPResponse(
            .methodNotAllowed,
            json: #"{"error":"MethodNotAllowed","description":"This method is not allowed here"}"#
        )
        response.add("Allow", allowed.joined(separator: ", "))
        return response
    }

    /// Returns the response to missing or wrong credentials.
    static func unauthenticated(challenge: String) -> HTTPResponse {
        var response = HTTPResponse(
            .unauthorized,
            json: #"{"error":"Couldn't authenticate you"}"#
        )
        response.add("WWW-Authenticate", challenge)
        return response
    }

    /// The response to credentials without the necessary rights.
    static let accessForbidden = HTTPResponse(
        .forbidden,
        json: #"{"error":{"title":"Forbidden","message":"You do not have access to this page."}}"#
    )

    /// The response of a server that failed.
    static let internalError = HTTPResponse(
        .internalServerError,
        json: #"{"error":"InternalServerError","description":"Something went wrong"}"#
    )

    /// The response of a server that is unavailable for a moment.
    static let unavailable = HTTPResponse(.serviceUnavailable, text: "Service Unavailable")

    /// Returns the response to too many requests, with the time to wait.
    ///
    /// - Parameter wait: The value of Retry-After; `nil` to leave it out.
    /// - Returns: The response.
    static func rateLimited(retryAfter wait: String? = "1") -> HTTPResponse {
        var response = HTTPResponse(
            .tooManyRequests,
            json: #"{"error":"APIRateLimitExceeded","#
                + #""description":"Number of allowed API requests per minute exceeded"}"#
        )
        if let wait { response.add("Retry-After", wait) }
        return response
    }

    /// The response to too many requests, as the vendor's edge sends it.
    static let rateLimitedInPlainText = HTTPResponse(
        .tooManyRequests,
        text: "Number of allowed API requests per minute exceeded"
    )

    /// Returns a page in HTML, as a sign-in page or a proxy sends it.
    static func page(_ status: HTTPStatus) -> HTTPResponse {
        HTTPResponse(
            status: status,
            contentType: "text/html; charset=utf-8",
            body: Array("<!doctype html><title>Sign in</title><p>Please sign in.</p>\n".utf8)
        )
    }

    /// Returns a response with a list of one error.
    static func errors(_ status: HTTPStatus, code: String, title: String) -> HTTPResponse {
        HTTPResponse(
            status,
            json: #"{"errors":[{"code":"\#(code)","title":"\#(title)"}]}"#
        )
    }
}
