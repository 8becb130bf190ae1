package import SessionModel
package import StrictJSON

/// Reads session objects from a padded text and finds their faults, in one pass over the bytes.
///
/// This is the first of two independent implementations of the contract. The second, the strict
/// decoder of `SessionModel`, deliberately shares no code with it above the grammar of strings and
/// numbers. Tests compare the two, so a mistake in one of them shows.
///
/// Each part of a session has a usual form, which nearly all payloads have and which is recognized
/// a word at a time. Any other form is left to a separate function that produces the same
/// ``SessionReading`` and the same faults, so no payload is read twice. A session without faults
/// allocates nothing.
package struct SessionReader: Sendable {
    /// The reading of the last session, if it was read to its end.
    package internal(set) var reading = SessionReading()

    /// The members of the last session: ``SessionReading/present`` for callers that only count.
    package internal(set) var present: FieldSet = []

    /// Whether the last session has faults other than absent members.
    package internal(set) var hasFaults = false

    /// The faults of the last session, without absent members, which follow from
    /// ``SessionReading/present``.
    package internal(set) var faults = FaultBuffer()

    /// Why the last session was not read to its end.
    package internal(set) var stop = Stop.syntax(JSONSyntaxError(.emptyText, at: 0))

    /// The offset of the end of the text, where the padding starts.
    package var end = 0

    /// Whether a line feed ends the text, as in newline-delimited JSON, instead of being white
    /// space.
    package var isLine = false

    /// Whether the object is the root of its text, so that it may be an envelope.
    package var isRoot = false

    /// Whether a member `log` of the root object may be that of an HTTP archive.
    package var expectsArchive = false

    /// The number of arrays and objects that enclose the session.
    package var enclosingDepth = 0

    /// The last moment that is not in the future.
    let latest: SessionReading.Instant

    // An array, because an inline array would be copied on each access.
    let patterns: [KeyPattern]
    let envelopeKeys: [FieldKey]
    let secrets: KeyFingerprint.Secrets

    /// The fingerprint of the place of each field.
    let identities: [UInt64]

    /// The fingerprint of the place that all keys of a session share which look like data.
    let hiddenIdentity: UInt64

    var keys = KeyTable()
    var misspellings: MisspellingMemo
    var shownKeys = ShownKeyMemo()

    /// The last key that did not match a pattern, with as many bytes as a known key can have.
    var key = FieldKey(low: 0, high: 0, count: 0)

    /// Reusable memory for text whose escapes are resolved.
    var scratch: [UInt8] = []

    /// The number of objects opened so far, which gives each object a unique number.
    var objectCount: UInt64 = 0

    /// The type of the value that ``anyValue(at:place:depth:in:)`` read last.
    package internal(set) var valueKind = JSONValue.Kind.null

    package init(_ settings: JudgeSettings) {
        latest = settings.latest
        patterns = KeyPattern.all
        envelopeKeys = EnvelopeKey.words
        let secrets = KeyFingerprint.Secrets()
        self.secrets = secrets
        identities = DeclaredField.allCases.map { field in
            KeyFingerprint(of: unsafe field.key.utf8Span.span.bytes, secrets).identity
        }
        hiddenIdentity = KeyFingerprint.elementPlace(of: KeyFingerprint.rootPlace, secrets)
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
    /// closing brace, or -1 if it was not read to its end, with the reason in ``stop``.
    ///
    /// A syntax error at ``end`` means that the text ends inside the session, or that more of it
    /// must be loaded into memory.
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
        // Members usually come in the order of declaration, and some are absent. Unrolled, this
        // takes a fifth fewer instructions than a loop over the fields, and no branch depends on
        // which field it is. A field that is missing here would still be read by the loop below.
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

    /// Returns whether the key of `field` is at `offset`, and if so, moves `offset` to the value.
    ///
    /// The session must not have had the key before.
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

    /// Returns whether a comma is at `offset`, the end of a value, and if so, moves `offset` past
    /// the comma.
    @inline(__always)
    private func passesComma(at offset: inout Int, in text: RawSpan) -> Bool {
        guard offset >= 0, text.paddedByte(at: offset) == UInt8(ascii: ",") else { return false }
        offset &+= 1
        return true
    }

    /// Reads any member or the end of the object at `offset`.
    ///
    /// Returns the offset after the value, or the offset of the closing brace, or -1.
    @inline(__always)
    private mutating func anyMember(
        at offset: Int,
        start: Int,
        of members: inout ObjectKeys,
        in text: RawSpan
    ) -> Int {
        // Iterates over indices, because iterating over the patterns would copy them.
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

    /// Reads a value that is not an object where a session is expected, and returns its end, or -1
    /// if it was not read to its end.
    package mutating func readOther(at start: Int, in text: RawSpan) -> Int {
        keys.makeRoom()
        faults.removeAll()
        reading.range = start..<start
        let end = anyValue(at: start, depth: enclosingDepth, in: text)
        if end >= 0 { faults.add(.elementShape(valueKind), at: start) }
        return end
    }

    /// Ends a session by checking the rules about several fields.
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
    /// Returns the offset of the first byte from `start` on that is not white space.
    @inline(__always)
    func endOfBlanks(from start: Int, in text: RawSpan) -> Int {
        text.endOfBlanks(from: start, isLine: isLine)
    }

    /// Notes that the text is not JSON from `offset` on, and returns -1.
    ///
    /// If the text ends at `offset` or the bytes there are not UTF-8, that is noted as the error
    /// instead of `kind`.
    @inline(never)
    mutating func fail(_ kind: JSONSyntaxError.Kind, at offset: Int, in text: RawSpan) -> Int {
        let line = text.extracting(0..<endOfLine(from: offset, in: text))
        stop = .syntax(
            kind == .trailingComma || kind == .tooDeep
                ? JSONSyntaxError(kind, at: offset) : line.failure(kind, at: offset)
        )
        return -1
    }

    /// Finds and notes what is wrong with the faulty token at `offset`, and returns -1.
    @inline(never)
    mutating func failToken(at offset: Int, in text: RawSpan) -> Int {
        let line = text.extracting(0..<endOfLine(from: offset, in: text))
        do {
            switch text.paddedByte(at: offset) {
            case UInt8(ascii: "\""): _ = try line.stringExtent(openedAt: offset)
            default: _ = try line.endOfValue(from: offset)
            }
            // The token is valid up to the end of the text, but more of it may follow.
            stop = .syntax(JSONSyntaxError(.unexpectedEnd, at: line.byteCount))
        } catch {
            // If the text ended before the token, it ended inside the session.
            stop = .syntax(
                error.kind == .emptyText
                    ? JSONSyntaxError(.unexpectedEnd, at: error.offset) : error
            )
        }
        return -1
    }

    /// Returns the end of the text around `offset`, as far as it is in memory.
    private func endOfLine(from offset: Int, in text: RawSpan) -> Int {
        guard isLine else { return end }
        return text.endOfLine(from: offset, end: end)
    }
}

extension RawSpan {
    /// Returns the offset of the first byte of a padded text from `start` on that is not white
    /// space, where a line feed counts as white space unless it ends the text.
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
