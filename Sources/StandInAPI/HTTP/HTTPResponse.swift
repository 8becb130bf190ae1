import SessionModel

/// A response, before it is encoded as bytes.
struct HTTPResponse {
    var status: HTTPStatus

    /// The media type; `nil` for a response without a Content-Type.
    var contentType: String?

    /// The header fields in their order, without those that ``fieldLines(isLast:date:)`` adds.
    var fields: [HTTPRequest.Field] = []

    var body: [UInt8]

    /// Whether the body is sent even if the status does not allow one.
    var forcesBody = false

    /// Whether the usual header fields about the rate limit are added.
    var announcesRateLimit = true

    /// The media type of JSON, as the vendor sends it.
    static let json = "application/json; charset=utf-8"

    /// Creates a response in JSON.
    init(_ status: HTTPStatus, json: String) {
        self.init(status: status, contentType: Self.json, body: Array(json.utf8))
    }

    /// Creates a response in plain text.
    init(_ status: HTTPStatus, text: String) {
        self.init(status: status, contentType: "text/plain", body: Array("\(text)\n".utf8))
    }

    init(
        status: HTTPStatus,
        contentType: String?,
        fields: [HTTPRequest.Field] = [],
        body: [UInt8]
    ) {
        self.status = status
        self.contentType = contentType
        self.fields = fields
        self.body = body
    }

    /// Adds a header field.
    mutating func add(_ name: String, _ value: String) {
        fields.append(HTTPRequest.Field(name: name, value: value))
    }

    /// The status line, without its line break.
    var statusLine: [UInt8] { Array("HTTP/1.1 \(status.rawValue) \(status.phrase)".utf8) }

    /// Returns the field lines, without their line breaks.
    ///
    /// A response with status 204 has no Content-Length (RFC 9110, 8.6).
    ///
    /// - Parameters:
    ///   - isLast: Whether the connection ends after this response.
    ///   - date: The time of the response, in seconds since 1970.
    /// - Returns: The lines in their order.
    func fieldLines(isLast: Bool, date: Int64) -> [[UInt8]] {
        var lines = ["Date: \(RFC1123Form.text(of: date))"]
        if status != .noContent || forcesBody {
            if let contentType { lines.append("Content-Type: \(contentType)") }
            lines.append("Content-Length: \(body.count)")
        }
        lines += fields.map { "\($0.name): \($0.value)" }
        lines.append("Connection: \(isLast ? "close" : "keep-alive")")
        return lines.map { Array($0.utf8) }
    }
}
