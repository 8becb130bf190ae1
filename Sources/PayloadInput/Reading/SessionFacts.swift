import SessionContract
import SessionModel
package import StrictJSON

/// The identity of a session, for callers that compare sessions with one another.
package struct SessionFacts: Sendable {
    /// The value of `id`, if it is a 64-bit integer.
    package let id: Int64?

    /// The value of `user_id`, if it is a 64-bit integer.
    package let userID: Int64?

    /// The value of `url`, if it is a string without lone surrogates.
    package let url: String?

    /// The path to the session in its text.
    package let pointer: JSONPointer

    /// The start of the session.
    package let position: TextPosition

    /// The length of the session in bytes.
    package let length: Int
}

extension SessionFacts {
    /// The facts about the session that `reader` read last.
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
        length = reading.range.count
    }
}
