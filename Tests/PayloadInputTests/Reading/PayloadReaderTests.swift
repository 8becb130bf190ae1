import Arrangements
import PayloadInput
import SessionContract
import Testing

@Suite
struct `The reader of payloads` {
    private static let session = CheckedText.session()

    @Test(arguments: [
        (session, 1), ("[\(session),\(session)]", 2), ("[]", 0),
        (#"{"session":\#(session)}"#, 1),
        (#"{"sessions":[\#(session),\#(session)],"meta":{"has_more":false}}"#, 2),
        (#"{"sessions":[\#(session)],"meta":{"has_more":true,"after_cursor":"x"}}"#, 1),
        (#"{"sessions":[\#(session)],"links":{"next":null},"count":1,"next_page":null}"#, 1),
        (#"{"next_page":null,"previous_page":"x","count":101,"sessions":[\#(session)]}"#, 1),
        (#"{"sessions":[],"meta":null,"links":null,"count":null}"#, 0),
        ("\(session)\n\(session)\r\n\n \n\(session)\n", 3),
        ("[\(session)]\n{\"session\":\(session)}\n{\"sessions\":[\(session)]}", 3),
        ("\n\n{\n\"sessions\" :\n[ \(session) ,\n\(session) ] }\n", 2),
        (
            "{\n\"id\":1,\"user_id\":null,\"url\":null,\n"
                + "\"authenticated_at\":null,\"last_seen_at\":null\n}\n", 1
        ),
    ])
    func `recognizes the form of its input`(text: String, sessions: Int) throws {
        let result = try check(text)
        #expect(result.places == (sessions == 0 ? ["input/empty  0"] : []))
        #expect(result.counts.sessions == sessions)
        #expect(result.counts.bytes == text.utf8.count)
    }

    private static let sample = #"""
        {"authenticated_at":"2014-11-18T17:24:29Z","id":3432,"last_seen_at":"2014-11-18T17:30:52Z",\#
        "url":"https://company.zendesk.com/api/v2/users/12345/sessions/3432.json","user_id":12345}
        """#

    @Test
    func `finds no fault in the documented sample`() throws {
        for text in [
            Self.sample, "[\(Self.sample)]", #"{"session":\#(Self.sample)}"#,
            #"{"sessions":[\#(Self.sample),\#(Self.sample)],"count":2}"#,
            "\(Self.sample)\n\(Self.sample)\n\n\(Self.sample)",
        ] {
            let found = try check(text)
            #expect(found.faults == [], "\(text)")
            #expect(found.counts.sessions >= 1)
        }
    }
}
