import StrictJSON

/// A value in a file that this program wrote, with its place for messages.
///
/// Anyone can write such a file, so nothing in it is taken for granted.
struct ReportValue {
    let json: JSONValue

    /// The place of the value in its file.
    let pointer: JSONPointer

    /// Why a value cannot be used.
    struct Problem: Error, CustomStringConvertible {
        let pointer: JSONPointer
        let expected: String
        let found: String

        var description: String {
            let place = pointer.description
            return "\(place.isEmpty ? "the file" : place) is \(found), expected \(expected)"
        }
    }

    init(_ json: JSONValue, at pointer: JSONPointer = JSONPointer()) {
        self.json = json
        self.pointer = pointer
    }

    /// The member with a key; `nil` if it is absent or null.
    subscript(key: String) -> ReportValue? {
        guard let value = json[JSONString(key)], value.kind != .null else { return nil }
        return ReportValue(value, at: pointer.appending(key))
    }

    /// Returns the member with a key.
    func member(_ key: String, _ expected: String) throws(Problem) -> ReportValue {
        guard let member = self[key] else {
            let place = pointer.appending(key)
            throw Problem(pointer: place, expected: expected, found: "missing")
        }
        return member
    }

    /// Returns the text under a key.
    func text(_ key: String) throws(Problem) -> String {
        try member(key, "a string").text()
    }

    /// Returns the whole number under a key, which is not negative.
    func count(_ key: String) throws(Problem) -> Int {
        try member(key, Self.count).count()
    }

    /// Returns the text under a key, or `nil` if there is none.
    func optionalText(_ key: String) throws(Problem) -> String? { try self[key]?.text() }

    /// Returns the value as a text.
    func text() throws(Problem) -> String {
        guard let text = json.string?.string else { throw problem("a string") }
        return text
    }

    /// Returns the value as a whole number that is not negative.
    func count() throws(Problem) -> Int {
        guard let number = json.number?.int64, let count = Int(exactly: number), count >= 0,
            count <= Self.largestCount
        else { throw problem(Self.count) }
        return count
    }

    /// Returns the value as `true` or `false`.
    func bool() throws(Problem) -> Bool {
        guard case .bool(let value) = json.content else { throw problem("true or false") }
        return value
    }

    /// Returns the elements of an array.
    func elements() throws(Problem) -> [ReportValue] {
        guard let elements = json.elements else { throw problem("an array") }
        return elements.enumerated().map {
            ReportValue($1, at: pointer.appending($0))
        }
    }

    /// Returns the members of an object; of a key that occurs several times, the first one.
    func members() throws(Problem) -> [(key: String, value: ReportValue)] {
        guard let members = json.members else { throw problem("an object") }
        return members.map { member in
            let key = member.key.description
            return (key, ReportValue(member.value, at: pointer.appending(key)))
        }
    }

    /// Returns the problem that the value is not what was expected.
    func problem(_ expected: String) -> Problem {
        let found =
            json.kind == .string || json.kind == .number ? "another \(json.kind)" : json.kind.phrase
        return Problem(pointer: pointer, expected: expected, found: found)
    }

    private static let count = "a whole number from 0 to 2^53"

    /// The largest number that any reader of JSON knows exactly, so that sums cannot overflow.
    private static let largestCount = 1 << 53
}
