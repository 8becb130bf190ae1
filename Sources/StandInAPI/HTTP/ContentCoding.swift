/// A content coding that is applied to bodies (RFC 9110, 8.4).
struct ContentCoding: Sendable {
    /// The value of Content-Encoding.
    let label: String

    let encode: @Sendable ([UInt8], WireMessage.Scale) -> [UInt8]

    /// Applies the coding to a response with sessions.
    func apply(to response: inout HTTPResponse, scale: WireMessage.Scale) {
        guard response.status == .ok, !response.body.isEmpty else { return }
        response.body = encode(response.body, scale)
        response.add("Content-Encoding", label)
    }
}
