import Platform
import StrictJSON

/// A request of `session-testee/1`.
enum TesteeRequest: Hashable {
    /// Introduce yourself.
    case hello

    /// Decode this payload, and encode the model again.
    case roundtrip([UInt8])

    /// Encode these fields.
    case encode(ReportedFields)

    /// Exit with 0.
    case bye

    /// The name of the protocol and its version.
    static let protocolName = "session-testee/1"

    /// The environment variable with the version of the protocol.
    static let environmentVariable = "SESSION_TESTEE_PROTOCOL"

    /// Appends the request as a line, including the line feed.
    func append(to bytes: inout [UInt8], seq: Int64) {
        guard case .roundtrip(let payload) = self else {
            bytes += line(seq: seq)
            return
        }
        // A fast path for nearly all requests: base64 needs no escapes.
        bytes += #"{"seq":"#.utf8
        bytes += String(seq).utf8
        bytes += #","op":"roundtrip","payload":""#.utf8
        Base64.append(payload, to: &bytes)
        bytes += "\"}\n".utf8
    }

    /// Returns the request as a line, including the line feed.
    func line(seq: Int64) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("seq") { $0.integer(seq) }
            switch self {
            case .hello: writer.member("op", "hello")
            case .bye: writer.member("op", "bye")
            case .roundtrip(let payload):
                writer.member("op", "roundtrip")
                writer.member(
                    "payload",
                    String(decoding: Base64.encoded(payload), as: UTF8.self)
                )
            case .encode(let fields):
                writer.member("op", "encode")
                writer.member("fields") { fields.write(to: &$0) }
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }
}
