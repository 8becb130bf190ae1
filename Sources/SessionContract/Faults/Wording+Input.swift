/// Wording for faults of the group `input`: how payloads are stored, and what was not checked.
extension Wording {
    /// Returns the wording for texts that are not one per line.
    static func framing(_ framing: Fault.Framing) -> Wording {
        switch framing {
        case .concatenated:
            Wording(
                message: "the JSON texts are not one per line",
                kind: "concatenated",
                observed: "several texts on one line, or a text that spans several lines",
                expected: oneTextPerLine,
                fix: "Write each text on its own line, for example with 'jq -c'.",
                example: #"{"id":1} {"id":2}"#
            )
        case .trailingComma:
            Wording(
                message: "a line ends with a comma",
                kind: "trailing-comma",
                observed: "a comma after the text",
                expected: oneTextPerLine,
                fix: "Remove the comma at the end of each line, or send one JSON array.",
                example: #"{"id":1},"#
            )
        }
    }

    /// The wording for a source without a session.
    static var noSessions: Wording {
        Wording(
            message: "the input contains no session",
            kind: "empty",
            observed: "no session",
            expected: "at least one session",
            fix: "Capture a response that contains sessions.",
            example: "[]"
        )
    }

    /// Returns the wording for input that was not checked.
    static func unjudged(_ reason: Fault.Unjudged) -> Wording {
        switch reason {
        case .tooLong:
            Wording(
                message: "this value is too long to check",
                kind: "too-long",
                observed: "a value longer than the memory limit",
                expected: "a session of ordinary size",
                fix: "Check where the value comes from; no session needs one that long."
            )
        case .unreadable:
            Wording(
                message: "the rest of this text could not be read, so it was not checked",
                kind: "unreadable",
                observed: "an error in the JSON text",
                expected: "a JSON text",
                fix: "Check again with the rules of the group 'json' on to see the reason."
            )
        }
    }

    private static let oneTextPerLine = "one JSON text per line, with nothing after it"
}
