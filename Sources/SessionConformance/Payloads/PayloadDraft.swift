import SessionContract
package import SessionModel
import StrictJSON

/// A session object on its way to a payload: members as raw text, which a fault can still spoil.
struct PayloadDraft: Sendable {
    var members: [Member] = []

    /// What stands before and after the object.
    var prefix: [UInt8] = []
    var suffix: [UInt8] = []

    /// White space for the gaps between tokens, used in turn; without any there is none.
    var gaps: [[UInt8]] = []

    struct Member: Sendable {
        /// The key with its quotation marks, as it is spelled.
        var key: [UInt8]
        var value: [UInt8]

        init(key: [UInt8], value: [UInt8]) {
            self.key = key
            self.value = value
        }

        init(_ key: String, _ value: [UInt8]) {
            self.init(key: PayloadDraft.quoted(key), value: value)
        }
    }

    init(_ members: [Member] = []) {
        self.members = members
    }

    /// The members of a session, in the order of the vendor's documents.
    init(_ session: SessionObject) {
        var members: [Member] = []
        func add<Value>(
            _ field: DeclaredField,
            _ state: OptionalNullable<Value>,
            _ text: (Value) -> [UInt8]
        ) {
            switch state {
            case .absent: break
            case .null: members.append(Member(field.key, Array("null".utf8)))
            case .value(let value): members.append(Member(field.key, text(value)))
            }
        }
        add(.authenticatedAt, session.authenticatedAt) { Self.quoted($0.text) }
        add(.id, .value(session.id)) { Array(String($0).utf8) }
        add(.lastSeenAt, session.lastSeenAt) { Self.quoted($0.text) }
        add(.url, session.url) { Self.quoted($0) }
        add(.userID, session.userID) { Array(String($0).utf8) }
        self.members = members
    }

    /// The payload.
    var bytes: [UInt8] {
        var bytes = prefix
        var place = 0
        func appendGap() {
            defer { place += 1 }
            guard !gaps.isEmpty else { return }
            bytes += gaps[place % gaps.count]
        }
        appendGap()
        bytes.append(UInt8(ascii: "{"))
        for (index, member) in members.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            appendGap()
            bytes += member.key
            appendGap()
            bytes.append(UInt8(ascii: ":"))
            appendGap()
            bytes += member.value
            appendGap()
        }
        bytes.append(UInt8(ascii: "}"))
        appendGap()
        return bytes + suffix
    }

    /// How many gaps the payload has.
    var gapCount: Int { 4 * members.count + 2 }

    /// Gives a field this text as its value, at the place it has or at the end.
    mutating func set(_ field: DeclaredField, to value: [UInt8]) {
        let key = Self.quoted(field.key)
        if let index = members.firstIndex(where: { $0.key == key }) {
            members[index].value = value
        } else {
            members.append(Member(key: key, value: value))
        }
    }

    mutating func set(_ field: DeclaredField, to value: String) {
        set(field, to: Array(value.utf8))
    }

    mutating func remove(_ field: DeclaredField) {
        let key = Self.quoted(field.key)
        members.removeAll { $0.key == key }
    }

    /// A string in quotation marks, with the fewest escapes.
    static func quoted(_ text: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.string(text)
        return writer.bytes
    }
}

extension SessionObject {
    /// The session that the vendor's documents show.
    package static let documented = SessionObject(
        id: 3432,
        authenticatedAt: .value("2014-11-18T17:24:29Z"),
        lastSeenAt: .value("2014-11-18T17:30:52Z"),
        url: .value("https://company.zendesk.com/api/v2/users/12345/sessions/3432.json"),
        userID: .value(12_345)
    )
}
