import StrictJSON

/// Finds the ways to places in a value, for the few that a report names.
///
/// One walk for all of them: the places have to come in the order of the text.
struct PathFinder {
    private var walk: JSONWalk
    private var tokens: [JSONPointer.Token] = []

    /// Whether each open level, the innermost last, is an array.
    private var arrays: [Bool] = []

    /// The event that has been walked to, by its offset.
    private var offset = -1

    /// A finder in the value that starts at `start`, below so many arrays and objects.
    init(from start: Int, depth: Int) {
        walk = JSONWalk(from: start, enclosingDepth: depth)
    }

    /// The way to the key or the value at `target`.
    ///
    /// Where the walk cannot get there, which no sound text allows, the way to where it ended.
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

    /// Counts the value at `start`, where it is an element of an array.
    private mutating func element(at start: Int) {
        if arrays.last == true, case .index(let index)? = tokens.last {
            tokens[tokens.count - 1] = .index(index + 1)
        }
        offset = start
    }
}

extension JSONString {
    /// The content as a token of a pointer; a very long key is cut, so that a pointer always fits a
    /// report.
    var shortened: String {
        guard bytes.count > 200 else { return description }
        return String(decoding: bytes.prefix(200), as: UTF8.self) + "…"
    }
}
