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
        members.reserveCapacity(8)
        func add<Value>(
            _ field: DeclaredField,
            _ state: OptionalNullable<Value>,
            _ text: (Value) -> [UInt8]
        ) {
            switch state {
            case .absent: break
            case .null: members.append(Member(key: field.quotedKey, value: Self.null))
            case .value(let value):
                members.append(Member(key: field.quotedKey, value: text(value)))
            }
        }
        add(.authenticatedAt, session.authenticatedAt) { Self.quoted($0.text) }
        add(.id, .value(session.id)) { Self.decimal($0) }
        add(.lastSeenAt, session.lastSeenAt) { Self.quoted($0.text) }
        add(.url, session.url) { Self.quoted($0) }
        add(.userID, session.userID) { Self.decimal($0) }
        self.members = members
    }

    /// The payload.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        bytes += prefix
        var place = 0
        appendGap(&place, to: &bytes)
        bytes.append(UInt8(ascii: "{"))
        for index in members.indices {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            appendGap(&place, to: &bytes)
            bytes += members[index].key
            appendGap(&place, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            appendGap(&place, to: &bytes)
            bytes += members[index].value
            appendGap(&place, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        appendGap(&place, to: &bytes)
        bytes += suffix
        return bytes
    }

    /// How long the payload is, give or take a gap.
    private var byteCount: Int {
        var count = prefix.count + suffix.count + 2
        for index in members.indices {
            count += members[index].key.count + members[index].value.count + 2
        }
        let white = gaps.reduce(0) { $0 + $1.count }
        return gaps.isEmpty ? count : count + white * (gapCount / gaps.count + 1)
    }

    private func appendGap(_ place: inout Int, to bytes: inout [UInt8]) {
        guard !gaps.isEmpty else { return }
        // A few bytes each, for which a copy in one go does not pay.
        for byte in gaps[place % gaps.count] { bytes.append(byte) }
        place += 1
    }

    /// How many gaps the payload has.
    var gapCount: Int { 4 * members.count + 2 }

    /// Gives a field this text as its value, at the place it has or at the end.
    mutating func set(_ field: DeclaredField, to value: [UInt8]) {
        let key = field.quotedKey
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
        let key = field.quotedKey
        members.removeAll { $0.key == key }
    }

    private static let null = Array("null".utf8)

    /// The digits of an integer.
    static func decimal(_ value: Int64) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(decimal: value)
        return bytes
    }

    /// A string in quotation marks, with the fewest escapes.
    static func quoted(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 2)
        bytes.append(quoting: text)
        return bytes
    }
}

extension DeclaredField {
    /// The key with its quotation marks.
    var quotedKey: [UInt8] { Self.quotedKeys[rawValue] }

    private static let quotedKeys = allCases.map { PayloadDraft.quoted($0.key) }
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
