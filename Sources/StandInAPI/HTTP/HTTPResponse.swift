import SessionModel

/// A response, before it is encoded as bytes.
struct HTTPResponse {
    var status: HTTPStatus

    /// The media type; `nil` for a response without a Content-Type.
    var contentType: String?

    /// The header fields in their order, without those that ``head(framing:isLast:date:)`` adds.
    var fields: [HTTPRequest.Field] = []

    var body: [UInt8]

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

    /// How a client finds the end of the body (RFC 9112, 6.3).
    enum Framing {
        /// A Content-Length of this many bytes.
        case length(Int)

        /// The last chunk.
        case chunked

        /// The end of the connection.
        case close
    }

    /// Returns the bytes before the body.
    ///
    /// - Parameters:
    ///   - framing: How the client finds the end of the body; not used for status 204 (RFC 9110,
    ///     8.6).
    ///   - isLast: Whether the connection ends after this response.
    ///   - date: The time of the response, in seconds since 1970.
    /// - Returns: The status line, the header fields and the empty line.
    func head(framing: Framing, isLast: Bool, date: Int64) -> [UInt8] {
        var text = "HTTP/1.1 \(status.rawValue) \(status.phrase)\r\n"
        text += "Date: \(RFC1123Form.text(of: date))\r\n"
        if status != .noContent {
            if let contentType { text += "Content-Type: \(contentType)\r\n" }
            switch framing {
            case .length(let length): text += "Content-Length: \(length)\r\n"
            case .chunked: text += "Transfer-Encoding: chunked\r\n"
            case .close: break
            }
        }
        for field in fields { text += "\(field.name): \(field.value)\r\n" }
        text += "Connection: \(isLast ? "close" : "keep-alive")\r\n\r\n"
        return Array(text.utf8)
    }
}
