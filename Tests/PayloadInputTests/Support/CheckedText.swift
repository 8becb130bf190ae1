import Arrangements
import PayloadInput
import Testing

/// A text and the findings expected in it, as rule, pointer and byte offset, in text order.
struct CheckedText: Sendable, CustomTestStringConvertible {
    var text: String
    var findings: [String]

    init(_ text: String, _ findings: String...) {
        self.text = text
        self.findings = findings
    }

    var testDescription: String { text }

    /// A session without a fault if `id` has none.
    static func session(_ id: String = "1") -> String {
        #"{"id":\#(id),"user_id":null,"url":null,"authenticated_at":null,"last_seen_at":null}"#
    }
}

/// Judges a text of this format.
func check(_ text: String, format: PayloadReader.Format = .auto) throws -> Judged {
    try Judged(text, Judged.Options(format))
}
