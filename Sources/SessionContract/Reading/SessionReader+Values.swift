import SessionModel
import StrictJSON

// The values of declared fields.
extension SessionReader {
    /// Reads the value of a field whose key is not in the usual order, and returns its end.
    @inline(never)
    mutating func value(
        of field: DeclaredField,
        key: Int,
        at start: Int,
        in text: RawSpan
    ) -> Int {
        guard !reading.present.contains(field) else {
            return repeatedValue(of: field, key: key, at: start, in: text)
        }
        reading.present.formUnion(FieldSet(field))
        reading.starts[field] = start
        switch field.meaning {
        case .integer: return integer(field, at: start, in: text)
        case .timestamp: return timestamp(field, at: start, in: text)
        case .link: return link(field, at: start, in: text)
        }
    }

    /// Reads the value of a field that the session had before, and returns its end.
    ///
    /// Its type must satisfy the contract like the first one. The text of a time or a link is not
    /// checked.
    @inline(never)
    private mutating func repeatedValue(
        of field: DeclaredField,
        key: Int,
        at start: Int,
        in text: RawSpan
    ) -> Int {
        let identity = identity(of: field)
        faults.add(.duplicateKey, at: key, identity: identity)
        let value = endOfBlanks(from: start, in: text)
        // The depth of a `SessionPlace` is at most 2, so the sum cannot overflow.
        let end = anyValue(at: value, place: identity, depth: enclosingDepth &+ 1, in: text)
        guard end >= 0 else { return end }
        judgeType(valueKind, of: field, in: value..<end, text)
        return end
    }

    /// Returns the fingerprint of the place of a field.
    private func identity(of field: DeclaredField) -> UInt64 { identities[field.ordinal] }

    /// Adds the fault of a value whose type, or whose number, the contract does not allow.
    private mutating func judgeType(
        _ kind: JSONValue.Kind,
        of field: DeclaredField,
        in range: Range<Int>,
        _ text: RawSpan
    ) {
        let form: ValueForm =
            switch kind {
            case .null: .null
            case .boolean: .boolean
            case .number: .number(.init(ofNumberIn: range, of: text))
            case .string: .string
            case .array: .array
            case .object: .object
            }
        if let fault = field.fault(for: form) { faults.add(fault, at: range.lowerBound) }
    }

    // MARK: Integers

    /// Reads the value of an integer field, with a fast path for up to fifteen digits, which is
    /// enough for real ids.
    @inline(__always)
    mutating func integer(_ field: DeclaredField, at start: Int, in text: RawSpan) -> Int {
        let (digits, end) = text.digits(at: start)
        let next = text.paddedByte(at: end)
        // One digit or more, then a comma or a brace, and no leading zero.
        // Without a digit, the difference is -1, which is large as an unsigned number. So one
        // comparison tests both ends.
        guard UInt(bitPattern: end &- start &- 1) < 15,
            next == UInt8(ascii: ",") || next == UInt8(ascii: "}"),
            digits.low & 0xFF != 0x30 || end == start &+ 1
        else { return oddInteger(field, at: start, in: text) }
        reading.digits[field] = digits
        reading.integers.formUnion(FieldSet(field))
        return end
    }

    /// Reads any other value of an integer field.
    @inline(never)
    private mutating func oddInteger(_ field: DeclaredField, at start: Int, in text: RawSpan) -> Int
    {
        if text.isNull(at: start), !field.isRequired { return start &+ 4 }
        // All white space is in this range. For other bytes and at the second call, `value` is
        // `start`, so the function calls itself at most once.
        if text.paddedByte(at: start) <= 0x20 {
            let value = endOfBlanks(from: start, in: text)
            guard value == start else {
                reading.starts[field] = value
                return integer(field, at: value, in: text)
            }
        }
        let end = anyValue(
            at: start,
            place: identity(of: field),
            depth: enclosingDepth &+ 1,
            in: text
        )
        guard end >= 0 else { return end }
        guard valueKind == .number else {
            judgeType(valueKind, of: field, in: start..<end, text)
            return end
        }
        let worth = JSONNumber.Integrality(ofNumberIn: start..<end, of: text)
        if let fault = field.fault(for: .number(worth)) { faults.add(fault, at: start) }
        // `1.0` also names the session 1, so a link is compared with the digits of the value.
        if let value = worth.int64 {
            reading.digits[field] = Digits(of: value)
            reading.integers.formUnion(FieldSet(field))
        }
        return end
    }

    // MARK: Times

    /// Reads the value of a time field, with a fast path for the documented form.
    @inline(__always)
    mutating func timestamp(
        _ field: DeclaredField,
        at start: Int,
        in text: RawSpan
    ) -> Int {
        // The loads end 22 bytes after `start`, within the padding. A quotation mark at `close`
        // cannot be an escaped one, because the form contains no backslash.
        let close = start &+ 1 &+ Timestamp.documentedByteCount
        guard text.paddedByte(at: start) == UInt8(ascii: "\""),
            text.paddedByte(at: close) == UInt8(ascii: "\""),
            let form = Timestamp.DocumentedForm(
                text.paddedWord(at: start &+ 1),
                text.paddedWord(at: start &+ 9),
                text.paddedHalfWord(at: start &+ 17)
            )
        else { return oddTimestamp(field, at: start, in: text) }
        keep(SessionReading.Instant(form), of: field, at: start)
        return close &+ 1
    }

    /// Reads any other value of a time field.
    @inline(never)
    private mutating func oddTimestamp(
        _ field: DeclaredField,
        at start: Int,
        in text: RawSpan
    ) -> Int {
        // Only `id` is required, so null is never a fault here.
        if text.isNull(at: start) { return start &+ 4 }
        if text.paddedByte(at: start) <= 0x20 {
            let value = endOfBlanks(from: start, in: text)
            guard value == start else {
                reading.starts[field] = value
                return timestamp(field, at: value, in: text)
            }
        }
        guard text.paddedByte(at: start) == UInt8(ascii: "\"") else {
            return otherValue(of: field, at: start, in: text)
        }
        if let (time, end) = text.usualTimestamp(openedAt: start) {
            judge(time, of: field, at: start)
            return end
        }
        guard let extent = stringExtent(of: field, openedAt: start, in: text) else { return -1 }
        if extent.hasEscapes {
            let string = JSONString(extent, in: text)
            judge(unsafe Timestamp.reading(of: string.bytes.span.bytes), of: field, at: start)
        } else {
            judge(Timestamp.reading(of: text.extracting(extent.range)), of: field, at: start)
        }
        return extent.end &+ 1
    }

    /// Adds the fault of a time, and keeps its moment if it names one.
    private mutating func judge(_ time: Timestamp.Reading, of field: DeclaredField, at start: Int) {
        if let form = Fault.TimestampForm(time) {
            faults.add(.timestampForm(field, form), at: start)
        }
        guard let moment = time.moment else { return }
        keep(SessionReading.Instant(moment), of: field, at: start)
    }

    /// Keeps the moment of a time, and adds a fault if it is in the future.
    @inline(__always)
    private mutating func keep(
        _ instant: SessionReading.Instant,
        of field: DeclaredField,
        at start: Int
    ) {
        reading.instants[field] = instant
        reading.moments.formUnion(FieldSet(field))
        if instant > latest { faults.add(.future(field), at: start) }
    }

    // MARK: Links

    /// Reads the value of the link, with a fast path for the usual form.
    @inline(__always)
    mutating func link(_ field: DeclaredField, at start: Int, in text: RawSpan) -> Int {
        let end = text.endOfUsualLink(openedAt: start, into: &reading.link)
        return end > 0 ? end : oddLink(field, at: start, in: text)
    }

    /// Reads any other value of the link.
    @inline(never)
    private mutating func oddLink(_ field: DeclaredField, at start: Int, in text: RawSpan) -> Int {
        if text.isNull(at: start) { return start &+ 4 }
        if text.paddedByte(at: start) <= 0x20 {
            let value = endOfBlanks(from: start, in: text)
            guard value == start else {
                reading.starts[field] = value
                return link(field, at: value, in: text)
            }
        }
        guard text.paddedByte(at: start) == UInt8(ascii: "\"") else {
            return otherValue(of: field, at: start, in: text)
        }
        // If slashes are escaped, `"https:\/` has its first backslash here, so one load decides
        // whether to copy the link.
        if text.paddedByte(at: start &+ 7) == UInt8(ascii: "\\") {
            let end = escapedLink(openedAt: start, in: text)
            if end > 0 { return end }
        }
        guard let extent = stringExtent(of: field, openedAt: start, in: text) else { return -1 }
        if extent.hasEscapes {
            let string = JSONString(extent, in: text)
            let bytes = unsafe string.bytes.span.bytes
            judge(SessionLink(0..<bytes.byteCount, in: bytes), in: bytes, at: start)
        } else {
            judge(SessionLink(extent.range, in: text), in: text, at: start)
        }
        return extent.end &+ 1
    }

    /// The maximum length of a link with escapes, in bytes, for which the usual form is tried.
    private static let escapedLinkLimit = 256

    /// Returns the end of a link that has the usual form once its escapes are resolved, or 0 if it
    /// has another form.
    ///
    /// Some libraries write `\/` for each slash.
    private mutating func escapedLink(openedAt start: Int, in text: RawSpan) -> Int {
        // The memory is moved out of `self` while it is in use, and back afterwards for reuse.
        var link: [UInt8] = []
        swap(&link, &scratch)
        defer { swap(&link, &scratch) }
        link.removeAll(keepingCapacity: true)
        link.append(UInt8(ascii: "\""))
        var close = start &+ 1
        // `end` is not before `close`, as a quotation mark precedes it. `copyContent` needs sixteen
        // bytes more than it reads.
        let limit = min(end, close &+ Self.escapedLinkLimit)
        link.append(addingCapacity: limit &- close &+ 16) { output in
            close = text.copyContent(from: close, end: limit, into: &output)
        }
        guard close < limit, text.paddedByte(at: close) == UInt8(ascii: "\"") else { return 0 }
        let count = link.count
        link.append(UInt8(ascii: "\""))
        link.appendPadding()
        let bytes = unsafe link.span.bytes
        // An escaped quotation mark in the content ends the usual form too early. Its ids have then
        // been stored, and are removed again.
        if bytes.endOfUsualLink(openedAt: 0, into: &reading.link) == count &+ 1 {
            return close &+ 1
        }
        reading.link = SessionReading.Link()
        return 0
    }

    private mutating func judge(_ link: SessionLink, in text: RawSpan, at start: Int) {
        if !link.isAbsoluteHTTPS { faults.add(.linkForm, at: start) }
        reading.link.session = link.sessionID.map { .init($0, in: text) }
        reading.link.user = link.userID.map { .init($0, in: text) }
    }

    /// Returns the extent of the string of a field, or notes the error and returns `nil` if the
    /// string is faulty.
    private mutating func stringExtent(
        of field: DeclaredField,
        openedAt quote: Int,
        in text: RawSpan
    ) -> JSONStringExtent? {
        // Without a closing quotation mark, the zeros of the padding end the string as control
        // characters. `failToken` then finds the error of the text itself.
        guard let extent = try? text.stringExtent(openedAt: quote) else {
            _ = failToken(at: quote, in: text)
            return nil
        }
        if extent.hasLoneSurrogate {
            faults.add(.loneSurrogateInValue, at: quote, identity: identity(of: field))
        }
        return extent
    }

    /// Reads a value that is not a string, and returns its end, or -1 if it is not a valid value.
    @inline(never)
    private mutating func otherValue(
        of field: DeclaredField,
        at start: Int,
        in text: RawSpan
    ) -> Int {
        let end = anyValue(
            at: start,
            place: identity(of: field),
            depth: enclosingDepth &+ 1,
            in: text
        )
        if end >= 0 { judgeType(valueKind, of: field, in: start..<end, text) }
        return end
    }
}

extension RawSpan {
    /// Returns whether `null`, followed by a comma or a brace, is at `offset` of a padded text.
    @inline(__always)
    fileprivate func isNull(at offset: Int) -> Bool {
        guard paddedHalfWord(at: offset) == 0x6C6C_756E else { return false }
        let next = paddedByte(at: offset &+ 4)
        return next == UInt8(ascii: ",") || next == UInt8(ascii: "}")
    }
}

extension SessionReading.Link.Segment {
    init(_ range: Range<Int>, in text: borrowing RawSpan) {
        self = Digits(range, in: text).map { .digits($0) } ?? .other
    }
}
