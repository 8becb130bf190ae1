/// One step of a walk over JSON text: a value, or a bracket, with where it lies.
package enum JSONEvent: Hashable, Sendable {
    case beginObject(Int)
    case endObject(Int)
    case beginArray(Int)
    case endArray(Int)
    case key(JSONStringExtent)
    case string(JSONStringExtent)
    case number(Range<Int>)
    case bool(Bool, Int)
    case null(Int)

    /// The type of the value that this event is, or whose bracket or key it is.
    package var kind: JSONValue.Kind {
        switch self {
        case .beginObject, .endObject: .object
        case .beginArray, .endArray: .array
        case .key, .string: .string
        case .number: .number
        case .bool: .boolean
        case .null: .null
        }
    }
}

/// A walk over the bytes of one JSON text, event by event, that allocates nothing.
///
/// The walk checks the whole grammar of RFC 8259 on its way, and stops at the first byte that
/// breaks it. It keeps only offsets and one bit a level, so it can be copied, and the bytes are
/// handed to each step. A step that throws leaves the walk where it was: after `unexpectedEnd`,
/// the same walk can go on over a buffer that has grown. A buffer must not end inside a number or
/// a literal for that: there the walk cannot see that more of it is to come.
package struct JSONWalk: Sendable {
    /// How deep arrays and objects may be nested.
    package static let maximumDepth = 512

    /// The offset of the next byte to read.
    package private(set) var offset: Int

    /// How many arrays and objects are open, those around the value this walk started at included.
    package private(set) var depth: Int

    /// How many arrays and objects lie around the value this walk started at.
    private let enclosingDepth: Int

    /// Whether the value this walk started at is complete.
    package var isComplete: Bool { depth == enclosingDepth && state == .afterValue }

    private var state = State.value

    /// Whether the innermost open level is an object.
    private var isInObject = false

    /// A bit for each open level: set for an object, clear for an array.
    private var objects = InlineArray<8, UInt64>(repeating: 0)

    private enum State {
        case value
        case valueOrEnd
        case keyOrEnd
        case key
        case afterValue
    }

    /// A walk over the value whose first byte, or the white space before it, is at `offset`.
    ///
    /// `enclosingDepth` says how many arrays and objects lie around the value in its text, at most
    /// ``maximumDepth``.
    package init(from offset: Int = 0, enclosingDepth: Int = 0) {
        self.offset = offset
        self.enclosingDepth = enclosingDepth
        depth = enclosingDepth
    }

    /// The next event, or `nil` after the value this walk started at.
    ///
    /// Text after that value is not looked at: see ``RawSpan/requireEnd(from:)``.
    package mutating func next(
        in bytes: borrowing RawSpan
    ) throws(JSONSyntaxError) -> JSONEvent? {
        offset = bytes.endOfWhitespace(from: offset)
        if state == .afterValue {
            guard depth > enclosingDepth else { return nil }
            if let end = try closingOrComma(in: bytes) { return end }
        }
        guard offset < bytes.byteCount else {
            throw JSONSyntaxError(
                depth == enclosingDepth ? .emptyText : .unexpectedEnd,
                at: bytes.byteCount
            )
        }
        switch state {
        case .keyOrEnd where bytes.byte(at: offset) == UInt8(ascii: "}"),
            .valueOrEnd where bytes.byte(at: offset) == UInt8(ascii: "]"):
            return close()
        case .key, .keyOrEnd:
            return try key(in: bytes)
        default:
            return try value(in: bytes)
        }
    }

    /// Goes on behind the value that is due here, which somebody else has read up to `end`.
    package mutating func pass(valueEndingAt end: Int) {
        offset = end
        state = .afterValue
    }

    /// Whether a value is due at ``offset``, or white space before it.
    package var isBeforeValue: Bool { state == .value || state == .valueOrEnd }

    /// Goes on at `offset`, where the byte that was due is now: the text has moved in its buffer.
    package mutating func move(to offset: Int) { self.offset = offset }

    /// The closing bracket that follows a value, or `nil` after its comma, and the white space
    /// behind that, has been passed.
    private mutating func closingOrComma(
        in bytes: borrowing RawSpan
    ) throws(JSONSyntaxError) -> JSONEvent? {
        let closing = isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        guard offset < bytes.byteCount else {
            throw JSONSyntaxError(.unexpectedEnd, at: bytes.byteCount)
        }
        let byte = bytes.byte(at: offset)
        if byte == closing { return close() }
        guard byte == UInt8(ascii: ",") else {
            throw bytes.failure(
                isInObject ? .expectedCommaOrBrace : .expectedCommaOrBracket,
                at: offset
            )
        }
        let next = bytes.endOfWhitespace(from: offset + 1)
        guard next < bytes.byteCount else {
            throw JSONSyntaxError(.unexpectedEnd, at: bytes.byteCount)
        }
        guard bytes.byte(at: next) != closing else {
            throw JSONSyntaxError(.trailingComma, at: offset)
        }
        offset = next
        state = isInObject ? .key : .value
        return nil
    }

    private mutating func open(
        object: Bool
    ) throws(JSONSyntaxError) -> JSONEvent {
        guard depth < Self.maximumDepth else { throw JSONSyntaxError(.tooDeep, at: offset) }
        let bit: UInt64 = 1 << UInt64(depth & 63)
        if object {
            objects[depth >> 6] |= bit
        } else {
            objects[depth >> 6] &= ~bit
        }
        depth += 1
        isInObject = object
        state = object ? .keyOrEnd : .valueOrEnd
        defer { offset += 1 }
        return object ? .beginObject(offset) : .beginArray(offset)
    }

    private mutating func close() -> JSONEvent {
        let wasObject = isInObject
        depth -= 1
        let outer = depth - 1
        isInObject = depth > 0 && objects[outer >> 6] & 1 << UInt64(outer & 63) != 0
        state = .afterValue
        defer { offset += 1 }
        return wasObject ? .endObject(offset) : .endArray(offset)
    }

    private mutating func key(in bytes: borrowing RawSpan) throws(JSONSyntaxError) -> JSONEvent {
        guard bytes.byte(at: offset) == UInt8(ascii: "\"") else {
            throw bytes.failure(.expectedKey, at: offset)
        }
        let extent = try bytes.stringExtent(openedAt: offset)
        let colon = bytes.endOfWhitespace(from: extent.end + 1)
        guard colon < bytes.byteCount, bytes.byte(at: colon) == UInt8(ascii: ":") else {
            throw bytes.failure(.expectedColon, at: colon)
        }
        offset = colon + 1
        state = .value
        return .key(extent)
    }

    private mutating func value(
        in bytes: borrowing RawSpan
    ) throws(JSONSyntaxError) -> JSONEvent {
        let start = offset
        switch bytes.byte(at: start) {
        case UInt8(ascii: "{"): return try open(object: true)
        case UInt8(ascii: "["): return try open(object: false)
        case UInt8(ascii: "\""):
            let extent = try bytes.stringExtent(openedAt: start)
            return finish(.string(extent), at: extent.end + 1)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let end = try bytes.endOfNumber(from: start)
            return finish(.number(start..<end), at: end)
        case UInt8(ascii: "t"):
            return finish(.bool(true, start), at: try bytes.endOfLiteral("true", from: start))
        case UInt8(ascii: "f"):
            return finish(.bool(false, start), at: try bytes.endOfLiteral("false", from: start))
        case UInt8(ascii: "n"):
            return finish(.null(start), at: try bytes.endOfLiteral("null", from: start))
        case let byte where byte.continuesWord:
            throw JSONSyntaxError(.unknownLiteral, at: start)
        default:
            throw bytes.failure(.expectedValue, at: start)
        }
    }

    private mutating func finish(_ event: JSONEvent, at end: Int) -> JSONEvent {
        offset = end
        state = .afterValue
        return event
    }
}

extension RawSpan {
    /// The end of the value that starts at `offset`, after a check of its whole grammar.
    package func endOfValue(
        from offset: Int,
        enclosingDepth: Int = 0
    ) throws(JSONSyntaxError) -> Int {
        var walk = JSONWalk(from: offset, enclosingDepth: enclosingDepth)
        while try walk.next(in: self) != nil, !walk.isComplete {}
        return walk.offset
    }

    /// Throws `trailingContent` where something other than white space follows from `offset` on.
    package func requireEnd(from offset: Int) throws(JSONSyntaxError) {
        let end = endOfWhitespace(from: offset)
        guard end == byteCount else { throw failure(.trailingContent, at: end) }
    }

    /// How many bytes a byte order mark takes at `offset`: three, or none.
    package func byteOrderMarkLength(at offset: Int = 0) -> Int {
        guard byteCount - offset >= 3 else { return 0 }
        let isMark =
            byte(at: offset) == 0xEF && byte(at: offset + 1) == 0xBB && byte(at: offset + 2) == 0xBF
        return isMark ? 3 : 0
    }
}
