/// A JSON object as unchecked bytes, so that it can also be invalid.
///
/// It consists of its members, with each value as JSON text, so that faults can change them.
struct JSONText {
    /// A member of an object.
    struct Member {
        var key: String
        var value: [UInt8]
    }

    /// The members in the order in which they are written.
    var members: [Member] = []

    /// Appends a member.
    mutating func add(_ key: String, _ value: String) {
        members.append(Member(key: key, value: Array(value.utf8)))
    }

    /// Appends a member.
    mutating func add(_ key: String, _ value: [UInt8]) {
        members.append(Member(key: key, value: value))
    }

    /// Changes the value of the member with this name.
    mutating func set(_ key: String, _ value: String) {
        for place in members.indices where members[place].key == key {
            members[place].value = Array(value.utf8)
        }
    }

    /// Renames the member with this name.
    mutating func rename(_ key: String, to other: String) {
        for place in members.indices where members[place].key == key {
            members[place].key = other
        }
    }

    /// Removes the member with this name.
    mutating func remove(_ key: String) {
        members.removeAll { $0.key == key }
    }

    /// Appends a copy of the member with this name.
    mutating func `repeat`(_ key: String) {
        if let member = members.first(where: { $0.key == key }) { members.append(member) }
    }

    /// Appends the object to a JSON text.
    func append(to text: inout [UInt8]) {
        text.append(UInt8(ascii: "{"))
        for (place, member) in members.enumerated() {
            text += (place == 0 ? "\"" : ",\"").utf8
            text += member.key.utf8
            text += "\":".utf8
            text += member.value
        }
        text.append(UInt8(ascii: "}"))
    }

    /// The object as JSON text.
    var bytes: [UInt8] {
        var text: [UInt8] = []
        append(to: &text)
        return text
    }

    /// Returns a JSON string.
    ///
    /// Nothing is escaped, because no text here contains quotes or backslashes.
    static func quoted(_ text: String) -> String { "\"\(text)\"" }

    /// Returns an array of values that are JSON text.
    static func array(_ values: [[UInt8]]) -> [UInt8] {
        var text: [UInt8] = [UInt8(ascii: "[")]
        for (place, value) in values.enumerated() {
            if place > 0 { text.append(UInt8(ascii: ",")) }
            text += value
        }
        text.append(UInt8(ascii: "]"))
        return text
    }
}
