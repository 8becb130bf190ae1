import StrictJSON

extension SessionScanner {
    /// The end of the member with the undeclared key whose first byte stands at `key`, or 0 where
    /// it is not ordinary.
    mutating func endOfUndeclared(
        key: Int,
        in bytes: RawSpan,
        into session: inout Fields
    ) -> Int {
        let quote = bytes.endOfPlainString(from: key)
        guard bytes.byteCount &- quote > 32, bytes.byte(at: quote) == UInt8(ascii: "\""),
            let slot = notes.slot(ofKeyIn: key..<quote, in: bytes)
        else { return 0 }
        let start = Self.startOfValue(after: quote, in: bytes)
        guard start > 0, start < bytes.byteCount else { return 0 }
        let (end, kind) = Self.ordinaryValue(at: start, in: bytes)
        guard end > 0, end < bytes.byteCount, notes.add(slot, kind: kind, to: &session.noteSlots)
        else { return 0 }
        return end
    }

    /// The end and the type of the value at `start`; 0 for one that could hold a finding of its own.
    private static func ordinaryValue(
        at start: Int,
        in bytes: RawSpan
    ) -> (end: Int, kind: JSONValue.Kind) {
        do {
            switch bytes.byte(at: start) {
            case UInt8(ascii: "\""):
                let extent = try bytes.stringExtent(openedAt: start)
                return (extent.hasLoneSurrogate ? 0 : extent.end + 1, .string)
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                return (try bytes.endOfNumber(from: start), .number)
            case UInt8(ascii: "t"): return (try bytes.endOfLiteral("true", from: start), .boolean)
            case UInt8(ascii: "f"): return (try bytes.endOfLiteral("false", from: start), .boolean)
            case UInt8(ascii: "n"): return (try bytes.endOfLiteral("null", from: start), .null)
            case UInt8(ascii: "["):
                return (try endOfOrdinaryContainer(at: start, in: bytes), .array)
            case UInt8(ascii: "{"):
                return (try endOfOrdinaryContainer(at: start, in: bytes), .object)
            default: return (0, .null)
            }
        } catch {
            return (0, .null)
        }
    }

    /// The end of an array or object in which no object has two members and no string half a
    /// surrogate pair, or 0.
    private static func endOfOrdinaryContainer(
        at start: Int,
        in bytes: RawSpan
    ) throws(JSONSyntaxError) -> Int {
        var walk = JSONWalk(from: start)
        var keyDepth = 0
        while let event = try walk.next(in: bytes) {
            switch event {
            case .key(let extent):
                // A second key at one depth may belong to another object; that is judged with care.
                guard walk.depth > keyDepth, !extent.hasLoneSurrogate else { return 0 }
                keyDepth = walk.depth
            case .string(let extent) where extent.hasLoneSurrogate: return 0
            default: break
            }
            if walk.isComplete { break }
            // Far from the limit, so that nothing around the session has to be counted.
            guard walk.depth < 64 else { return 0 }
        }
        return walk.offset
    }
}
