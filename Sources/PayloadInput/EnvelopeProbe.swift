import SessionContract
import StrictJSON

/// Tells what an object at the root of a text is, from as little of it as will do.
enum EnvelopeProbe {
    /// The kind of the object that starts at `start`, and where the probe stopped.
    ///
    /// A list is told by the start of its `sessions`, an archive by the start of its `log`, so that
    /// neither has to be in memory as a whole. Anything else is read to its end.
    static func kind(
        ofObjectAt start: Int,
        in bytes: RawSpan
    ) throws(JSONSyntaxError) -> (EnvelopeKind, end: Int) {
        var walk = JSONWalk(from: start)
        var keys: [JSONMember] = []
        _ = try walk.next(in: bytes)
        while case .key(let extent) = try walk.next(in: bytes) {
            let key = JSONString(extent, in: bytes)
            let value = bytes.endOfWhitespace(from: walk.offset)
            guard value < bytes.byteCount else {
                throw JSONSyntaxError(.unexpectedEnd, at: bytes.byteCount)
            }
            if key == "sessions", bytes.byte(at: value) == UInt8(ascii: "[") {
                return (.list, value)
            }
            if key == "log", keys.isEmpty, bytes.byte(at: value) == UInt8(ascii: "{") {
                return (.archive, value)
            }
            let end = try bytes.endOfValue(from: value, enclosingDepth: 1)
            walk.pass(valueEndingAt: end)
            if keys.count < 1_000 { keys.append(JSONMember(key, JSONValue(.null))) }
        }
        return (EnvelopeKind(keys), walk.offset)
    }
}
