import SessionConformance
import SessionModel
import StrictJSON

/// A model with some faults, whose answers depend only on the payload.
struct QuirkyModel: Testee {
    let quirks: Set<Quirk>

    var identity: TesteeIdentity {
        TesteeIdentity(name: quirks.map(\.rawValue).sorted().joined(separator: ", "))
    }

    var policies: TesteePolicies { TesteePolicies() }

    /// The error with which it rejects a payload.
    private struct Refusal: Error {}

    /// A fault.
    enum Quirk: String, CaseIterable, Sendable {
        case acceptsAnyID, crashesAtNull, dropsNull, inventsNull, keepsOneOfTwo, lowersCase
        case rewritesTimes, rejectsLargeIDs, rejectsOrders, rejectsEscapes, rejectsUndeclared
        case rejectsSome, changesSome
    }

    func answer(to payload: [UInt8]) async -> TesteeAnswer {
        do {
            return try accept(payload)
        } catch {
            return .rejected(reason: "refused")
        }
    }

    private func accept(_ payload: [UInt8]) throws -> TesteeAnswer {
        let text = String(decoding: payload, as: UTF8.self)
        if quirks.contains(.crashesAtNull), text.contains(#""user_id":null"#) {
            return .crashed(detail: "at a null")
        }
        // What some payloads have in common is that no one can see it.
        let hash = payload.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % 60
        if quirks.contains(.rejectsSome), hash == 3 { throw Refusal() }
        if quirks.contains(.rejectsEscapes), text.contains(#"\u"#) { throw Refusal() }
        var members = try JSONDocument(parsing: payload).root.members ?? []
        if quirks.contains(.keepsOneOfTwo) {
            let counts = Dictionary(grouping: members, by: \.key)
            if counts.values.contains(where: { $0.count > 1 }) {
                let last = payload.count.isMultiple(of: 2)
                members = (last ? members.reversed() : members).reduce(into: []) { kept, member in
                    if !kept.contains(where: { $0.key == member.key }) { kept.append(member) }
                }
                return .accepted(JSONWriter.text { $0.value(JSONValue(.object(members))) }.bytes)
            }
        }
        if quirks.contains(.acceptsAnyID), !members.contains(where: { $0.key == "id" }) {
            return .accepted(payload)
        }
        var session = try SessionObject(json: payload)
        let keys = members.compactMap { DeclaredField(key: $0.key)?.key }
        if quirks.contains(.rejectsOrders), keys != keys.sorted() { throw Refusal() }
        if quirks.contains(.rejectsUndeclared), keys.count < members.count { throw Refusal() }
        if quirks.contains(.rejectsLargeIDs), session.id > 1 << 53 { throw Refusal() }
        if quirks.contains(.dropsNull), session.url == .null { session.url = .absent }
        if quirks.contains(.inventsNull), session.url == .absent { session.url = .null }
        if quirks.contains(.changesSome), hash == 5 { session.url = .value("changed") }
        if quirks.contains(.lowersCase), case .value(let url) = session.url {
            session.url = .value(url.lowercased())
        }
        if quirks.contains(.rewritesTimes), case .value(let time) = session.lastSeenAt,
            let moment = time.moment
        {
            session.lastSeenAt = .value(Timestamp(moment))
        }
        return .accepted(session.json())
    }
}

extension String {
    fileprivate var bytes: [UInt8] { Array(utf8) }
}
