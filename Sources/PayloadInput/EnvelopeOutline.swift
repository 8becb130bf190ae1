import SessionContract
import StrictJSON

/// An envelope without the sessions in it: the text of its other members, put together again, and
/// where each of them lay.
///
/// Lists are read one session at a time, so when the envelope is complete the text it came in is
/// long gone. This is what is kept of it.
struct EnvelopeOutline {
    /// How many elements `sessions` has.
    var sessionCount = 0

    private var text: [UInt8] = [UInt8(ascii: "{")]

    /// Offsets in ``text``, in ascending order, and the positions they had in the source.
    private var anchors: [(offset: Int, position: TextPosition)] = []

    /// Adds a member, its value as it is spelled.
    mutating func add(
        _ key: JSONString,
        at keyPosition: TextPosition,
        value: [UInt8],
        at valuePosition: TextPosition
    ) {
        if !anchors.isEmpty { text.append(UInt8(ascii: ",")) }
        anchors.append((text.count, keyPosition))
        var writer = JSONWriter()
        writer.string(key)
        text += writer.bytes + [UInt8(ascii: ":")]
        anchors.append((text.count, valuePosition))
        text += value
    }

    /// The findings in the envelope, those in its sessions left out.
    func findings() -> [Finding] {
        let text = text + [UInt8(ascii: "}")]
        let bytes = unsafe text.span.bytes
        // Each part has been read before, so the whole can be.
        guard let envelope = try? JSONValue(parsing: bytes, from: 0) else { return [] }
        return EnvelopeRules.findings(in: envelope, of: bytes, sessionCount: sessionCount) {
            offset in
            guard let anchor = anchors.last(where: { $0.offset <= offset }) else {
                return TextPosition()
            }
            var position = anchor.position
            position.advance(over: anchor.offset..<offset, of: bytes)
            return position
        }
    }
}
