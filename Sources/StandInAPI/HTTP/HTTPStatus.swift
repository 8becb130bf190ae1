/// A status code with its reason phrase.
struct HTTPStatus: Hashable {
    let rawValue: Int

    /// The reason phrase, which follows the code in the status line.
    let phrase: String

    init(_ rawValue: Int, _ phrase: String) {
        self.rawValue = rawValue
        self.phrase = phrase
    }

    static let ok = HTTPStatus(200, "OK")
    static let noContent = HTTPStatus(204, "No Content")
    static let found = HTTPStatus(302, "Found")
    static let badRequest = HTTPStatus(400, "Bad Request")
    static let unauthorized = HTTPStatus(401, "Unauthorized")
    static let forbidden = HTTPStatus(403, "Forbidden")
    static let notFound = HTTPStatus(404, "Not Found")
    static let methodNotAllowed = HTTPStatus(405, "Method Not Allowed")
    static let requestTimeout = HTTPStatus(408, "Request Timeout")
    static let contentTooLarge = HTTPStatus(413, "Content Too Large")
    static let targetTooLong = HTTPStatus(414, "URI Too Long")
    static let expectationFailed = HTTPStatus(417, "Expectation Failed")
    static let tooManyRequests = HTTPStatus(429, "Too Many Requests")
    static let headerTooLarge = HTTPStatus(431, "Request Header Fields Too Large")
    static let internalServerError = HTTPStatus(500, "Internal Server Error")
    static let notImplemented = HTTPStatus(501, "Not Implemented")
    static let serviceUnavailable = HTTPStatus(503, "Service Unavailable")
    static let versionNotSupported = HTTPStatus(505, "HTTP Version Not Supported")
}
