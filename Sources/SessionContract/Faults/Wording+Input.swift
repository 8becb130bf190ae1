/// The words for faults of the group `input`: how payloads are stored, and what could not be read.
extension Wording {
    /// The words for texts that are not one per line.
    static func framing(_ framing: Fault.Framing) -> Wording {
        switch framing {
        case .concatenated:
            Wording(
                message: "the JSON texts here are not one per line",
                kind: "concatenated",
                observed: "several texts on one line, or a text over several lines",
                expected: oneTextPerLine,
                fix: "Write each text on a line of its own, for example with 'jq -c'.",
                example: #"{"id":1} {"id":2}"#
            )
        case .trailingComma:
            Wording(
                message: "a line ends in a comma",
                kind: "trailing-comma",
                observed: "a comma after the text",
                expected: oneTextPerLine,
                fix: "Remove the comma at the end of each line, or send one JSON array.",
                example: #"{"id":1},"#
            )
        }
    }

    /// The words for a source without a session.
    static var noSessions: Wording {
        Wording(
            message: "there is no session in what was checked",
            kind: "empty",
            observed: "a text without a session",
            expected: "at least one session",
            fix: "Capture an answer that has sessions in it.",
            example: "[]"
        )
    }

    /// The words for a value that was read and not judged.
    static func unjudged(_ reason: Fault.Unjudged) -> Wording {
        switch reason {
        case .tooLong:
            Wording(
                message: "this value is too long to be checked",
                kind: "too-long",
                observed: "a value longer than the memory limit",
                expected: "a session of ordinary size",
                fix: "Check whether the value belongs here; no session needs to be that long."
            )
        case .unreadable:
            Wording(
                message: "the rest of this text could not be read, so it was not checked",
                kind: "unreadable",
                observed: "a text that is not JSON",
                expected: "a JSON text",
                fix: "Check it again with the rules of the group 'json', which show the reason."
            )
        }
    }

    private static let oneTextPerLine = "one JSON text per line, with nothing after it"
}
