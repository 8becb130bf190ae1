import PayloadInput
import Testing

@Suite
struct `The contents of an answer` {
    private static func sessions(in text: String) -> [String] {
        AnswerContents(of: Array(text.utf8)).sessions.map { session in
            "\(session.pointer) " + String(decoding: session.bytes, as: UTF8.self)
        }
    }

    @Test(arguments: [
        (#"{"session": {"id": 1, "id": 1e0} }"#, [#"/session {"id": 1, "id": 1e0}"#]),
        (#"{"session":[{"id":1}]}"#, [#"/session/0 {"id":1}"#]),
        (
            #"{"next_page":null,"sessions":[ {"id":1} , null, {"url":"\u0061"}],"x":{"id":9}}"#,
            [#"/sessions/0 {"id":1}"#, #"/sessions/2 {"url":"\u0061"}"#]
        ),
        ("\u{FEFF}{\"session\":{\"id\":1}}", [#"/session {"id":1}"#]),
        (#" [{"id":1},{"id":2}]"#, [#"/0 {"id":1}"#, #"/1 {"id":2}"#]),
        (#"{"sessions":[]}"#, []),
        (#"{"session":5}"#, []),
        (#"{"session":{"id":1},}"#, []),
        (#"{"session":{"id":1}} x"#, []),
        ("7", []),
        ("", []),
    ])
    func `are its sessions with their exact bytes`(text: String, expected: [String]) {
        #expect(Self.sessions(in: text) == expected)
    }

    @Test(arguments: [
        (#"{"id":1}"#, true, false), (#"{"session":{"id":1}}"#, false, true),
        (#"{"sessions":[]}"#, false, true), (#"{"session":null}"#, false, true),
        ("[]", false, false), (#"[{"id":1}]"#, false, false), ("{}", false, false),
        (#"{"session":{"#, false, false),
    ])
    func `say whether it is a session or an envelope`(
        text: String,
        isSession: Bool,
        isEnvelope: Bool
    ) {
        let contents = AnswerContents(of: Array(text.utf8))
        #expect(contents.isSession == isSession)
        #expect(contents.isEnvelope == isEnvelope)
    }
}
