import SessionContract
import SessionModel
package import StrictJSON

/// What a session says of who it is, for callers that compare sessions with one another.
package struct SessionFacts: Sendable {
    /// The value of `id`, where it is an integer of 64 bits.
    package let id: Int64?

    /// The value of `user_id`, where it is an integer of 64 bits.
    package let userID: Int64?

    /// The value of `url`, where it is a string that has no half of a surrogate pair.
    package let url: String?

    /// The way to the session in its text.
    package let pointer: JSONPointer

    /// Where the session starts.
    package let position: TextPosition
}

extension SessionFacts {
    /// The facts about the session that `reader` has read last.
    init(
        _ reader: borrowing SessionReader,
        pointer: JSONPointer,
        position: TextPosition,
        in text: borrowing RawSpan
    ) {
        let reading = reader.reading
        id = reading.integers.contains(.id) ? reading.digits[.id].value : nil
        userID = reading.integers.contains(.userID) ? reading.digits[.userID].value : nil
        if reading.present.contains(.url),
            text.byte(at: reading.starts[.url]) == UInt8(ascii: "\""),
            let extent = try? text.stringExtent(openedAt: reading.starts[.url])
        {
            url = String(extent, in: text)
        } else {
            url = nil
        }
        self.pointer = pointer
        self.position = position
    }
}
