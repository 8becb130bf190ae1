/// One JSON text, read strictly by RFC 8259, of which only the positions of the outermost members
/// are kept.
///
/// For readers of a few members of one object, who would discard the rest of a tree. It fails where
/// ``JSONDocument`` fails, with the same error.
package struct JSONOutline: Sendable {
    /// The value of the text, or its opening bracket.
    package let root: JSONEvent

    /// The type of the value of the text.
    package var kind: JSONValue.Kind { root.kind }

    /// The members in text order, if the value is an object.
    package private(set) var members: [Member] = []

    /// Whether any object in the text repeats a key, after escapes are resolved.
    package private(set) var hasDuplicateKey = false

    /// The first member of the outermost object with a key that the object already has; `nil` if
    /// there is none, or if a nested object repeats a key.
    package var firstDuplicate: Member? { repeatIndex.map { members[$0] } }

    private var repeatIndex: Int?

    /// Whether a string or key anywhere in the text has a lone surrogate.
    package private(set) var hasLoneSurrogate = false

    /// Whether the text starts with a byte order mark, which RFC 8259 (section 8.1) allows a reader
    /// to ignore.
    package let hasByteOrderMark: Bool

    /// A member of the outermost object.
    package struct Member: Sendable {
        package var key: JSONStringExtent

        /// The value, or its opening bracket.
        package var value: JSONEvent
    }

    /// Reads the whole of `bytes` as one JSON text.
    ///
    /// Linear in time, as the keys of an object are hashed when there are many. No input can crash
    /// it.
    package init(parsing bytes: borrowing RawSpan) throws(JSONSyntaxError) {
        let mark = bytes.byteOrderMarkLength()
        hasByteOrderMark = mark > 0
        var walk = JSONWalk(from: mark)
        guard let root = try walk.next(in: bytes) else {
            // Unreachable: the walk throws if there is no value.
            throw JSONSyntaxError(.emptyText, at: bytes.byteCount)
        }
        self.root = root
        switch root {
        case .beginObject: try readMembers(&walk, bytes)
        case .beginArray: try passBrackets(&walk, bytes)
        case .string(let extent): note(extent)
        default: break
        }
        try bytes.requireEnd(from: walk.offset)
    }

    package init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
        try unsafe self.init(parsing: bytes.span.bytes)
    }

    /// The value as a tree with only the wanted members of the outermost object.
    ///
    /// All nested arrays and objects in it are empty.
    package func shallowValue(
        in bytes: borrowing RawSpan,
        _ isWanted: (Member) -> Bool
    ) -> JSONValue {
        guard case .beginObject(let start) = root else { return JSONValue(root, in: bytes) }
        var members: [JSONMember] = []
        for member in self.members where isWanted(member) {
            members.append(
                JSONMember(
                    JSONString(member.key, in: bytes),
                    JSONValue(member.value, in: bytes),
                    keyOffset: member.key.start - 1
                )
            )
        }
        return JSONValue(.object(members), in: start..<start + 1)
    }

    /// Reads the members of the outermost object, whose opening bracket the walk has passed.
    ///
    /// Members with a string, a number or null need no stack and are read directly. The walk reads
    /// the others, and finds the exact error if a member is broken.
    private mutating func readMembers(
        _ walk: inout JSONWalk,
        _ bytes: borrowing RawSpan
    ) throws(JSONSyntaxError) {
        // More members than a session has, so the usual text takes one allocation.
        members.reserveCapacity(8)
        while true {
            if let member = bytes.plainMember(at: walk.offset, isFirst: members.isEmpty) {
                append(member.key, member.value)
                walk.pass(valueEndingAt: member.end)
                continue
            }
            guard case .key(let key) = try walk.next(in: bytes),
                let value = try walk.next(in: bytes)
            else { break }
            append(key, value)
            switch value {
            case .beginObject, .beginArray: try passBrackets(&walk, bytes)
            default: break
            }
        }
        // If a nested object repeats a key, it may come first in the text, so the order of the
        // repeats is unknown.
        guard !hasDuplicateKey else { return }
        let members = members
        repeatIndex = Self.firstDuplicate(among: 0..<members.count, bytes) { members[$0].key }
        hasDuplicateKey = repeatIndex != nil
    }

    private mutating func append(_ key: JSONStringExtent, _ value: JSONEvent) {
        members.append(Member(key: key, value: value))
        note(key)
        if case .string(let extent) = value { note(extent) }
    }

    /// Reads the rest of an array or object after its opening bracket.
    private mutating func passBrackets(
        _ walk: inout JSONWalk,
        _ bytes: borrowing RawSpan
    ) throws(JSONSyntaxError) {
        // The keys of all open objects, outermost first, and for each open bracket how many keys
        // were there before it.
        var openKeys: [JSONStringExtent] = []
        var openStarts = [0]
        while let start = openStarts.last, let event = try walk.next(in: bytes) {
            switch event {
            case .beginObject, .beginArray: openStarts.append(openKeys.count)
            case .endObject, .endArray:
                if !hasDuplicateKey {
                    let keys = start..<openKeys.count
                    hasDuplicateKey =
                        Self.firstDuplicate(among: keys, bytes) { openKeys[$0] } != nil
                }
                openKeys.removeSubrange(start...)
                openStarts.removeLast()
            case .key(let extent):
                note(extent)
                openKeys.append(extent)
            case .string(let extent): note(extent)
            case .number, .bool, .null: break
            }
        }
    }

    private mutating func note(_ string: JSONStringExtent) {
        if string.hasLoneSurrogate { hasLoneSurrogate = true }
    }

    /// The index of the first key in the range that equals an earlier one.
    @inline(__always)
    private static func firstDuplicate(
        among numbers: Range<Int>,
        _ bytes: borrowing RawSpan,
        _ key: (Int) -> JSONStringExtent
    ) -> Int? {
        // Unescaped keys of different lengths differ, and most objects have only such keys. The set
        // holds lengths modulo 64, so two lengths may share a bit; that only costs the comparison.
        var lengths: UInt64 = 0
        let mayRepeat = numbers.contains { number in
            let key = key(number)
            let length: UInt64 = 1 &<< UInt64(key.range.count)
            defer { lengths |= length }
            return key.hasEscapes || lengths & length != 0
        }
        guard mayRepeat else { return nil }
        guard numbers.count <= fewKeys else {
            let keys = numbers.map { JSONString(key($0), in: bytes) }
            return firstDuplicate(among: keys).map { numbers.lowerBound + $0 }
        }
        for number in numbers {
            for earlier in numbers.lowerBound..<number
            where bytes.readSame(key(earlier), key(number)) {
                return number
            }
        }
        return nil
    }

    /// The index of the first key that equals an earlier one, found by hashing.
    private static func firstDuplicate(among keys: [JSONString]) -> Int? {
        var seen: Set<JSONString> = []
        return keys.firstIndex { !seen.insert($0).inserted }
    }

    // For a few keys, comparing each pair is faster than hashing.
    private static let fewKeys = 16
}

extension JSONValue {
    /// The value of an event; for a bracket, an empty array or object in the range of the bracket.
    fileprivate init(_ event: JSONEvent, in bytes: borrowing RawSpan) {
        switch event {
        case .null(let start): self.init(.null, in: start..<start + 4)
        case .bool(let value, let start):
            self.init(.bool(value), in: start..<start + (value ? 4 : 5))
        case .number(let range): self.init(.number(JSONNumber(range, in: bytes)), in: range)
        case .string(let extent), .key(let extent):
            let string = JSONString(extent, in: bytes)
            self.init(.string(string), in: extent.start - 1..<extent.end + 1)
        case .beginArray(let start), .endArray(let start):
            self.init(.array([]), in: start..<start + 1)
        case .beginObject(let start), .endObject(let start):
            self.init(.object([]), in: start..<start + 1)
        }
    }
}

extension RawSpan {
    /// The member at `start` if it is well-formed and its value is a string, a number or null;
    /// `nil` in any other case.
    ///
    /// Before `start` there must be the opening bracket or a whole member.
    fileprivate func plainMember(
        at start: Int,
        isFirst: Bool
    ) -> (key: JSONStringExtent, value: JSONEvent, end: Int)? {
        var offset = endOfWhitespace(from: start)
        if !isFirst {
            guard offset < byteCount, byte(at: offset) == UInt8(ascii: ",") else { return nil }
            offset = endOfWhitespace(from: offset &+ 1)
        }
        guard offset < byteCount, byte(at: offset) == UInt8(ascii: "\""),
            let key = try? stringExtent(openedAt: offset)
        else { return nil }
        offset = endOfWhitespace(from: key.end &+ 1)
        guard offset < byteCount, byte(at: offset) == UInt8(ascii: ":") else { return nil }
        offset = endOfWhitespace(from: offset &+ 1)
        guard offset < byteCount else { return nil }
        switch byte(at: offset) {
        case UInt8(ascii: "\""):
            guard let text = try? stringExtent(openedAt: offset) else { return nil }
            return (key, .string(text), text.end &+ 1)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            guard let end = try? endOfNumber(from: offset) else { return nil }
            return (key, .number(offset..<end), end)
        case UInt8(ascii: "n"):
            guard let end = try? endOfLiteral("null", from: offset) else { return nil }
            return (key, .null(offset), end)
        default:
            return nil
        }
    }
}
