import SessionContract
import StrictJSON

// One JSON text: a session, an array of sessions, an envelope, an archive.
extension PayloadChecker {
    /// Checks the text that the window starts at.
    ///
    /// The result says whether another text follows on a line of its own, where one may.
    @discardableResult
    mutating func checkDocument(
        in window: TextWindow,
        mayGoOn: Bool
    ) throws(InputFailure) -> Bool {
        countPayloads(1)
        do {
            try readDocument(in: window, mayGoOn: mayGoOn)
            return try followed(window, mayGoOn: mayGoOn)
        } catch {
            switch error {
            case .syntax(let error): report(error, in: window)
            case .input(let failure): throw failure
            case .interrupted: break
            }
            return false
        }
    }

    private mutating func report(_ error: JSONSyntaxError, in window: TextWindow) {
        let contents = unsafe window.contents
        let bytes = unsafe contents.bytes
        let end = min(error.offset + 40, bytes.byteCount)
        let range = min(error.offset, end)..<end
        let excerpt = String(decoding: bytes.bytes(in: range), as: UTF8.self)
        add(
            .syntax(error, excerpt: excerpt.isEmpty ? nil : excerpt),
            at: window.position(of: error.offset)
        )
    }

    private mutating func followed(
        _ window: TextWindow,
        mayGoOn: Bool
    ) throws(ReadingStop) -> Bool {
        let line = window.position(of: window.start).line
        do {
            guard try nextByte(in: window) != nil else { return false }
        } catch {
            throw .input(error)
        }
        if mayGoOn, window.position(of: window.start).line > line { return true }
        throw .syntax(JSONSyntaxError(.trailingContent, at: window.start))
    }

    private mutating func readDocument(
        in window: TextWindow,
        mayGoOn: Bool
    ) throws(ReadingStop) {
        switch try requireByte(in: window) {
        case UInt8(ascii: "["):
            try readSessions(in: window, at: JSONPointer(), enclosingDepth: 1)
        case UInt8(ascii: "{"):
            try readObject(in: window, mayGoOn: mayGoOn)
        default:
            try readWhole(in: window, mayGoOn: mayGoOn)
        }
    }

    private mutating func readObject(
        in window: TextWindow,
        mayGoOn: Bool
    ) throws(ReadingStop) {
        let kind = try reading(window) { bytes, start throws(JSONSyntaxError) in
            try EnvelopeProbe.kind(ofObjectAt: start, in: bytes)
        }
        switch kind {
        case .list, .single: try readEnvelope(in: window)
        case .archive: try readArchive(in: window)
        case .session, .unknown: try readWhole(in: window, mayGoOn: mayGoOn)
        }
    }

    /// Reads a value that is no envelope: a session, or something unknown.
    ///
    /// What follows it is looked at first: a text that goes on is no JSON, so there is no session
    /// in it to judge.
    private mutating func readWhole(
        in window: TextWindow,
        mayGoOn: Bool
    ) throws(ReadingStop) {
        let value = try reading(window) { bytes, start throws(JSONSyntaxError) in
            let value = try JSONValue(parsing: bytes, from: start)
            let end = value.range.upperBound
            let next = bytes.endOfWhitespace(from: end)
            if next < bytes.byteCount, !mayGoOn || !bytes.hasLineEnd(in: end..<next) {
                throw JSONSyntaxError(.trailingContent, at: next)
            }
            return (value, min(next, end + 4_096))
        }
        let contents = unsafe window.contents
        let bytes = unsafe contents.bytes
        if let members = value.members, EnvelopeKind(members) == .session {
            judgeSession(value, in: window, at: JSONPointer())
        } else {
            let position = window.position(of: window.start)
            add(.unknownEnvelope(value, text: bytes), at: position)
        }
        window.start = value.range.upperBound
    }

    // MARK: Sessions

    /// Reads an array of sessions, one at a time, and returns how many elements it has.
    @discardableResult
    mutating func readSessions(
        in window: TextWindow,
        at pointer: JSONPointer,
        enclosingDepth: Int
    ) throws(ReadingStop) -> Int {
        expectSessions(at: pointer.appending(0).shape)
        var count = 0
        try readArray(in: window) { checker, index throws(ReadingStop) in
            count = index + 1
            if checker.countOrdinarySession(in: window) { return }
            try checker.readSession(
                in: window,
                at: pointer.appending(index),
                enclosingDepth: enclosingDepth
            )
        }
        return count
    }

    private mutating func countOrdinarySession(in window: TextWindow) -> Bool {
        let contents = unsafe window.contents
        let bytes = unsafe contents.bytes
        guard let end = scanner.endOfOrdinarySession(in: bytes, at: window.start) else {
            return false
        }
        countSessions(1)
        window.start = end
        return true
    }

    /// Reads one value in the place of a session and judges it.
    mutating func readSession(
        in window: TextWindow,
        at pointer: JSONPointer,
        enclosingDepth: Int
    ) throws(ReadingStop) {
        let value = try value(in: window, enclosingDepth: enclosingDepth)
        judgeSession(value, in: window, at: pointer)
        window.start = value.range.upperBound
    }

    private mutating func judgeSession(
        _ value: JSONValue,
        in window: TextWindow,
        at pointer: JSONPointer
    ) {
        if value.kind == .object { countSessions(1) }
        let origin = window.position(of: window.start)
        let contents = unsafe window.contents
        let bytes = unsafe contents.bytes
        let findings = judge.findings(
            in: value,
            of: bytes,
            at: pointer,
            from: window.start,
            origin: origin
        )
        for finding in findings { add(finding) }
    }
}

extension RawSpan {
    fileprivate func hasLineEnd(in range: Range<Int>) -> Bool {
        range.contains { byte(at: $0) == UInt8(ascii: "\n") }
    }
}
