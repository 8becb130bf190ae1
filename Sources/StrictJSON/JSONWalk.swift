/// One event of a walk over JSON text: a bracket, a key or a scalar value, with its position.
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

    /// The type of the value, or of the value that the bracket opens or closes; a key is a string.
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

/// A pull parser for the bytes of one JSON text, which allocates nothing.
///
/// The walk checks the whole grammar of RFC 8259 on the way, and throws at the first byte that
/// breaks it. It stores only offsets and one bit per level, so it can be copied; the bytes are
/// passed to each step. A step that throws leaves the walk where it was, so after `unexpectedEnd`
/// the same walk can continue over a longer buffer. That requires buffers that do not end inside a
/// number or a literal, where the walk cannot see that more is coming.
package struct JSONWalk: Sendable {
    /// The maximum nesting of arrays and objects.
    package static let maximumDepth = 512

    /// The offset of the next byte to read.
    package private(set) var offset: Int

    /// The number of open arrays and objects, including those around the value this walk started
    /// at.
    package private(set) var depth: Int

    /// The number of arrays and objects around the value this walk started at.
    private let enclosingDepth: Int

    /// Whether the value this walk started at is complete.
    package var isComplete: Bool { depth == enclosingDepth && state == .afterValue }

    private var state = State.value

    /// Whether the innermost open level is an object.
    private var isInObject = false

    /// One bit per open level, set for an object and clear for an array.
    ///
    /// Eight words have room for ``maximumDepth`` levels. `open` checks the depth, so an index is
    /// at most 7.
    private var objects = InlineArray<8, UInt64>(repeating: 0)

    private enum State {
        case value
        case valueOrEnd
        case keyOrEnd
        case key
        case afterValue
    }

    /// A walk over the value that starts at `offset`, or after white space from there.
    ///
    /// `enclosingDepth` is the number of arrays and objects around the value in its text, at most
    /// ``maximumDepth``.
    package init(from offset: Int = 0, enclosingDepth: Int = 0) {
        self.offset = offset
        self.enclosingDepth = enclosingDepth
        depth = enclosingDepth
    }

    /// Reads the next event, or returns `nil` after the value this walk started at.
    ///
    /// Text after that value is not checked: see ``RawSpan/requireEnd(from:)``.
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
        // Never `.afterValue` here: `closingOrComma` returned a bracket or changed the state. A
        // bracket closes only an empty level here, because after a comma it is a fault.
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

    /// Skips the value or member that is expected here, which the caller has read up to `end`.
    package mutating func pass(valueEndingAt end: Int) {
        offset = end
        state = .afterValue
    }

    /// Whether a value is expected at ``offset``, or after white space from there.
    package var isBeforeValue: Bool { state == .value || state == .valueOrEnd }

    /// Continues at `offset`, the new position of the next byte after the text has moved in its
    /// buffer.
    package mutating func move(to offset: Int) { self.offset = offset }

    /// Reads what follows a value: returns the closing bracket, or `nil` after moving past a comma
    /// and white space.
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
        // Nothing moves until the byte after the comma is known, so a walk that continues over a
        // longer buffer still finds a trailing comma, and reports it at the comma.
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
        // RFC 8259, section 9 allows a limit on nesting. It also keeps the index below 8.
        guard depth < Self.maximumDepth else { throw JSONSyntaxError(.tooDeep, at: offset) }
        let bit: UInt64 = 1 << UInt64(depth & 63)
        if object {
            objects[depth >> 6] |= bit
        } else {
            // A closed object at this depth may have left its bit set.
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
        // Only a bracket that this walk has read is closed, so `depth` is at least 1. At 0 after
        // that, `outer` would be a negative index, so `depth` is tested first.
        depth -= 1
        let outer = depth - 1
        isInObject = depth > 0 && objects[outer >> 6] & 1 << UInt64(outer & 63) != 0
        state = .afterValue
        defer { offset += 1 }
        return wasObject ? .endObject(offset) : .endArray(offset)
    }

    private mutating func key(in bytes: borrowing RawSpan) throws(JSONSyntaxError) -> JSONEvent {
        // Offset and state change only after the colon, so a key that the buffer cuts is read again
        // from its start.
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
        // RFC 8259, section 3 has only three words. `NaN`, `None` and `True` are one error each.
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
    /// The end of the value that starts at `offset`, whose whole grammar is checked.
    package func endOfValue(
        from offset: Int,
        enclosingDepth: Int = 0
    ) throws(JSONSyntaxError) -> Int {
        var walk = JSONWalk(from: offset, enclosingDepth: enclosingDepth)
        // Another call after the last event would also skip the white space after the value.
        while try walk.next(in: self) != nil, !walk.isComplete {}
        return walk.offset
    }

    /// Throws `trailingContent` if anything other than white space follows from `offset` on.
    package func requireEnd(from offset: Int) throws(JSONSyntaxError) {
        let end = endOfWhitespace(from: offset)
        guard end == byteCount else { throw failure(.trailingContent, at: end) }
    }

    /// The length of the byte order mark at `offset`: 3, or 0 if there is none.
    package func byteOrderMarkLength(at offset: Int = 0) -> Int {
        guard byteCount - offset >= 3 else { return 0 }
        let isMark =
            byte(at: offset) == 0xEF && byte(at: offset + 1) == 0xBB && byte(at: offset + 2) == 0xBF
        return isMark ? 3 : 0
    }
}
