/// JSON as bytes that nobody checks, so that it can also be wrong.
///
/// An object is kept as its members, each value as finished text; that is what faults work on.
struct JSONText {
    /// One member of an object.
    struct Member {
        var key: String
        var value: [UInt8]
    }

    /// The members in the order they are written.
    var members: [Member] = []

    /// Appends a member.
    mutating func add(_ key: String, _ value: String) {
        members.append(Member(key: key, value: Array(value.utf8)))
    }

    /// Appends a member.
    mutating func add(_ key: String, _ value: [UInt8]) {
        members.append(Member(key: key, value: value))
    }

    /// Gives the member of this name another value.
    mutating func set(_ key: String, _ value: String) {
        for place in members.indices where members[place].key == key {
            members[place].value = Array(value.utf8)
        }
    }

    /// Gives the member of this name another name.
    mutating func rename(_ key: String, to other: String) {
        for place in members.indices where members[place].key == key {
            members[place].key = other
        }
    }

    /// Takes the member of this name away.
    mutating func remove(_ key: String) {
        members.removeAll { $0.key == key }
    }

    /// Appends the member of this name once more.
    mutating func `repeat`(_ key: String) {
        if let member = members.first(where: { $0.key == key }) { members.append(member) }
    }

    /// Appends the object to some text.
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

    /// The object as text.
    var bytes: [UInt8] {
        var text: [UInt8] = []
        append(to: &text)
        return text
    }

    /// A string in quotes.
    ///
    /// Nothing is escaped: no text here holds quotes or backslashes.
    static func quoted(_ text: String) -> String { "\"\(text)\"" }

    /// An array of finished values.
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
