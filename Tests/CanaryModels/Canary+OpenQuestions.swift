package import SessionConformance
import SessionContract
import SessionModel
import SessionPayloads
package import StrictJSON

/// Models that alter payloads that the contract leaves open, or do not do what they declare.
extension Canary {
    static let openQuestions: [Canary] = [
        tree("RoundedHugeTestee", "number-changed") { members in
            members.map { member in
                guard let text = member.value.number?.text, member.value.number?.int64 == nil,
                    let double = Double(text), double.isFinite
                else { return member }
                return replacing(member, with: "\(double)")
            }
        },
        tree("SaturatingTestee", "number-changed") { members in
            members.map { member in
                guard case .outOfRange = member.value.number?.integrality else { return member }
                return replacing(member, with: "9223372036854775807")
            }
        },
        tree("IgnoredExponentTestee", "number-changed") { members in
            members.map { member in
                guard let text = member.value.number?.text, text.contains("e") else {
                    return member
                }
                return replacing(member, with: String(text.prefix { $0 != "e" && $0 != "." }))
            }
        },
        tree("ReplacedSurrogateTestee", "string-changed") { members in
            members.map { member in
                guard let string = member.value.string, string.hasLoneSurrogate else {
                    return member
                }
                var member = member
                member.value.content = .string(JSONString(string.description))
                return member
            }
        },
        tree("FickleDuplicatesTestee", "unstable") { members in
            // For `id` the last value counts, for all other keys the first.
            var kept: [JSONMember] = []
            for member in members {
                if let index = kept.firstIndex(where: { $0.key == member.key }) {
                    if member.key == "id" { kept[index] = member }
                } else {
                    kept.append(member)
                }
            }
            return kept
        },
        declaring("DeclaresRejectionTestee", "accepted") { $0.integerSpelling = .reject },
        declaring("DeclaresUnboundedTestee", "rejected") { $0.integerRange = .unbounded },
        declaring("DeclaresMarkTestee", "rejected") { $0.byteOrderMark = .accept },
        declaring("DeclaresSurrogatesTestee", "rejected") { $0.loneSurrogate = .accept },
        declaring("DeclaresLastTestee", "rejected") { $0.duplicateKey = .last },
        Canary("DeclaresAnyTimeTestee", "roundtrip/rejected") {
            var testee = WrongTestee(identity: TesteeIdentity(name: "DeclaresAnyTimeTestee")) {
                let session = try SessionObject(json: $0)
                if session.lastSeenAt.value?.dialect.isRFC3339 == false { throw Refusal() }
                return session.json()
            }
            testee.policies.timestamps = .string
            return testee
        },
        tree("UnreportedNullTestee", "null-lost", reporting: true) { $0 },
    ]

    private static func replacing(_ member: JSONMember, with number: String) -> JSONMember {
        guard let value = try? JSONDocument(parsing: number).root else { return member }
        return JSONMember(member.key, value)
    }

    /// A model that accepts everything the contract leaves open and keeps members as they are,
    /// except for `change`.
    private static func tree(
        _ name: String,
        _ rule: String,
        reporting: Bool = false,
        _ change: @escaping @Sendable ([JSONMember]) -> [JSONMember]
    ) -> Canary {
        Canary(name, "roundtrip/" + rule) {
            TreeTestee(name: name, isReporting: reporting, change: change)
        }
    }

    /// The model of this package with other declared policies.
    private static func declaring(
        _ name: String,
        _ rule: String,
        _ declare: @escaping @Sendable (inout TesteePolicies) -> Void
    ) -> Canary {
        Canary(name, "roundtrip/" + rule) {
            var testee = WrongTestee(identity: TesteeIdentity(name: name)) {
                try SessionObject(json: $0).json()
            }
            declare(&testee.policies)
            return testee
        }
    }
}

/// A model that keeps the JSON tree, and accepts every payload that the contract allows it to.
package struct TreeTestee: Testee {
    private let name: String
    private let isReporting: Bool
    private let change: @Sendable ([JSONMember]) -> [JSONMember]

    /// Creates a model that changes the members of each payload, by default not at all.
    package init(
        name: String,
        isReporting: Bool = false,
        change: @escaping @Sendable ([JSONMember]) -> [JSONMember] = { $0 }
    ) {
        self.name = name
        self.isReporting = isReporting
        self.change = change
    }

    /// Its name.
    package var identity: TesteeIdentity { TesteeIdentity(name: name) }

    package func answer(to payload: [UInt8]) async -> TesteeAnswer {
        let reading = PayloadReading(of: payload)
        guard reading.kind != .violates, let document = try? JSONDocument(parsing: payload),
            let members = document.root.members
        else { return .rejected(reason: "") }
        var writer = JSONWriter()
        writer.value(JSONValue(.object(change(members))))
        guard isReporting else { return .accepted(writer.bytes) }
        // The reported fields leave out nulls.
        var fields: [String: String?] = [:]
        for member in members {
            let text = member.value.string?.string ?? member.value.number?.text
            if let text { fields[member.key.description] = text }
        }
        return .accepted(writer.bytes, fields: ReportedFields(fields))
    }
}
