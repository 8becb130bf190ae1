import StrictJSON

/// What is asked of a testee in `session-testee/1`.
enum TesteeRequest {
    /// Who are you?
    case hello

    /// Decode this payload, encode the model again.
    case roundtrip([UInt8])

    /// Encode these fields.
    case encode(ReportedFields)

    /// Exit with 0.
    case bye

    /// The name of the protocol and its version.
    static let protocolName = "session-testee/1"

    /// The variable that tells a child process what it is spoken to in.
    static let environmentVariable = "SESSION_TESTEE_PROTOCOL"

    /// Writes the request as a line, with the line feed.
    func append(to bytes: inout [UInt8], seq: Int64) {
        guard case .roundtrip(let payload) = self else {
            bytes += line(seq: seq)
            return
        }
        // Nearly all requests are such, and nothing in them needs an escape.
        bytes += #"{"seq":"#.utf8
        bytes += String(seq).utf8
        bytes += #","op":"roundtrip","payload":""#.utf8
        Base64.append(payload, to: &bytes)
        bytes += "\"}\n".utf8
    }

    /// The request as a line, with the line feed.
    func line(seq: Int64) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key(Self.seqKey)
        writer.integer(seq)
        writer.key(Self.opKey)
        switch self {
        case .hello: writer.string("hello")
        case .bye: writer.string("bye")
        case .roundtrip(let payload):
            writer.string("roundtrip")
            writer.key(Self.payloadKey)
            writer.string(String(decoding: Base64.encoded(payload), as: UTF8.self))
        case .encode(let fields):
            writer.string("encode")
            writer.key(Self.fieldsKey)
            fields.write(to: &writer)
        }
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static let seqKey: JSONString = "seq"
    private static let opKey: JSONString = "op"
    private static let fieldsKey: JSONString = "fields"
    private static let payloadKey: JSONString = "payload"
}
