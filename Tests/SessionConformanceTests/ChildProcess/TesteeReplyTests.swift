import Testing

@testable import SessionConformance

@Suite
struct `A reply of a testee` {
    private func reply(_ text: String) throws(ProtocolFault) -> TesteeReply? {
        let bytes = Array(text.utf8)
        return try TesteeReply(in: 0..<bytes.count, of: bytes)
    }

    private func answer(_ text: String) throws -> TesteeAnswer? {
        try reply(#"{"seq":7,"# + text + "}")?.answer()
    }

    @Test
    func `becomes an answer for each outcome`() throws {
        let accepted = TesteeAnswer.accepted(Array("{}".utf8))
        #expect(try answer(#""outcome":"accepted","payload":"e30=""#) == accepted)
        #expect(
            try answer(#""outcome":"accepted","payload":"","fields":{"id":"1","url":null}"#)
                == .accepted([], fields: ReportedFields(["id": "1", "url": nil]))
        )
        #expect(
            try answer(#""outcome":"rejected","reason":"no""#) == .rejected(reason: "no")
        )
        #expect(try answer(#""outcome":"error","reason":"oh""#) == .failed(reason: "oh"))
        #expect(try answer(#""outcome":"unsupported""#) == .unsupported)
    }

    @Test(arguments: [
        #""outcome":"accepted","payload":"e30=""#,
        #""payload":"e30=","outcome":"accepted","fields":{}"#,
        #""outcome":"accepted","payload":"","fields":{"id":"1","url":"\ud800","a":"","url":null}"#,
        #""outcome":"accepted","payload":"\u0065\/\/=""#,
        #""outcome":"rejected","reason":"caf\u00e9\u001b[2J""#, #""outcome":"rejected""#,
        #""outcome":"accepted","payload":"e30=","reason":"none""#,
        #""outcome":"rejected","payload":"e30=""#, #""outcome":"accepted","payload":"e30""#,
        #""outcome":"accepted","payload":"","fields":{"id":1}"#,
        #""outcome":"accepted","payload":"","fields":{"a":1}"#,
        #""outcome":"accepted","payload":"","payload":"""#, #""outcome":"error""#, #""outcome":"""#,
    ])
    func `is read the same with and without the fast path`(text: String) throws {
        // An unknown key disables the fast path.
        let short = Result { try answer(text) }
        let long = Result { try answer(text + #","new":0"#) }
        switch (short, long) {
        case (.success(let short), .success(let long)): #expect(short == long)
        case (.failure(let short), .failure(let long)):
            #expect(short as? ProtocolFault == long as? ProtocolFault)
        default: Issue.record("\(short) and \(long)")
        }
    }

    @Test
    func `may contain unknown keys and white space`() throws {
        let text = "\t{ \"seq\" : 7, \"new\":[1], \"new\":2, \"outcome\":\"unsupported\" }\r"
        let reply = try #require(try reply(text))
        #expect(reply.seq == 7)
        #expect(try reply.answer() == .unsupported)
    }

    @Test(arguments: ["", "ready", "7", "[]", "{}", #"{"outcome":"accepted"}"#, #"{"seq":1"#])
    func `must have a sequence number`(text: String) throws {
        #expect(try reply(text) == nil)
    }

    @Test(arguments: [
        #"{"seq":"7"}"#, #"{"seq":null}"#, #"{"seq":1.5}"#, #"{"seq":99999999999999999999}"#,
        #"{"seq":7,"seq":7}"#, #"{"seq":7,"outcome":"rejected","outcome":"accepted"}"#,
    ])
    func `must be unambiguous`(text: String) {
        #expect(throws: ProtocolFault.self) { try reply(text) }
    }

    @Test(arguments: [
        (#""outcome":"fine""#, "accepted, rejected"), (#""payload":"e30=""#, "outcome"),
        (#""outcome":true"#, "outcome"), (#""outcome":"accepted""#, "payload"),
        (#""outcome":"accepted","payload":"{}""#, "base64"),
        (#""outcome":"accepted","payload":null"#, "payload"),
        (#""outcome":"accepted","payload":"","fields":{"id":1}"#, "fields"),
        (#""outcome":"accepted","payload":"","fields":[]"#, "fields"),
        (#""outcome":"rejected","reason":7"#, "reason"),
    ])
    func `is a fault that says what is wrong if it is malformed`(text: String, word: String) {
        let fault = #expect(throws: ProtocolFault.self) { try answer(text) }
        #expect(fault?.detail.contains(word) == true)
    }

    @Test
    func `to hello contains the testee, its operations and its policies`() throws {
        let text = #"""
            {"seq":0,"protocol":"session-testee/1","ops":["encode","roundtrip"],"testee":{"name":"a",
            "version":"2","language":"B"},"policies":{"duplicate-key":"last","later":"x"}}
            """#
        let introduction = try reply(text)?.introduction()
        var policies = TesteePolicies()
        policies.duplicateKey = .last
        let identity = TesteeIdentity(name: "a", version: "2", language: "B")
        #expect(
            introduction
                == TesteeIntroduction(
                    identity: identity,
                    policies: policies,
                    doesRoundTrips: true,
                    encodesSessions: true
                )
        )
    }

    @Test(arguments: [
        (#""ops":[],"testee":{"name":"a"}"#, "protocol"),
        (#""protocol":"session-testee/2","ops":[],"testee":{"name":"a"}"#, "session-testee/2"),
        (#""protocol":"session-testee/1","testee":{"name":"a"}"#, "ops"),
        (#""protocol":"session-testee/1","ops":"roundtrip","testee":{"name":"a"}"#, "ops"),
        (#""protocol":"session-testee/1","ops":[]"#, "name"),
        (#""protocol":"session-testee/1","ops":[],"testee":{"name":""}"#, "name"),
        (
            #""protocol":"session-testee/1","ops":[],"testee":{"name":"a"},"policies":[]"#,
            "policies"
        ),
        (
            #""protocol":"session-testee/1","ops":[],"testee":{"name":"a"},"#
                + #""policies":{"timestamps":"maybe"}"#, "timestamps"
        ),
    ])
    func `to hello is a fault that says what is wrong if it is malformed`(
        text: String,
        word: String
    ) {
        let fault = #expect(throws: ProtocolFault.self) {
            try reply(#"{"seq":0,"# + text + "}")?.introduction()
        }
        #expect(fault?.detail.contains(word) == true)
    }
}
