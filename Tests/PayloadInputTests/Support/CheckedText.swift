import Arrangements
import PayloadInput
import Testing

/// A text, and what a reader must find in it: rule, pointer, byte offset, in the order of the text.
struct CheckedText: Sendable, CustomTestStringConvertible {
    var text: String
    var findings: [String]

    init(_ text: String, _ findings: String...) {
        self.text = text
        self.findings = findings
    }

    var testDescription: String { text }

    /// A session without a fault, with `id` as it is given.
    static func session(_ id: String = "1") -> String {
        #"{"id":\#(id),"user_id":null,"url":null,"authenticated_at":null,"last_seen_at":null}"#
    }
}

/// What is found in a text of this format.
func check(_ text: String, format: PayloadReader.Format = .auto) throws -> Judged {
    try Judged(text, Judged.Options(format))
}
