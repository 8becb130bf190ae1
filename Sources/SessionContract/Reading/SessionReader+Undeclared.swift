import SessionModel
import StrictJSON

// Members whose keys are undeclared or do not have the usual form.
extension SessionReader {
    /// Reads the member at `offset` if no key pattern matches, and returns the offset after its
    /// value, or the offset of the closing brace if there is no member, or -1.
    @inline(never)
    mutating func oddMember(
        from offset: Int,
        start: Int,
        of members: inout ObjectKeys,
        in text: RawSpan
    ) -> Int {
        let key = endOfBlanks(from: offset, in: text)
        guard text.paddedByte(at: key) == UInt8(ascii: "\"") else {
            return endOfMembers(at: key, start: start, in: text)
        }
        var fingerprint = KeyFingerprint(secrets)
        guard let extent = readKey(at: key, in: text, into: &fingerprint) else { return -1 }
        let value = startOfValue(after: extent.end &+ 1, in: text)
        guard value >= 0 else { return value }
        if !extent.hasEscapes { self.key = fieldKey(at: extent, in: text) }
        // Iterates over indices, because iterating over the patterns would copy them. There is no
        // early exit, because a processor could not predict it.
        var match = -1
        for index in patterns.indices where patterns[index].key.equals(self.key) { match = index }
        if match >= 0 {
            return self.value(of: patterns[match].field, key: key, at: value, in: text)
        }
        if isRoot, self.key.count < 9 {
            for index in envelopeKeys.indices where envelopeKeys[index] == self.key {
                // The key of an envelope decides, whatever the other members are: a list that also
                // has a `url` is still a list. An archive has none of the declared fields.
                let envelope = EnvelopeKey.allCases[index]
                guard envelope != .log || expectsArchive && reading.present.isEmpty else { break }
                stop = .envelope(envelope, value: value)
                return -1
            }
        }
        return undeclared(fingerprint, extent, at: key, value: value, of: &members, in: text)
    }

    /// Returns the key at `extent`, which has no escapes.
    @inline(__always)
    private func fieldKey(at extent: JSONStringExtent, in text: RawSpan) -> FieldKey {
        let count = extent.end &- extent.start
        return FieldKey(
            low: text.paddedWord(at: extent.start).prefix(min(count, 8)),
            high: text.paddedWord(at: extent.start &+ 8).prefix(min(max(count &- 8, 0), 8)),
            count: count
        )
    }

    /// Reads the closing brace at `offset`, or notes the error and returns -1.
    private mutating func endOfMembers(at offset: Int, start: Int, in text: RawSpan) -> Int {
        guard text.paddedByte(at: offset) == UInt8(ascii: "}") else {
            return fail(.expectedKey, at: offset, in: text)
        }
        // Back over white space to a comma, or at the latest to the opening brace at `start`.
        var before = offset &- 1
        while text.paddedByte(at: before) <= 0x20 { before &-= 1 }
        if before == start { return offset }
        return fail(.trailingComma, at: before, in: text)
    }

    /// Reads the value of an undeclared member, and returns its end.
    private mutating func undeclared(
        _ fingerprint: KeyFingerprint,
        _ extent: JSONStringExtent,
        at key: Int,
        value: Int,
        of members: inout ObjectKeys,
        in text: RawSpan
    ) -> Int {
        // Keys that look like data share a row, whatever they are.
        let isHidden = shownKeys.hides(fingerprint, extent, in: text)
        let identity = isHidden ? hiddenIdentity : fingerprint.identity
        noteSurrogate(in: extent, at: key, identity: identity)
        let isNew = members.insert(fingerprint, into: &keys, secrets)
        if !isNew { faults.add(.duplicateKey, at: key, identity: identity) }
        let end = anyValue(at: value, place: identity, depth: enclosingDepth &+ 1, in: text)
        guard end >= 0 else { return end }
        let field = misspellings.field(misspelledBy: fingerprint, extent, in: text)
        let fault = field.map { .misspelled($0, valueKind) } ?? Fault.undeclared(valueKind)
        if isNew, !isHidden {
            faults.addNew(fault, at: key, identity: identity)
        } else {
            faults.add(fault, at: key, identity: identity)
        }
        return end
    }

    @inline(__always)
    private mutating func noteSurrogate(in extent: JSONStringExtent, at key: Int, identity: UInt64)
    {
        if extent.hasLoneSurrogate { faults.add(.loneSurrogateInKey, at: key, identity: identity) }
    }

    // MARK: Keys

    /// Reads the key that starts at `quote`, and adds its bytes to a fingerprint; returns `nil` if
    /// the key is faulty.
    @inline(__always)
    private mutating func readKey(
        at quote: Int,
        in text: RawSpan,
        into fingerprint: inout KeyFingerprint
    ) -> JSONStringExtent? {
        var extent = JSONStringExtent(start: quote &+ 1)
        var offset = quote &+ 1
        while true {
            let word = text.paddedWord(at: offset)
            let special = word.specialsInString
            if special == 0 {
                fingerprint.add(word, secrets)
                offset &+= 8
                continue
            }
            let count = special.trailingZeroBitCount &>> 3
            let end = offset &+ count
            guard text.paddedByte(at: end) == UInt8(ascii: "\"") else {
                return readOddKey(at: quote, in: text, into: &fingerprint)
            }
            extent.end = end
            fingerprint.finish(word.prefix(count), length: end &- quote &- 1, secrets)
            return extent
        }
    }

    /// Reads a key with escapes or with bytes beyond ASCII.
    @inline(never)
    private mutating func readOddKey(
        at quote: Int,
        in text: RawSpan,
        into fingerprint: inout KeyFingerprint
    ) -> JSONStringExtent? {
        if let usual = KeyFingerprint.unescaping(from: quote &+ 1, of: text, secrets) {
            (fingerprint, key) = (usual.fingerprint, usual.key)
            var extent = JSONStringExtent(start: quote &+ 1)
            extent.end = usual.end
            extent.hasEscapes = true
            return extent
        }
        guard let extent = try? text.stringExtent(openedAt: quote) else {
            _ = failToken(at: quote, in: text)
            return nil
        }
        if extent.hasEscapes {
            let string = JSONString(extent, in: text)
            let bytes = unsafe string.bytes.span.bytes
            (fingerprint, key) = (KeyFingerprint(of: bytes, secrets), FieldKey(bytes))
        } else {
            fingerprint = KeyFingerprint(of: text.extracting(extent.range), secrets)
        }
        return extent
    }

    /// Returns the offset of the value after a key that ends before `offset`, or -1 if the colon is
    /// missing.
    @inline(__always)
    private mutating func startOfValue(after offset: Int, in text: RawSpan) -> Int {
        var colon = offset
        if text.paddedByte(at: colon) != UInt8(ascii: ":") {
            colon = endOfBlanks(from: offset, in: text)
            guard text.paddedByte(at: colon) == UInt8(ascii: ":") else {
                return fail(.expectedColon, at: colon, in: text)
            }
        }
        return text.paddedByte(at: colon &+ 1) > 0x20
            ? colon &+ 1 : endOfBlanks(from: colon &+ 1, in: text)
    }
}

// MARK: - Any value

extension SessionReader {
    /// Reads the value at `start`, whatever it is.
    ///
    /// - Parameters:
    ///   - start: The offset of the first byte of the value.
    ///   - place: The fingerprint of the place of the value.
    ///   - depth: The number of arrays and objects that enclose the value in its text.
    ///   - text: The padded text.
    /// - Returns: The end of the value, or -1 if it is faulty.
    package mutating func anyValue(
        at start: Int,
        place: UInt64 = 1,
        depth: Int,
        in text: RawSpan
    ) -> Int {
        let byte = text.paddedByte(at: start)
        switch byte {
        case UInt8(ascii: "\""):
            valueKind = .string
            let end = text.endOfPlainScalar(at: start)
            return end > 0 ? end : oddString(at: start, place: place, in: text)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            valueKind = .number
            let end = text.endOfShortInteger(at: start)
            if end > 0 { return end }
            if let end = try? text.endOfNumber(from: start) { return end }
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
            valueKind = byte == UInt8(ascii: "n") ? .null : .boolean
            let end = text.endOfPlainScalar(at: start)
            if end > 0 { return end }
            let word: StaticString =
                switch byte {
                case UInt8(ascii: "t"): "true"
                case UInt8(ascii: "f"): "false"
                default: "null"
                }
            if let end = try? text.endOfLiteral(word, from: start) { return end }
        case UInt8(ascii: "["):
            guard depth < JSONWalk.maximumDepth else {
                return fail(.tooDeep, at: start, in: text)
            }
            let end = array(at: start, place: place, depth: depth &+ 1, in: text)
            valueKind = .array  // After the elements, which have set it too.
            return end
        case UInt8(ascii: "{"):
            guard depth < JSONWalk.maximumDepth else {
                return fail(.tooDeep, at: start, in: text)
            }
            let end = object(at: start, place: place, depth: depth &+ 1, in: text)
            valueKind = .object
            return end
        default: break
        }
        return failToken(at: start, in: text)
    }

    /// Reads the number, literal or string at `start`, and returns its end, or 0 if there is
    /// something else or the value has a fault.
    package mutating func readScalar(at start: Int, in text: RawSpan) -> Int {
        let byte = text.paddedByte(at: start)
        guard byte != UInt8(ascii: "{"), byte != UInt8(ascii: "[") else { return 0 }
        faults.removeAll()
        let end = anyValue(at: start, depth: enclosingDepth, in: text)
        return end > 0 && faults.isEmpty ? end : 0
    }

    /// Reads a string with escapes or with bytes beyond ASCII.
    @inline(never)
    private mutating func oddString(at quote: Int, place: UInt64, in text: RawSpan) -> Int {
        guard let extent = try? text.stringExtent(openedAt: quote) else {
            return failToken(at: quote, in: text)
        }
        if extent.hasLoneSurrogate {
            faults.add(.loneSurrogateInValue, at: quote, identity: place)
        }
        return extent.end &+ 1
    }

    private mutating func array(
        at start: Int,
        place: UInt64,
        depth: Int,
        in text: RawSpan
    ) -> Int {
        var offset = endOfBlanks(from: start &+ 1, in: text)
        if text.paddedByte(at: offset) == UInt8(ascii: "]") { return offset &+ 1 }
        let element = KeyFingerprint.elementPlace(of: place, secrets)
        while true {
            let end = text.endOfPlainScalar(at: offset)
            offset =
                end > 0 ? end : anyValue(at: offset, place: element, depth: depth, in: text)
            guard offset >= 0, goesOn(&offset, closing: "]", or: .expectedCommaOrBracket, in: text)
            else { return offset }
        }
    }

    private mutating func object(
        at start: Int,
        place: UInt64,
        depth: Int,
        in text: RawSpan
    ) -> Int {
        var offset = endOfBlanks(from: start &+ 1, in: text)
        if text.paddedByte(at: offset) == UInt8(ascii: "}") { return offset &+ 1 }
        objectCount &+= 1
        var members = ObjectKeys(object: objectCount)
        while true {
            offset = nestedMember(at: offset, place: place, depth: depth, of: &members, in: text)
            guard offset >= 0, goesOn(&offset, closing: "}", or: .expectedCommaOrBrace, in: text)
            else { return offset }
        }
    }

    /// Returns whether another element or member follows the value that ends at `offset`.
    ///
    /// If so, moves `offset` to it; if not, past the bracket, or to -1 for a missing or last comma.
    @inline(__always)
    private mutating func goesOn(
        _ offset: inout Int,
        closing: Unicode.Scalar,
        or fault: JSONSyntaxError.Kind,
        in text: RawSpan
    ) -> Bool {
        if text.paddedByte(at: offset) <= 0x20 { offset = endOfBlanks(from: offset, in: text) }
        let byte = text.paddedByte(at: offset)
        guard byte == UInt8(ascii: ",") else {
            offset = byte == UInt8(ascii: closing) ? offset &+ 1 : fail(fault, at: offset, in: text)
            return false
        }
        let comma = offset
        offset = endOfBlanks(from: comma &+ 1, in: text)
        guard text.paddedByte(at: offset) == UInt8(ascii: closing) else { return true }
        offset = fail(.trailingComma, at: comma, in: text)
        return false
    }

    @inline(__always)
    private mutating func nestedMember(
        at key: Int,
        place: UInt64,
        depth: Int,
        of members: inout ObjectKeys,
        in text: RawSpan
    ) -> Int {
        guard text.paddedByte(at: key) == UInt8(ascii: "\"") else {
            return fail(.expectedKey, at: key, in: text)
        }
        var fingerprint = KeyFingerprint(secrets)
        guard let extent = readKey(at: key, in: text, into: &fingerprint) else { return -1 }
        let value = startOfValue(after: extent.end &+ 1, in: text)
        guard value >= 0 else { return value }
        let isNew = members.insert(fingerprint, into: &keys, secrets)
        // Nearly all members have a plain scalar, which does not need the fingerprint of the place.
        if isNew, !extent.hasLoneSurrogate {
            let end = text.endOfPlainScalar(at: value)
            if end > 0 { return end }
        }
        let member =
            shownKeys.hides(fingerprint, extent, in: text)
            ? KeyFingerprint.elementPlace(of: place, secrets)
            : fingerprint.below(place, secrets).identity
        if !isNew { faults.add(.duplicateKey, at: key, identity: member) }
        noteSurrogate(in: extent, at: key, identity: member)
        return anyValue(at: value, place: member, depth: depth, in: text)
    }
}

extension RawSpan {
    /// Returns the end of an ASCII string without escapes, a short integer or a literal at `offset`
    /// of a padded text, or 0 if there is something else.
    @inline(__always)
    fileprivate func endOfPlainScalar(at offset: Int) -> Int {
        switch paddedByte(at: offset) {
        case UInt8(ascii: "\""):
            let end = endOfPlainContent(from: offset &+ 1)
            return paddedByte(at: end) == UInt8(ascii: "\"") ? end &+ 1 : 0
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return endOfShortInteger(at: offset)
        case UInt8(ascii: "t"): return isLiteral(0x6575_7274, 4, at: offset) ? offset &+ 4 : 0
        case UInt8(ascii: "f"):
            let isFalse =
                isLiteral(0x736C_6166, 5, at: offset)
                && paddedByte(at: offset &+ 4) == UInt8(ascii: "e")
            return isFalse ? offset &+ 5 : 0
        case UInt8(ascii: "n"): return isLiteral(0x6C6C_756E, 4, at: offset) ? offset &+ 4 : 0
        default: return 0
        }
    }

    /// Returns the offset of the first special byte of a string from `offset` of a padded text on.
    @inline(__always)
    fileprivate func endOfPlainContent(from offset: Int) -> Int {
        var offset = offset
        // Zeros are special, so the loop ends in the first word that reaches into the padding.
        while true {
            let special = paddedWord(at: offset).specialsInString
            if special != 0 { return offset &+ special.trailingZeroBitCount &>> 3 }
            offset &+= 8
        }
    }

    /// Returns the end of an integer of one to eight digits at `offset` of a padded text that is
    /// followed by a comma or a bracket, or 0 for any other number.
    @inline(__always)
    fileprivate func endOfShortInteger(at offset: Int) -> Int {
        let word = paddedWord(at: offset)
        let count = (word ^ 0x3030_3030_3030_3030).countOfLeadingDigits
        let next = paddedByte(at: offset &+ count)
        guard count > 0, word & 0xFF != 0x30 || count == 1,
            next == UInt8(ascii: ",") || next | 0x20 == UInt8(ascii: "}")  // `]` with this bit set.
        else { return 0 }
        return offset &+ count
    }

    /// Returns whether a literal of `count` letters that starts with these four is at `offset` of a
    /// padded text, and no other letter follows it.
    @inline(__always)
    fileprivate func isLiteral(_ letters: UInt32, _ count: Int, at offset: Int) -> Bool {
        guard paddedHalfWord(at: offset) == letters else { return false }
        let next = paddedByte(at: offset &+ count)
        return next == UInt8(ascii: ",") || next <= 0x20 || next | 0x20 == UInt8(ascii: "}")
    }
}
