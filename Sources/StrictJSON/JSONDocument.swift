/// One JSON text, read strictly by RFC 8259.
package struct JSONDocument: Sendable {
    package let root: JSONValue

    /// Whether the text starts with a byte order mark, which RFC 8259 (section 8.1) allows a reader
    /// to ignore.
    package let hasByteOrderMark: Bool

    /// Reads the whole of `bytes` as one JSON text.
    ///
    /// Linear in time and space. No input can crash it.
    package init(parsing bytes: borrowing RawSpan) throws(JSONSyntaxError) {
        let mark = bytes.byteOrderMarkLength()
        hasByteOrderMark = mark > 0
        var reader = TreeReader(from: mark)
        root = try reader.value(in: bytes)
        // RFC 8259, section 2: `JSON-text = ws value ws`.
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
    /// Reads the value that starts at `offset` and ignores what follows it.
    package init(
        parsing bytes: borrowing RawSpan,
        from offset: Int,
        enclosingDepth: Int = 0
    ) throws(JSONSyntaxError) {
        var reader = TreeReader(from: offset, enclosingDepth: enclosingDepth)
        self = try reader.value(in: bytes)
    }
}

/// Builds a tree from the events of a walk.
///
/// Open arrays and objects are kept on an explicit stack: in a debug build, recursion 512 levels
/// deep overflows the stack of a thread with half a megabyte.
private struct TreeReader {
    private var walk: JSONWalk
    private var open: [Container] = []

    /// An array or object whose closing bracket has not been reached.
    private struct Container {
        let start: Int
        // Only one of the two is used. The other stays empty, which allocates nothing.
        var elements: [JSONValue] = []
        var members: [JSONMember] = []
        /// In an object, the key whose value is expected next.
        var key: JSONString?
        var keyOffset = 0
    }

    init(from offset: Int, enclosingDepth: Int = 0) {
        walk = JSONWalk(from: offset, enclosingDepth: enclosingDepth)
    }

    mutating func value(in bytes: borrowing RawSpan) throws(JSONSyntaxError) -> JSONValue {
        while let event = try walk.next(in: bytes) {
            guard let value = value(completedBy: event, in: bytes) else { continue }
            if open.isEmpty { return value }
            add(value)
        }
        // Unreachable: the walk throws if there is no value.
        throw JSONSyntaxError(.emptyText, at: bytes.byteCount)
    }

    /// The value that `event` completes, or `nil` if it opens a value or is a key.
    private mutating func value(
        completedBy event: JSONEvent,
        in bytes: borrowing RawSpan
    ) -> JSONValue? {
        switch event {
        case .beginObject(let start), .beginArray(let start):
            open.append(Container(start: start))
            return nil
        case .key(let extent):
            // The walk reads keys only in objects, so `open` is not empty. The extent of a key
            // starts after its quotation mark.
            let innermost = open.count - 1
            open[innermost].key = JSONString(extent, in: bytes)
            open[innermost].keyOffset = extent.start - 1
            return nil
        case .endObject:
            let object = open.removeLast()
            return JSONValue(.object(object.members), in: object.start..<walk.offset)
        case .endArray:
            let array = open.removeLast()
            return JSONValue(.array(array.elements), in: array.start..<walk.offset)
        case .null(let start):
            return JSONValue(.null, in: start..<walk.offset)
        case .bool(let value, let start):
            return JSONValue(.bool(value), in: start..<walk.offset)
        case .number(let range):
            return JSONValue(.number(JSONNumber(range, in: bytes)), in: range)
        case .string(let extent):
            let string = JSONString(extent, in: bytes)
            return JSONValue(.string(string), in: extent.start - 1..<walk.offset)
        }
    }

    /// Adds `value` to the innermost array or object.
    private mutating func add(_ value: JSONValue) {
        // Not empty: outside of all brackets, the value is returned instead. Only an object has a
        // key here, and `take` removes it again.
        let innermost = open.count - 1
        guard let key = open[innermost].key.take() else {
            open[innermost].elements.append(value)
            return
        }
        let member = JSONMember(key, value, keyOffset: open[innermost].keyOffset)
        open[innermost].members.append(member)
    }
}
