import CanaryModels
import SessionModel
import StrictJSON

@testable import SessionConformance
@testable import SessionPayloads

/// A model with some of ten faults, each of which can be fixed by itself.
///
/// Each fault is a change to the payload, to the decoded session, or a refusal, and the rest of the
/// model is correct.
struct FaultyModel: Testee {
    let faults: [Fault]

    var identity: TesteeIdentity {
        TesteeIdentity(name: faults.map(\.rawValue).joined(separator: " and "))
    }

    /// The faults.
    enum Fault: String, CaseIterable {
        case skipsBlockComments
        case repairsUTF8
        case skipsTrailingCommas
        case acceptsNaN
        case makesUpMissingID
        case readsTextAsID
        case readsNumberAsLink
        case losesFractions
        case movesLeapSeconds
        case refusesLargeIDs
    }

    func answer(to payload: [UInt8]) async -> TesteeAnswer {
        var payload = payload
        for fault in Fault.allCases where faults.contains(fault) { fault.change(&payload) }
        do {
            var session = try SessionObject(json: payload)
            for fault in faults { try fault.change(&session) }
            return .accepted(session.json())
        } catch {
            return .rejected(reason: "\(error)")
        }
    }
}

extension FaultyModel.Fault {
    /// Changes the bytes of a payload before it is decoded.
    fileprivate func change(_ payload: inout [UInt8]) {
        switch self {
        case .skipsBlockComments: payload = Self.withoutComments(payload)
        case .repairsUTF8: payload = Array(String(decoding: payload, as: UTF8.self).utf8)
        case .skipsTrailingCommas: Self.replace(",}", by: "}", in: &payload)
        case .acceptsNaN: Self.replace(":NaN", by: ":0", in: &payload)
        case .makesUpMissingID, .readsTextAsID, .readsNumberAsLink: repairMembers(&payload)
        case .losesFractions, .movesLeapSeconds, .refusesLargeIDs: break
        }
    }

    private static func withoutComments(_ payload: [UInt8]) -> [UInt8] {
        let text = String(decoding: payload, as: UTF8.self)
        guard Array(text.utf8) == payload else { return payload }
        return Array(text.replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: "").utf8)
    }

    private static func replace(_ text: String, by other: String, in payload: inout [UInt8]) {
        let (text, other) = (Array(text.utf8), Array(other.utf8))
        payload = Array(
            payload.split(separator: text, omittingEmptySubsequences: false).joined(
                separator: other
            )
        )
    }

    private func repairMembers(_ payload: inout [UInt8]) {
        guard let members = try? JSONDocument(parsing: payload).root.members else { return }
        var draft = PayloadDraft(members, of: payload)
        let id = members.firstIndex { $0.key == "id" }
        let url = members.firstIndex { $0.key == "url" }
        switch self {
        case .makesUpMissingID where id == nil: draft.set(.id, to: "0".utf8)
        case .readsTextAsID:
            if let id, members[id].value.kind == .string { draft.set(.id, to: "7".utf8) }
        case .readsNumberAsLink:
            if let url, members[url].value.kind == .number { draft.set(.url, to: #""7""#.utf8) }
        default: return
        }
        payload = draft.bytes
    }

    /// Changes a decoded session, or refuses it.
    fileprivate func change(_ session: inout SessionObject) throws {
        switch self {
        case .losesFractions:
            session.lastSeenAt = session.lastSeenAt.map { time in
                Timestamp(String(time.text.replacing(/\.[0-9]+/, with: "")))
            }
        case .movesLeapSeconds:
            session.lastSeenAt = session.lastSeenAt.map { time in
                Timestamp(time.text.replacing(":60", with: ":59"))
            }
        case .refusesLargeIDs:
            if session.id.magnitude > 1 << 53 { throw Refusal() }
        default: break
        }
    }
}
