import SessionContract
import Testing

@Suite
struct `The verdict on a payload` {
    private func verdict(_ bytes: [UInt8]) -> PayloadVerdict {
        unsafe PayloadVerdict(on: bytes.span.bytes)
    }

    private func verdict(_ text: String) -> PayloadVerdict { verdict(Array(text.utf8)) }

    @Test(arguments: [
        #"{"id":1}"#, #"{"id":-0}"#, #" { "id" : 9223372036854775807 } "#,
        #"{"id":1,"user_id":null,"url":"","authenticated_at":"never","last_seen_at":null}"#,
        #"{"id":1,"x":{"id":null}}"#, #"{"id":1,"x":1e999}"#, #"{"id":1,"ID":"x"}"#,
    ])
    func `is that it conforms`(text: String) {
        #expect(verdict(text).kind == .conforms)
        #expect(verdict(text).rules == [])
        #expect(verdict(text).questions == [])
    }

    @Test(arguments: [
        ("", Rule.jsonSyntax), (#"{"id":1,}"#, .jsonSyntax), (#"{"id":1} 2"#, .jsonSyntax),
        ("[]", .envelopeUnknown), ("null", .envelopeUnknown), ("{}", .contractMissing),
        (#"{"id":null}"#, .contractNull), (#"{"id":"1"}"#, .contractType),
        (#"{"id":true}"#, .contractType), (#"{"id":1.5}"#, .contractFraction),
        (#"{"id":1,"user_id":1e-1}"#, .contractFraction), (#"{"id":1,"url":1}"#, .contractType),
        (#"{"id":1,"authenticated_at":{}}"#, .contractType),
        (#"{"id":"1","id":"2"}"#, .contractType), (#"{"id":null,"id":null}"#, .contractNull),
        ("\u{FEFF}{}", .contractMissing),
    ])
    func `is that it violates a rule`(text: String, rule: Rule) {
        #expect(verdict(text).kind == .violates)
        #expect(verdict(text).rules == [rule])
    }

    @Test
    func `is that it violates a rule if it is not UTF-8`() {
        #expect(verdict([0x22, 0xFF, 0x22]).rules == [.jsonEncoding])
        #expect(verdict([0x22, 0xFF, 0x22]).kind == .violates)
    }

    @Test(arguments: [
        (#"{"id":1,"id":2}"#, PolicyQuestion.duplicateKey),
        (#"{"id":1,"\u0069d":"x"}"#, .duplicateKey),
        (#"{"id":1,"x":{"a":1,"a":2}}"#, .duplicateKey),
        (#"{"id":null,"id":2}"#, .duplicateKey),
        (#"{"id":9223372036854775808}"#, .integerRange),
        (#"{"id":1,"user_id":-1e400}"#, .integerRange),
        (#"{"id":1.0}"#, .integerSpelling), (#"{"id":1e2}"#, .integerSpelling),
        (#"{"id":1,"url":"\ud800"}"#, .loneSurrogate), (#"{"id":1,"\udfff":0}"#, .loneSurrogate),
        ("\u{FEFF}{\"id\":1}", .byteOrderMark),
        (#"{"id":1,"x":"# + String(repeating: "[", count: 512), .depth),
    ])
    func `leaves a question to the implementation`(text: String, question: PolicyQuestion) {
        #expect(verdict(text).kind == .implementationDefined)
        #expect(verdict(text).questions == [question])
        #expect(verdict(text).rules == [])
    }
}
