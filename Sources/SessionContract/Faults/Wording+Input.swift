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
        case .byteOrderMark:
            Wording(
                message: "the archive starts with a byte order mark",
                kind: "byte-order-mark",
                observed: "a byte order mark before the archive",
                expected: "an archive that starts with {",
                fix: "Save the archive as UTF-8 without a byte order mark."
            )
        }
    }

    /// Returns the wording for input that was not judged.
    static func unjudged(_ reason: Fault.Unjudged) -> Wording {
        Wording(
            message: reason.message,
            kind: reason.name,
            observed: reason.observed,
            expected: reason.expected,
            fix: reason.fix,
            example: reason.example
        )
    }

    private static let oneTextPerLine = "one JSON text per line, with nothing after it"
}

extension Fault.Unjudged {
    fileprivate var message: String {
        switch self {
        case .empty: "there is no session to check"
        case .tooLong: "this value is too long to check"
        case .unreadable: "the rest of this text could not be read, so it was not checked"
        case .noValue: "this text has no value at the pointer given with --at"
        case .status(let status): "the status of this response is \(status), so it has no sessions"
        case .noResponse: "this request has no response"
        case .noRequest: "it is not known what this response is the response to"
        case .missingBody: "the body of this response was not saved"
        case .cutBody: "only a part of the body of this response was saved"
        case .encoding: "the body of this response was not saved as text"
        case .damagedArchive: "the archive cannot be read from here on, so its rest was not checked"
        case .damagedCompression:
            "the file cannot be decompressed from here on, so its rest was not checked"
        }
    }

    fileprivate var observed: String {
        switch self {
        case .empty: "no session"
        case .tooLong: "a value longer than the memory limit"
        case .unreadable: "an error in the JSON text"
        case .noValue: "no value at the pointer"
        case .status(let status): "status \(status)"
        case .noResponse: "no status"
        case .noRequest: "no URL"
        case .missingBody: "no body"
        case .cutBody: "a body shorter than its recorded size"
        case .encoding: "a compressed body, or one marked as base64 that is not"
        case .damagedArchive: "an archive that is cut or not valid JSON"
        case .damagedCompression: "data that is cut or damaged"
        }
    }

    fileprivate var expected: String {
        switch self {
        case .empty: "at least one session"
        case .tooLong: "a session of ordinary size"
        case .unreadable: "a JSON text"
        case .noValue: "a session or an envelope at the pointer"
        case .status, .noResponse, .noRequest, .missingBody, .cutBody, .encoding:
            "a response with status 200 and its whole body"
        case .damagedArchive, .damagedCompression: "a complete file"
        }
    }

    fileprivate var fix: String {
        switch self {
        case .empty: "Capture a response that contains sessions."
        case .tooLong: "Check where the value comes from; no session needs one that long."
        case .unreadable: "Check again with the rules of the group 'json' on to see the reason."
        case .noValue: "Check the pointer; the token * means every element or member."
        case .status(304): "Disable the cache of the browser, and record again."
        case .status(401), .status(403):
            "Sign in with an account that may see sessions, and record again."
        case .status(429): "Wait until requests are allowed again, and record again."
        case .status: "Record a response with status 200."
        case .noResponse: "Record again; the request was blocked, cancelled or still running."
        case .noRequest: "Record the URL and the method of each request."
        case .missingBody:
            "Record again with bodies: open the developer tools of the browser first, and save "
                + "the archive with content."
        case .cutBody: "Raise the recorder's limit for bodies, and record again."
        case .encoding: "Have the recorder decompress bodies, and save them as text or in base64."
        case .damagedArchive: "Save the archive again."
        case .damagedCompression: "Copy or compress the file again."
        }
    }

    /// The smallest text with this fault; `nil` if it needs more than a text.
    fileprivate var example: String? {
        switch self {
        case .empty: "[]"
        case .tooLong, .unreadable, .noValue, .damagedCompression: nil
        case .status(let status): Wording.archive(response: #"{"status":\#(status)}"#)
        case .noResponse: Wording.archive(response: nil)
        case .noRequest: #"{"log":{"entries":[{"response":{"status":200}}]}}"#
        case .missingBody: Wording.archive(response: #"{"status":200}"#)
        case .cutBody: Wording.archive(content: #"{"size":99,"text":"{"}"#)
        case .encoding: Wording.archive(content: #"{"encoding":"base64","text":"a b"}"#)
        case .damagedArchive: #"{"log":{"entries":["#
        }
    }
}

extension Wording {
    /// Returns an archive with one request for sessions and its response.
    fileprivate static func archive(response: String?) -> String {
        let response = response.map { #","response":"# + $0 } ?? ""
        return #"{"log":{"entries":[{"request":{"url":"/api/v2/sessions"}\#(response)}]}}"#
    }

    /// Returns an archive with one response of status 200 that has this content.
    static func archive(content: String) -> String {
        archive(response: #"{"status":200,"content":\#(content)}"#)
    }
}
