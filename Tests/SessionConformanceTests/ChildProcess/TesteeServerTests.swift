import CanaryModels
import Platform
import Testing

@testable import SessionConformance

@Suite(.timeLimit(.minutes(10)))
struct `A testee server` {
    /// Returns the lines that a server writes for these requests.
    private func replies(
        to requests: [String],
        of testee: some Testee = SessionObjectTestee()
    ) async throws -> [String] {
        let input = try Pipe.reading(requests.map { $0 + "\n" }.joined())
        let output = try await Pipe.reading { output throws(TesteeServerError) in
            try await TesteeServer.run(testee, input: input, output: output)
        }
        let text = String(decoding: try output.readAll(limit: 1 << 20), as: UTF8.self)
        return text.split(separator: "\n").map(String.init)
    }

    @Test
    func `introduces the testee and its policies`() async throws {
        var policies = TesteePolicies()
        policies.duplicateKey = .last
        policies.timestamps = .rfc3339
        let testee = ClosureTestee("mine", policies: policies, decode: { $0 }, encode: { $0 })
        let hello = #"{"op":"hello","seq":4,"new":[]}"#
        let expected =
            #"{"seq":4,"protocol":"session-testee/1","ops":["roundtrip"],"#
            + #""testee":{"name":"mine","language":"Swift"},"#
            + #""policies":{"duplicate-key":"last","timestamps":"rfc3339"}}"#
        #expect(try await replies(to: [hello], of: testee) == [expected])
    }

    @Test
    func `answers in order, and stops at bye`() async throws {
        let requests = [
            #"{"seq":1,"op":"roundtrip","payload":"eyJpZCI6MX0="}"#,
            #"{"seq":2,"op":"roundtrip","payload":"e30="}"#,
            #"{"seq":3,"op":"encode","fields":{"user_id":"-5","id":"1","url":null}}"#,
            #"{"seq":3,"op":"encode","fields":{"id":"x"}}"#, #"{"seq":3,"op":"later"}"#,
            #"{"seq":4,"op":"roundtrip","payload":"{}"}"#,
            #"{"seq":5,"op":"bye"}"#, #"{"seq":6,"op":"hello"}"#,
        ]
        #expect(
            try await replies(to: requests) == [
                #"{"seq":1,"outcome":"accepted","payload":"eyJpZCI6MX0="}"#,
                #"{"seq":2,"outcome":"rejected","reason":"contract/missing"}"#,
                #"{"seq":3,"outcome":"accepted","payload":"eyJpZCI6MSwidXJsIjpudWxsLCJ1c2VyX2lkIjotNX0="}"#,
                #"{"seq":3,"outcome":"error","reason":"the request has no 'fields' of a session"}"#,
                #"{"seq":3,"outcome":"unsupported"}"#,
                #"{"seq":4,"outcome":"error","reason":"the request has no base64 'payload'"}"#,
            ]
        )
    }

    @Test
    func `includes the fields that the testee reports`() async throws {
        let payload = #"{"id":7,"authenticated_at":"2014","url":null,"user_id":-1}"#
        let text = String(decoding: Base64.encoded(Array(payload.utf8)), as: UTF8.self)
        let request = #"{"seq":1,"op":"roundtrip","payload":"\#(text)"}"#
        let testee = SessionObjectTestee(reportingFields: true)
        #expect(
            try await replies(to: [request], of: testee) == [
                #"{"seq":1,"outcome":"accepted","payload":"\#(text)","#
                    + #""fields":{"id":"7","authenticated_at":"2014","url":null,"user_id":"-1"}}"#
            ]
        )
    }

    @Test
    func `does not support encode if the testee does not`() async throws {
        let testee = ClosureTestee("mine", decode: { $0 }, encode: { $0 })
        let request = #"{"seq":1,"op":"encode","fields":{"id":"1"}}"#
        let expected = #"{"seq":1,"outcome":"unsupported"}"#
        #expect(try await replies(to: [request], of: testee) == [expected])
    }

    @Test
    func `reports a failure to encode as an error, not as a rejection`() async throws {
        struct Refusal: Error {}
        let testee = ClosureTestee("refuses", decode: { $0 }, encode: { _ in throw Refusal() })
        let request = #"{"seq":1,"op":"roundtrip","payload":""}"#
        #expect(
            try await replies(to: [request], of: testee)
                == [#"{"seq":1,"outcome":"error","reason":"encoding threw Refusal()"}"#]
        )
    }

    @Test(arguments: ["", "hello", "[]", #"{"op":"hello"}"#, #"{"seq":"1","op":"hello"}"#])
    func `stops at a line that is not a request`(line: String) async throws {
        await #expect(throws: TesteeServerError(.noRequest)) { try await replies(to: [line]) }
    }
}

extension Pipe {
    /// Returns the reading end of a pipe that contains what `write` writes.
    fileprivate static func reading<Failure>(
        _ write: (FileDescriptor) async throws(Failure) -> Void
    ) async throws -> FileDescriptor {
        let pipe = try Pipe()
        try await write(pipe.writing)
        return pipe.reading
    }

    /// Returns the reading end of a pipe that contains a short text.
    fileprivate static func reading(_ text: String) throws -> FileDescriptor {
        let pipe = try Pipe()
        try pipe.writing.write(Array(text.utf8))
        return pipe.reading
    }
}
