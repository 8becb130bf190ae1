import Platform
import StrictJSON

/// A request that a testee server has read.
struct TesteeServerRequest {
    let seq: Int64
    let op: JSONString
    private let payload: JSONString?
    private let fields: ReportedFields?

    /// Reads the line in `range` of `bytes`.
    init(in range: Range<Int>, of bytes: [UInt8]) throws(TesteeServerError) {
        let text = unsafe bytes.span.bytes
        guard let root = try? JSONDocument(parsing: text.extracting(range)).root,
            let seq = root["seq"]?.number?.int64,
            let op = root["op"]?.string
        else { throw TesteeServerError(.noRequest) }
        self.seq = seq
        self.op = op
        payload = root["payload"]?.string
        fields = root["fields"]?.members.flatMap { ReportedFields($0) }
    }

    /// Returns the reply of `testee` as a line, including the line feed.
    func reply(of testee: some Testee) async -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("seq") { $0.integer(seq) }
        switch op {
        case "hello": writer.introduce(testee)
        case "roundtrip":
            if let payload = payload.flatMap({ Base64.decoded($0.bytes) }) {
                writer.outcome(of: await testee.answer(to: payload))
            } else {
                writer.outcome("error", reason: "the request has no base64 'payload'")
            }
        case "encode" where testee.encodesSessions:
            if let session = fields?.session {
                for answer in await testee.encodings(of: [session]) { writer.outcome(of: answer) }
            } else {
                writer.outcome("error", reason: "the request has no 'fields' of a session")
            }
        default: writer.outcome("unsupported")
        }
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }
}

extension JSONWriter {
    fileprivate mutating func introduce(_ testee: some Testee) {
        member("protocol", TesteeRequest.protocolName)
        key("ops")
        array { writer in
            writer.string("roundtrip")
            if testee.encodesSessions { writer.string("encode") }
        }
        key("testee")
        object { writer in
            writer.member("name", testee.identity.name)
            if let version = testee.identity.version { writer.member("version", version) }
            if let language = testee.identity.language { writer.member("language", language) }
        }
        key("policies")
        object { writer in
            for (key, answer) in testee.policies.declarations { writer.member(key, answer) }
        }
    }

    fileprivate mutating func outcome(of answer: TesteeAnswer) {
        switch answer {
        case .accepted(let payload, let fields):
            outcome("accepted")
            member("payload", String(decoding: Base64.encoded(payload), as: UTF8.self))
            if let fields { member("fields") { fields.write(to: &$0) } }
        case .rejected(let reason): outcome("rejected", reason: reason)
        case .failed(let reason): outcome("error", reason: reason)
        case .unsupported: outcome("unsupported")
        case .crashed(let detail): outcome("error", reason: "it crashed: \(detail)")
        case .hung(let limit, _):
            outcome("error", reason: "no answer within \(limit)")
        case .protocolViolation(let detail): outcome("error", reason: detail)
        case .unavailable(let reason): outcome("error", reason: "it is unavailable: \(reason)")
        }
    }

    fileprivate mutating func outcome(_ outcome: String, reason: String? = nil) {
        member("outcome", outcome)
        if let reason { member("reason", reason) }
    }
}
