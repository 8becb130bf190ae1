import StrictJSON

/// Finds the JSON Pointers of the few places in a value that a report names.
///
/// One walk serves all of them, so places must be requested in the order of the text.
struct PathFinder {
    private var walk: JSONWalk
    private var tokens: [JSONPointer.Token] = []

    /// Whether each open level is an array, the innermost last.
    private var arrays: [Bool] = []

    /// The offset of the event that the walk has reached.
    private var offset = -1

    /// A finder for the value that starts at `start`, enclosed in `depth` arrays and objects.
    init(from start: Int, depth: Int) {
        walk = JSONWalk(from: start, enclosingDepth: depth)
    }

    /// Returns the path to the key or value at `target`.
    ///
    /// If the walk cannot reach it, which cannot happen in valid JSON, the path to where it ended.
    mutating func path(to target: Int, in text: borrowing RawSpan) -> [JSONPointer.Token] {
        while offset < target, !walk.isComplete, let event = try? walk.next(in: text) {
            take(event, in: text)
        }
        return tokens
    }

    private mutating func take(_ event: JSONEvent, in text: borrowing RawSpan) {
        switch event {
        case .key(let extent):
            tokens[tokens.count - 1] = .key(JSONString(extent, in: text).shortened)
            offset = extent.start - 1
        case .beginObject(let start):
            element(at: start)
            tokens.append(.key(""))
            arrays.append(false)
        case .beginArray(let start):
            element(at: start)
            tokens.append(.index(-1))
            arrays.append(true)
        case .endObject(let end), .endArray(let end):
            tokens.removeLast()
            arrays.removeLast()
            offset = end
        case .string(let extent): element(at: extent.start - 1)
        case .number(let range): element(at: range.lowerBound)
        case .bool(_, let start), .null(let start): element(at: start)
        }
    }

    /// Counts the value at `start` if it is an element of an array.
    private mutating func element(at start: Int) {
        if arrays.last == true, case .index(let index)? = tokens.last {
            tokens[tokens.count - 1] = .index(index + 1)
        }
        offset = start
    }
}

extension JSONString {
    /// The content as a reference token of a pointer; a very long key is truncated, so that a
    /// pointer always fits in a report.
    var shortened: String {
        guard bytes.count > 200 else { return description }
        return unsafe bytes.span.bytes.markedPrefix(in: 0..<200)
    }
}
