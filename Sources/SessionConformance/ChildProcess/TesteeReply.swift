import Platform
import StrictJSON

/// A line of a testee that is a JSON object with a sequence number.
///
/// The methods below check everything else. Unknown keys are ignored. A known key that occurs twice
/// is a fault, because either value could be meant.
struct TesteeReply {
    /// The number of the request that this replies to.
    let seq: Int64

    private let values: [JSONString: JSONValue]

    /// The answer of a reply in the usual form; `nil` for other replies.
    private let plainAnswer: TesteeAnswer?

    private static let knownKeys: Set<JSONString> = [
        "seq", "outcome", "payload", "fields", "reason", "protocol", "ops", "testee", "policies",
    ]

    /// Reads a line, or returns `nil` if it is not a reply but stray text on standard output.
    ///
    /// - Parameters:
    ///   - range: The range of the line, without its line feed.
    ///   - bytes: The bytes that contain the line.
    /// - Throws: ``ProtocolFault`` for a reply without a valid `seq` or with a known key twice.
    init?(in range: Range<Int>, of bytes: [UInt8]) throws(ProtocolFault) {
        let text = unsafe bytes.span.bytes
        if let reply = PlainReply(text.extracting(range)) {
            (seq, plainAnswer, values) = (reply.seq, reply.answer, [:])
            return
        }
        plainAnswer = nil
        guard let document = try? JSONDocument(parsing: text.extracting(range)),
            let members = document.root.members,
            members.contains(where: { $0.key == "seq" })
        else { return nil }
        values = try Self.values(of: Self.knownKeys, in: members)
        guard let seq = values["seq"]?.number?.int64 else {
            throw ProtocolFault(detail: "wrote a reply whose 'seq' is not an integer")
        }
        self.seq = seq
    }

    private static func values(
        of keys: Set<JSONString>,
        in members: [JSONMember]
    ) throws(ProtocolFault) -> [JSONString: JSONValue] {
        var values: [JSONString: JSONValue] = [:]
        for member in members where keys.contains(member.key) {
            guard values.updateValue(member.value, forKey: member.key) == nil else {
                throw ProtocolFault(detail: "wrote a reply with the key '\(member.key)' twice")
            }
        }
        return values
    }
}

extension TesteeReply {
    /// Returns the reply as an answer to `roundtrip` or `encode`.
    func answer() throws(ProtocolFault) -> TesteeAnswer {
        if let plainAnswer { return plainAnswer }
        guard let outcome = values["outcome"]?.string else {
            throw ProtocolFault(detail: "wrote a reply whose 'outcome' is missing or not a string")
        }
        switch outcome {
        case "accepted": return .accepted(try payload(), fields: try fields())
        case "rejected": return .rejected(reason: try reason())
        case "error": return .failed(reason: try reason())
        case "unsupported": return .unsupported
        default:
            let known = "accepted, rejected, error or unsupported"
            let seen = OutputText.quoted(outcome.bytes)
            throw ProtocolFault(detail: "wrote a reply with outcome \(seen); expected \(known)")
        }
    }

    private func payload() throws(ProtocolFault) -> [UInt8] {
        guard let text = values["payload"]?.string else {
            throw ProtocolFault(
                detail: "wrote an 'accepted' reply whose 'payload' is missing or not a string"
            )
        }
        guard let payload = Base64.decoded(text.bytes) else {
            let seen = OutputText.quoted(text.bytes)
            throw ProtocolFault(detail: "wrote a 'payload' that is not base64: \(seen)")
        }
        return payload
    }

    private func reason() throws(ProtocolFault) -> String {
        guard let value = values["reason"] else { return "" }
        guard let reason = value.string else {
            throw ProtocolFault(detail: "wrote a 'reason' that is not a string")
        }
        return OutputText.printable(reason.bytes, limit: 1_000)
    }

    private func fields() throws(ProtocolFault) -> ReportedFields? {
        guard let value = values["fields"] else { return nil }
        guard let members = value.members, let fields = ReportedFields(members) else {
            throw ProtocolFault(
                detail: "wrote 'fields' that are not an object of strings and nulls; "
                    + "integers must be decimal strings"
            )
        }
        return fields
    }
}

extension TesteeReply {
    /// Returns the reply as an answer to `hello`.
    func introduction() throws(ProtocolFault) -> TesteeIntroduction {
        guard let name = values["protocol"]?.string else {
            throw ProtocolFault(detail: "answered 'hello' without a string 'protocol'")
        }
        guard name == JSONString(TesteeRequest.protocolName) else {
            let seen = OutputText.quoted(name.bytes)
            throw ProtocolFault(detail: "speaks \(seen) instead of '\(TesteeRequest.protocolName)'")
        }
        guard let ops = values["ops"]?.elements, ops.allSatisfy({ $0.string != nil }) else {
            throw ProtocolFault(detail: "answered 'hello' without an array of strings 'ops'")
        }
        return TesteeIntroduction(
            identity: try identity(),
            policies: try policies(),
            doesRoundTrips: ops.contains { $0.string == "roundtrip" },
            encodesSessions: ops.contains { $0.string == "encode" }
        )
    }

    private func identity() throws(ProtocolFault) -> TesteeIdentity {
        func text(_ key: JSONString) -> String? {
            values["testee"]?[key]?.string.map { OutputText.printable($0.bytes, limit: 100) }
        }
        guard let name = text("name"), !name.isEmpty else {
            throw ProtocolFault(detail: "answered 'hello' without a 'name' in 'testee'")
        }
        return TesteeIdentity(name: name, version: text("version"), language: text("language"))
    }

    private func policies() throws(ProtocolFault) -> TesteePolicies {
        var policies = TesteePolicies()
        guard let value = values["policies"] else { return policies }
        guard let members = value.members else {
            throw ProtocolFault(detail: "answered 'hello' with 'policies' that are not an object")
        }
        for member in members {
            let answer = member.value.string?.description ?? ""
            guard policies.declare(member.key.description, answer) else {
                let policy = OutputText.quoted(member.key.bytes)
                throw ProtocolFault(
                    detail: "declares the policy \(policy) with the unknown answer "
                        + OutputText.quoted(Array(answer.utf8))
                )
            }
        }
        return policies
    }
}
