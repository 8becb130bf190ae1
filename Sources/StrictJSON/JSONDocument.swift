/// One JSON text, read to the letter of RFC 8259.
package struct JSONDocument: Sendable {
    package let root: JSONValue

    /// Whether the text started with a byte order mark, which RFC 8259 lets a reader ignore.
    package let hasByteOrderMark: Bool

    /// Reads the whole of `bytes` as one JSON text.
    ///
    /// Linear in time and in space. Nothing the bytes hold can crash it.
    package init(parsing bytes: borrowing RawSpan) throws(JSONSyntaxError) {
        let mark = bytes.byteOrderMarkLength()
        hasByteOrderMark = mark > 0
        var reader = TreeReader(from: mark)
        root = try reader.value(in: bytes)
        try bytes.requireEnd(from: root.range.upperBound)
    }

    package init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
        try unsafe self.init(parsing: bytes.span.bytes)
    }

    package init(parsing text: String) throws(JSONSyntaxError) {
        try self.init(parsing: Array(text.utf8))
    }
}

extension JSONValue {
    /// Reads the one value that starts at `offset`, and leaves what follows it alone.
    package init(
        parsing bytes: borrowing RawSpan,
        from offset: Int
    ) throws(JSONSyntaxError) {
        var reader = TreeReader(from: offset)
        self = try reader.value(in: bytes)
    }
}

/// Builds the tree from a walk; the depth of its recursion is bounded by that of the walk.
private struct TreeReader {
    var walk: JSONWalk

    init(from offset: Int) {
        walk = JSONWalk(from: offset)
    }

    mutating func value(in bytes: borrowing RawSpan) throws(JSONSyntaxError) -> JSONValue {
        // The walk throws where no value is, so there is one here.
        guard let event = try walk.next(in: bytes), let value = try value(event, in: bytes) else {
            throw JSONSyntaxError(.emptyText, at: bytes.byteCount)
        }
        return value
    }

    /// The value that `event` starts, or `nil` where it ends an array or an object.
    private mutating func value(
        _ event: JSONEvent,
        in bytes: borrowing RawSpan
    ) throws(JSONSyntaxError) -> JSONValue? {
        switch event {
        case .endObject, .endArray, .key: nil
        case .null(let start): JSONValue(.null, in: start..<start + 4)
        case .bool(let value, let start):
            JSONValue(.bool(value), in: start..<start + (value ? 4 : 5))
        case .number(let range): JSONValue(.number(JSONNumber(range, in: bytes)), in: range)
        case .string(let extent):
            JSONValue(
                .string(JSONString(extent, in: bytes)),
                in: extent.start - 1..<extent.end + 1
            )
        case .beginArray(let start): try array(from: start, in: bytes)
        case .beginObject(let start): try object(from: start, in: bytes)
        }
    }

    private mutating func array(
        from start: Int,
        in bytes: borrowing RawSpan
    ) throws(JSONSyntaxError) -> JSONValue {
        var elements: [JSONValue] = []
        while let event = try walk.next(in: bytes), let element = try value(event, in: bytes) {
            elements.append(element)
        }
        return JSONValue(.array(elements), in: start..<walk.offset)
    }

    private mutating func object(
        from start: Int,
        in bytes: borrowing RawSpan
    ) throws(JSONSyntaxError) -> JSONValue {
        var members: [JSONMember] = []
        while case .key(let extent) = try walk.next(in: bytes) {
            let value = try value(in: bytes)
            let key = JSONString(extent, in: bytes)
            members.append(JSONMember(key, value, keyOffset: extent.start - 1))
        }
        return JSONValue(.object(members), in: start..<walk.offset)
    }
}
