package import SessionModel
package import StrictJSON

/// Reads session objects from a padded text, in one pass over their bytes, and finds what is wrong
/// with them on the way.
///
/// It is the first of two voices on a payload. The second, the strict decoder of `SessionModel`,
/// shares no code with it above the grammar of strings and numbers, on purpose: tests hold the two
/// together, so that a mistake in one shows.
///
/// Each part of a session has a fast form, the one that nearly all payloads use, which is
/// recognised a word at a time in the loop below. Any other form is left to a function of its own,
/// which ends in the same ``SessionReading`` and the same faults: there is no second reading of a
/// payload. Nothing is allocated for a session without faults.
package struct SessionReader: Sendable {
    /// What the last session has shown, once it was read to its end.
    package internal(set) var reading = SessionReading()

    /// Which members the last session has: ``SessionReading/present``, at hand for callers that
    /// only count.
    package internal(set) var present: FieldSet = []

    /// Whether the last session has faults, besides absent members.
    package internal(set) var hasFaults = false

    /// The faults of the last session.
    ///
    /// Absent members are not among them: ``SessionReading/present`` says which those are.
    package internal(set) var faults = FaultBuffer()

    /// Why the last session was not read to its end.
    package internal(set) var stop = Stop.syntax(JSONSyntaxError(.emptyText, at: 0))

    /// Where the text ends, and its padding starts.
    package var end = 0

    /// Whether a line feed ends the text, as in newline-delimited JSON, and is not white space.
    package var isLine = false

    /// Whether the object is the root of its text, so that it may turn out to be an envelope.
    package var isRoot = false

    /// Whether a member `log` of a root object may be that of an archive.
    package var expectsArchive = false

    /// How many arrays and objects are around the session.
    package var enclosingDepth = 0

    /// The last moment that is not in the future.
    let latest: SessionReading.Instant

    // An array, because an inline one would be copied for each look into it.
    let patterns: [KeyPattern]
    let envelopeKeys: [FieldKey]
    let secrets: KeyFingerprint.Secrets

    /// What tells the places of the fields apart from those of other keys.
    let identities: [UInt64]

    var keys = KeyTable()
    var misspellings: MisspellingMemo

    /// The last key that was not declared, as far as it has the length of one that is known.
    var key = FieldKey(low: 0, high: 0, count: 0)

    /// Memory for text whose escapes are resolved.
    var scratch: [UInt8] = []

    /// How many objects have been opened, so that each has a number of its own.
    var objectCount: UInt64 = 0

    /// The type of the value that was read last as any value.
    package internal(set) var valueKind = JSONValue.Kind.null

    package init(_ settings: JudgeSettings) {
        latest = settings.latest
        patterns = KeyPattern.all
        envelopeKeys = EnvelopeKey.words
        let secrets = KeyFingerprint.Secrets()
        self.secrets = secrets
        identities = DeclaredField.allCases.map { field in
            KeyFingerprint(of: unsafe field.key.utf8Span.span.bytes, secrets).a | 1
        }
        misspellings = MisspellingMemo()
    }

    /// Why a session was not read to its end.
    package enum Stop: Sendable {
        /// The text is not JSON from this offset on.
        case syntax(JSONSyntaxError)

        /// The object is an envelope or an archive by this key, whose value starts at the offset.
        case envelope(EnvelopeKey, value: Int)
    }

    /// Reads the session whose opening brace is at `start`, and returns the offset after its
    /// closing one; -1 where it was not read to its end, for the reason in ``stop``.
    ///
    /// A syntax fault at ``end`` means that the text ends in the session, or that more of it has to
    /// be read into memory.
    package mutating func readSession(at start: Int, in text: RawSpan) -> Int {
        keys.makeRoom()
        faults.removeAll()
        reading.present = []
        reading.integers = []
        reading.moments = []
        reading.link = SessionReading.Link()
        objectCount &+= 1
        var members = ObjectKeys(object: objectCount)
        var offset = start &+ 1
        var isAfterMember = true
        // Members mostly come in the order of the declaration, and some are absent. Written out,
        // this takes a fifth fewer instructions than a loop over the fields, and no branch depends
        // on which of them it is. A field that is missing here would still be read below.
        ordered: do {
            switch DeclaredField.first {
            case .authenticatedAt:
                if begins(.authenticatedAt, at: &offset, in: text) {
                    offset = timestamp(.authenticatedAt, at: offset, in: text)
                    guard passesComma(at: &offset, in: text) else { break ordered }
                }
                fallthrough
            case .id:
                if begins(.id, at: &offset, in: text) {
                    offset = integer(.id, at: offset, in: text)
                    guard passesComma(at: &offset, in: text) else { break ordered }
                }
                fallthrough
            case .lastSeenAt:
                if begins(.lastSeenAt, at: &offset, in: text) {
                    offset = timestamp(.lastSeenAt, at: offset, in: text)
                    guard passesComma(at: &offset, in: text) else { break ordered }
                }
                fallthrough
            case .url:
                if begins(.url, at: &offset, in: text) {
                    offset = link(.url, at: offset, in: text)
                    guard passesComma(at: &offset, in: text) else { break ordered }
                }
                fallthrough
            case .userID:
                if begins(.userID, at: &offset, in: text) {
                    offset = integer(.userID, at: offset, in: text)
                    guard passesComma(at: &offset, in: text) else { break ordered }
                }
            }
            isAfterMember = false
        }
        while true {
            if !isAfterMember {
                offset = anyMember(at: offset, start: start, of: &members, in: text)
            }
            guard offset >= 0 else { return -1 }
            isAfterMember = false
            var byte = text.paddedByte(at: offset)
            if byte <= 0x20 {
                offset = endOfBlanks(from: offset, in: text)
                byte = text.paddedByte(at: offset)
            }
            if byte == UInt8(ascii: ",") {
                offset &+= 1
            } else if byte == UInt8(ascii: "}") {
                return finish(start..<offset &+ 1)
            } else {
                return fail(.expectedCommaOrBrace, at: offset, in: text)
            }
        }
    }

    /// Whether the key of a field that the session has not named before is at `offset`, which then
    /// moves to its value.
    @inline(__always)
    private mutating func begins(
        _ field: DeclaredField,
        at offset: inout Int,
        in text: RawSpan
    ) -> Bool {
        guard patterns[field.ordinal].matches(at: offset, in: text) else { return false }
        offset &+= patterns[field.ordinal].length
        reading.present.formUnion(FieldSet(field))
        reading.starts[field] = offset
        return true
    }

    /// Whether a comma is at `offset`, where a value has ended, and `offset` has moved past it.
    @inline(__always)
    private func passesComma(at offset: inout Int, in text: RawSpan) -> Bool {
        guard offset >= 0, text.paddedByte(at: offset) == UInt8(ascii: ",") else { return false }
        offset &+= 1
        return true
    }

    /// Reads the member at `offset`, whichever it is, or the end of the object, whose offset is
    /// returned.
    @inline(__always)
    private mutating func anyMember(
        at offset: Int,
        start: Int,
        of members: inout ObjectKeys,
        in text: RawSpan
    ) -> Int {
        // The place in the array and not the pattern, which would be copied.
        for index in patterns.indices where patterns[index].matches(at: offset, in: text) {
            return value(
                of: patterns[index].field,
                key: offset,
                at: offset &+ patterns[index].length,
                in: text
            )
        }
        return oddMember(from: offset, start: start, of: &members, in: text)
    }

    /// Reads a value that is in the place of a session and is not an object; -1 where it was not
    /// read to its end.
    package mutating func readOther(at start: Int, in text: RawSpan) -> Int {
        keys.makeRoom()
        faults.removeAll()
        reading.range = start..<start
        let end = anyValue(at: start, depth: enclosingDepth, in: text)
        if end >= 0 { faults.add(.elementShape(valueKind), at: start) }
        return end
    }

    /// Ends a session: the rules about several fields at once.
    @inline(__always)
    private mutating func finish(_ range: Range<Int>) -> Int {
        reading.range = range
        present = reading.present
        if reading.moments.contains(.lastSeenAt), reading.moments.contains(.authenticatedAt),
            reading.instants[.lastSeenAt] < reading.instants[.authenticatedAt]
        {
            faults.add(.order, at: reading.starts[.lastSeenAt])
        }
        if let session = reading.link.session, reading.integers.contains(.id),
            !session.spells(reading.digits[.id])
        {
            faults.add(.linkSession, at: reading.starts[.url])
        }
        if let user = reading.link.user, reading.integers.contains(.userID),
            !user.spells(reading.digits[.userID])
        {
            faults.add(.linkUser, at: reading.starts[.url])
        }
        hasFaults = !faults.isEmpty
        return range.upperBound
    }
}

// MARK: - Tokens

extension SessionReader {
    /// The offset of the first byte from `offset` on that is not white space.
    @inline(__always)
    func endOfBlanks(from start: Int, in text: RawSpan) -> Int {
        text.endOfBlanks(from: start, isLine: isLine)
    }

    /// Notes that the text is not JSON from `offset` on, and returns -1.
    ///
    /// Where the text ends at `offset`, that is the cause; and where the bytes there are not UTF-8,
    /// that is.
    @inline(never)
    mutating func fail(_ kind: JSONSyntaxError.Kind, at offset: Int, in text: RawSpan) -> Int {
        let line = text.extracting(0..<endOfLine(from: offset, in: text))
        stop = .syntax(
            kind == .trailingComma || kind == .tooDeep
                ? JSONSyntaxError(kind, at: offset) : line.failure(kind, at: offset)
        )
        return -1
    }

    /// Notes why the token at `offset`, of which nothing more is known than that it is faulty, is
    /// not JSON, and returns -1.
    @inline(never)
    mutating func failToken(at offset: Int, in text: RawSpan) -> Int {
        let line = text.extracting(0..<endOfLine(from: offset, in: text))
        do {
            switch text.paddedByte(at: offset) {
            case UInt8(ascii: "\""): _ = try line.stringExtent(openedAt: offset)
            default: _ = try line.endOfValue(from: offset)
            }
            // The token is sound up to the end of the text, where it may go on.
            stop = .syntax(JSONSyntaxError(.unexpectedEnd, at: line.byteCount))
        } catch {
            // Where the text has ended before the token, it has ended inside the session.
            stop = .syntax(
                error.kind == .emptyText
                    ? JSONSyntaxError(.unexpectedEnd, at: error.offset) : error
            )
        }
        return -1
    }

    /// Where the text that `offset` is in ends as far as it is in memory.
    private func endOfLine(from offset: Int, in text: RawSpan) -> Int {
        guard isLine else { return end }
        return text.endOfLine(from: offset, end: end)
    }
}

extension RawSpan {
    /// The offset of the first byte of a padded text from `offset` on that is not white space; a
    /// line feed is not, where it ends the text.
    @inline(__always)
    package func endOfBlanks(from start: Int, isLine: Bool) -> Int {
        var offset = start
        while true {
            let byte = paddedByte(at: offset)
            guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A && !isLine else {
                return offset
            }
            offset &+= 1
        }
    }
}
