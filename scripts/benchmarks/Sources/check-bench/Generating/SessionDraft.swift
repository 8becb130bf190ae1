/// A session that is about to be written, with its members in order.
///
/// Everything in it is JSON text, so that it can be made wrong in every way.
struct SessionDraft {
    /// A member as it is written: its key without quotation marks, and its value as JSON text.
    struct Member {
        var key: String
        var value: String
    }

    /// The number of the line in the file, from zero.
    let index: Int

    let id: Int
    let userID: Int
    let created: Moment
    let seen: Moment
    let host: String

    var members: [Member]

    /// The text before and after the object, on the same line.
    var prefix = ""
    var suffix = ""

    var opening = "{"
    var closing = "}"
    var colon = ":"
    var comma = ","

    /// Creates an ordinary session with all five keys in the documented order.
    init(index: Int, id: Int, userID: Int, created: Moment, seen: Moment, host: String) {
        self.index = index
        self.id = id
        self.userID = userID
        self.created = created
        self.seen = seen
        self.host = host
        members = []
        members.reserveCapacity(8)
        members.append(Member(key: "authenticated_at", value: Self.quoted(created.text)))
        members.append(Member(key: "id", value: String(id)))
        members.append(Member(key: "last_seen_at", value: Self.quoted(seen.text)))
        members.append(Member(key: "url", value: Self.quoted(link(of: id, user: userID))))
        members.append(Member(key: "user_id", value: String(userID)))
    }

    /// The value of the first member with this key; setting it to `nil` removes the member.
    subscript(key: String) -> String? {
        get { members.first { $0.key == key }?.value }
        set {
            guard let place = members.firstIndex(where: { $0.key == key }) else {
                if let newValue { members.append(Member(key: key, value: newValue)) }
                return
            }
            if let newValue {
                members[place].value = newValue
            } else {
                members.remove(at: place)
            }
        }
    }

    /// Returns the link to a session in the documented form.
    func link(of id: Int, user: Int, host: String? = nil) -> String {
        "https://" + (host ?? self.host) + "/api/v2/users/" + String(user) + "/sessions/"
            + String(id) + ".json"
    }

    /// Appends a member, even if there is already one with this key.
    mutating func append(_ key: String, _ value: String) {
        members.append(Member(key: key, value: value))
    }

    /// Appends the text to `bytes`, without a line feed.
    func write(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: prefix.utf8)
        bytes.append(contentsOf: opening.utf8)
        var isFirst = true
        for member in members {
            if !isFirst { bytes.append(contentsOf: comma.utf8) }
            isFirst = false
            bytes.append(0x22)
            bytes.append(contentsOf: member.key.utf8)
            bytes.append(0x22)
            bytes.append(contentsOf: colon.utf8)
            bytes.append(contentsOf: member.value.utf8)
        }
        bytes.append(contentsOf: closing.utf8)
        bytes.append(contentsOf: suffix.utf8)
    }

    /// Returns the text in quotation marks, without escaping anything.
    static func quoted(_ text: String) -> String { "\"" + text + "\"" }
}
