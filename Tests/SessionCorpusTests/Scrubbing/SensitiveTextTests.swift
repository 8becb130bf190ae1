import Testing

@testable import SessionCorpus

@Suite
struct `Personal data in a payload` {
    @Test(
        arguments: [
            (#"{"id":1,"url":"https://acme.test/x"}"#, .host("acme.test")),
            (#"{"id":1,"url":"https:\/\/acme.test"}"#, .host("acme.test")),
            (#"{"id":1,"url":"https%3A%2F%2Facme.test"}"#, .host("acme.test")),
            (#"{"id":1,"url":"ftp://acme/"}"#, .host("acme")),
            (#"{"id":1,"note":"see acme.zendesk.com"}"#, .host("acme.zendesk.com")),
            (#"{"acme.internal":1}"#, .host("acme.internal")),
            ("<a href='https://acme.test/'>", .host("acme.test")),
            (#"{"id":1,"url":"https://jane:secret@example.com"}"#, .secret),
            (#"{"id":1,"url":"https://jane%40x@example.com"}"#, .secret),
            (#"{"id":1,"note":"Authorization: Bearer abcdefgh"}"#, .secret),
            (#"{"id":1,"t":"aB3dE5fG7hI9jK1lM3nO5pQ7"}"#, .secret),
            (#"{"id":1,"t":"\u0061B3dE5fG7hI9jK1lM3nO5pQ7"}"#, .secret),
            (#"{"id":1,"mail":"jo@mail.test"}"#, .address),
            (#"{"id":1,"mail":"jo%40mail.test"}"#, .address),
            (#"{"id":1,"mail":"jo%2540mail.test"}"#, .address),
            (#"{"id":1,"mail":"jo\u0040mail.test"}"#, .address),
            (#"{"id":1,"mail":"jo&#64;mail.test"}"#, .host("mail.test")),
            (#"{"id":1,"mail":"jo@mail.test""#, .address),
            (#"{"log":{"version":"1.2","entries":[]}}"#, .archive),
        ] as [(String, SensitiveText.Problem)]
    )
    func `is found`(in payload: String, as problem: SensitiveText.Problem) {
        #expect(SensitiveText.problem(in: Array(payload.utf8)) == problem)
        // UTF-16, as a tool on Windows saves it.
        let wide: [UInt8] = payload.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(SensitiveText.problem(in: wide) == problem)
    }

    @Test(arguments: [
        #"{"id":1,"url":"https://company.zendesk.com/api/v2/users/1/sessions/2.json"}"#,
        #"{"id":1,"url":"https://a.example.com:8080/?mail=jo@example.org"}"#,
        #"{"id":1,"url":"https://user:password@example.com/"}"#,
        #"{"id":1,"url":"https://xxxx:xxxxxx@example.com/","t":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}"#,
        #"{"id":123456789012345678901234567890123456789e01,"url":"https://[2001:db8::1]/"}"#,
        #"{"id":1,"note":"1.5, a.b, moment.js, 192.0.2.7","url":"https://"}"#,
    ])
    func `is not found where there is none`(in payload: String) {
        #expect(SensitiveText.problem(in: Array(payload.utf8)) == nil)
    }
}
