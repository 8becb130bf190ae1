import SessionContract
import StrictJSON

// Envelopes: `{"session": …}` and `{"sessions": …}`.
extension PayloadChecker {
    /// Reads the envelope that the window starts at, member by member, and judges what stands in it
    /// and then the envelope itself.
    mutating func readEnvelope(in window: TextWindow) throws(ReadingStop) {
        var outline = EnvelopeOutline()
        try readObject(in: window) { checker, key, position throws(ReadingStop) in
            let valuePosition = window.position(of: window.start)
            let value =
                switch key {
                case "sessions": try checker.outlineOfList(in: window, counting: &outline)
                case "session": try checker.outlineOfSingle(in: window)
                default: try checker.rawValue(in: window)
                }
            outline.add(key, at: position, value: value, at: valuePosition)
        }
        for finding in outline.findings() { add(finding) }
    }

    private mutating func outlineOfList(
        in window: TextWindow,
        counting outline: inout EnvelopeOutline
    ) throws(ReadingStop) -> [UInt8] {
        guard try requireByte(in: window) == UInt8(ascii: "[") else {
            return try rawValue(in: window)
        }
        outline.sessionCount += try readSessions(
            in: window,
            at: JSONPointer([.key("sessions")]),
            enclosingDepth: 2
        )
        return Array("[]".utf8)
    }

    private mutating func outlineOfSingle(in window: TextWindow) throws(ReadingStop) -> [UInt8] {
        let pointer = JSONPointer([.key("session")])
        switch try requireByte(in: window) {
        case UInt8(ascii: "{"):
            try readSession(in: window, at: pointer, enclosingDepth: 1)
            return Array("{}".utf8)
        case UInt8(ascii: "["):
            let count = try readSessions(in: window, at: pointer, enclosingDepth: 2)
            let elements = repeatElement("0", count: min(count, 1_000)).joined(separator: ",")
            return Array("[\(elements)]".utf8)
        default:
            return try rawValue(in: window)
        }
    }

    /// Moves over the value that the window starts at and returns its bytes.
    private mutating func rawValue(in window: TextWindow) throws(ReadingStop) -> [UInt8] {
        let bytes = try reading(window) { bytes, start throws(JSONSyntaxError) in
            let end = try bytes.endOfValue(from: start, enclosingDepth: 1)
            return (bytes.bytes(in: start..<end), end)
        }
        window.start += bytes.count
        return bytes
    }

    /// Moves over the value that the window starts at.
    mutating func skipValue(
        in window: TextWindow,
        enclosingDepth: Int
    ) throws(ReadingStop) {
        window.start += try reading(window) { bytes, start throws(JSONSyntaxError) in
            let end = try bytes.endOfValue(from: start, enclosingDepth: enclosingDepth)
            return (end - start, end)
        }
    }
}
