import SessionContract
import StrictJSON

// Skips values that are not judged: undeclared members of envelopes and archives, of any size.
extension PayloadReader {
    /// Skips the value at the start of the window, however long it is, and returns its type.
    ///
    /// Faults that do not depend on the meaning of a value, duplicate keys and lone surrogates, are
    /// not looked for.
    mutating func passValue(
        in window: TextWindow,
        depth: Int
    ) throws(ReadingStop) -> JSONValue.Kind {
        if let kind = passScalar(in: window) { return kind }
        var passer = ValuePasser(depth: depth)
        return try passer.pass(&self, window) { _, _, _, _, _ in }
    }

    /// Skips an undeclared member of an envelope, and counts its duplicate keys and lone
    /// surrogates.
    ///
    /// - Parameters:
    ///   - path: The keys that lead to the member from the root.
    ///   - window: The window, which starts at the value.
    ///   - ledger: The ledger in which faults are counted.
    /// - Returns: The type of the value.
    /// - Throws: A stop if the value is not valid JSON or the input fails.
    mutating func passMember(
        _ path: @autoclosure () -> [JSONString],
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) -> JSONValue.Kind {
        if let kind = passScalar(in: window) { return kind }
        var passer = ValuePasser(path: path())
        return try passer.pass(&self, window) { reader, fault, identity, offset, tokens in
            reader.count(fault, identity, at: tokens, window.position(of: offset), &ledger)
        }
    }
}

extension PayloadReader {
    /// Skips the value at the start of the window and returns its type, if it is a number, a word
    /// or a string that is completely in memory and has no fault.
    private mutating func passScalar(in window: TextWindow) -> JSONValue.Kind? {
        let contents = unsafe window.contents
        let text = unsafe contents.bytes
        sessions.end = window.end
        let end = sessions.readScalar(at: window.start, in: text)
        // A number or a word that ends with the text in memory may continue after it.
        guard end > 0, end < window.end else { return nil }
        window.start = end
        return sessions.valueKind
    }
}

/// A walk over a value of any size that keeps only the path to its current place.
private struct ValuePasser {
    private var walk: JSONWalk

    /// The open arrays and objects, with the keys of each and the path to it.
    private var levels: [Level] = []

    /// The path to the value as a whole.
    private let root: [JSONPointer.Token]
    private let rootPlace: UInt64
    private let looksForFaults: Bool

    private struct Level {
        var isArray: Bool
        var keys: ObjectKeys
        var token: JSONPointer.Token
        var place: UInt64
        let ownPlace: UInt64
    }

    init(depth: Int) {
        walk = JSONWalk(enclosingDepth: depth)
        root = []
        rootPlace = KeyFingerprint.rootPlace
        looksForFaults = false
    }

    init(path: [JSONString]) {
        walk = JSONWalk(enclosingDepth: path.count)
        root = path.map { .key($0.shortened) }
        rootPlace = PayloadReader.place(of: path)
        looksForFaults = true
    }

    typealias Report = (inout PayloadReader, Fault, UInt64, Int, [JSONPointer.Token]) -> Void

    mutating func pass(
        _ reader: inout PayloadReader,
        _ window: TextWindow,
        _ report: Report
    ) throws(ReadingStop) -> JSONValue.Kind {
        walk.move(to: window.start)
        var kind: JSONValue.Kind?
        while !walk.isComplete {
            if reader.isInterrupted() { throw .interrupted }
            try step(&reader, window, &kind, report)
        }
        window.start = walk.offset
        return kind ?? .null
    }

    /// Takes one event, or reads more if the text in memory ends before it.
    private mutating func step(
        _ reader: inout PayloadReader,
        _ window: TextWindow,
        _ kind: inout JSONValue.Kind?,
        _ report: Report
    ) throws(ReadingStop) {
        let contents = unsafe window.contents
        let text = unsafe contents.bytes.extracting(0..<reader.line(of: window))
        var next = walk
        do throws(JSONSyntaxError) {
            guard let event = try next.next(in: text) else { return }
            // A number or a word that ends with the text in memory may continue after it.
            if next.offset == window.end, !window.isAtEnd, !event.isBracket {
                throw JSONSyntaxError(.unexpectedEnd, at: window.end)
            }
            walk = next
            if kind == nil { kind = event.kind }
            if looksForFaults { take(event, in: text, &reader, report) }
        } catch {
            if error.offset >= window.end, !window.isAtEnd, next.isBeforeValue,
                window.end - next.offset > TextWindow.chunk,
                text.byte(at: next.offset) == UInt8(ascii: "\"")
            {
                walk = next
                if kind == nil { kind = .string }
                try passString(&reader, window)
                return
            }
            window.start = min(walk.offset, window.end)
            // A text that ends before the value has ended inside the envelope.
            let isEmpty = error.kind == .emptyText
            try reader.readOn(
                window,
                after: isEmpty ? JSONSyntaxError(.unexpectedEnd, at: error.offset) : error
            )
            walk.move(to: window.start)
        }
        // Skipped text need not stay in memory.
        window.start = min(walk.offset, window.end)
    }

    /// Skips a string that is longer than the window.
    private mutating func passString(
        _ reader: inout PayloadReader,
        _ window: TextWindow
    ) throws(ReadingStop) {
        window.start = walk.offset
        _ = try reader.readString(in: window, limit: 0)
        walk.pass(valueEndingAt: window.start)
    }

    // MARK: Faults

    private mutating func take(
        _ event: JSONEvent,
        in text: borrowing RawSpan,
        _ reader: inout PayloadReader,
        _ report: Report
    ) {
        switch event {
        case .beginObject, .beginArray:
            element()
            open(isArray: event.kind == .array, &reader)
        case .endObject, .endArray: levels.removeLast()
        case .key(let extent): take(extent, in: text, &reader, report)
        case .string(let extent):
            element()
            if extent.hasLoneSurrogate {
                report(
                    &reader,
                    .loneSurrogateInValue,
                    levels.last?.place ?? rootPlace,
                    extent.start - 1,
                    tokens
                )
            }
        case .number, .bool, .null: element()
        }
    }

    private mutating func open(isArray: Bool, _ reader: inout PayloadReader) {
        let place = levels.last?.place ?? rootPlace
        reader.objectCount += 1
        levels.append(
            Level(
                isArray: isArray,
                keys: ObjectKeys(object: reader.objectCount),
                token: isArray ? .index(-1) : .key(""),
                place: isArray
                    ? KeyFingerprint.elementPlace(of: place, PayloadReader.secrets)
                    : place,
                ownPlace: place
            )
        )
    }

    /// Counts an element if the innermost level is an array.
    private mutating func element() {
        guard let level = levels.last, level.isArray, case .index(let index) = level.token else {
            return
        }
        levels[levels.count - 1].token = .index(index + 1)
    }

    private mutating func take(
        _ extent: JSONStringExtent,
        in text: borrowing RawSpan,
        _ reader: inout PayloadReader,
        _ report: Report
    ) {
        let key = JSONString(extent, in: text)
        let last = levels.count - 1
        let place = PayloadReader.place(of: key, below: levels[last].ownPlace)
        levels[last].token = .key(key.shortened)
        levels[last].place = place
        if !reader.isNew(key, in: &levels[last].keys) {
            report(&reader, .duplicateKey, place, extent.start - 1, tokens)
        }
        if extent.hasLoneSurrogate {
            report(&reader, .loneSurrogateInKey, place, extent.start - 1, tokens)
        }
    }

    private var tokens: [JSONPointer.Token] { root + levels.map(\.token) }
}

extension JSONEvent {
    /// Whether the event ends with a character of its own: a bracket or a quotation mark.
    fileprivate var isBracket: Bool {
        switch self {
        case .beginObject, .endObject, .beginArray, .endArray, .key, .string: true
        case .number, .bool, .null: false
        }
    }
}

// MARK: - Keys of envelopes

extension PayloadReader {
    fileprivate static let secrets = KeyFingerprint.Secrets()

    /// Returns a fingerprint of the place that these keys lead to from the root.
    static func place(of path: [JSONString]) -> UInt64 {
        guard let first = path.first else { return KeyFingerprint.rootPlace }
        let root = KeyFingerprint.place(of: unsafe first.bytes.span.bytes, secrets)
        return path.dropFirst().reduce(root) { place(of: $1, below: $0) }
    }

    /// Returns a fingerprint of the place with this key below another place.
    static func place(of key: JSONString, below place: UInt64) -> UInt64 {
        KeyFingerprint.place(of: unsafe key.bytes.span.bytes, below: place, secrets)
    }

    /// Adds a key to an open object and returns whether the object did not have it before.
    mutating func isNew(_ key: JSONString, in object: inout ObjectKeys) -> Bool {
        let fingerprint = KeyFingerprint(of: unsafe key.bytes.span.bytes, Self.secrets)
        return object.insert(fingerprint, into: &keys, Self.secrets)
    }
}
