import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `The form of an input` {
    @Test(arguments: [
        (#"{"id":1}"#, "json"), (#"{"id":1.5,"url":"a\n"}"#, "json"), ("null", "json"),
        ("{\"url\":\"\u{e9}\"}", "json"), (#"{"id": 1}"#, "text"), (#"{"id":1.0}"#, "text"),
        (#"{"id":1,"id":1}"#, "text"), (#"{"id":9007199254740991}"#, "json"),
        (#"{"id":9007199254740992}"#, "text"), (#"{"id":-0}"#, "text"),
        (#"{"url":"\ud800"}"#, "text"), (#"{"url":"\/"}"#, "text"), ("", "text"),
        ("\u{FEFF}{}", "base64"),
    ])
    func `is the simplest that preserves the payload`(text: String, key: String) {
        #expect(CaseInput(weakestFor: Array(text.utf8))?.key == key)
    }

    @Test
    func `is base64 for invalid UTF-8 and a file for a large payload`() {
        #expect(CaseInput(weakestFor: [0xFF])?.key == "base64")
        #expect(CaseInput(weakestFor: Array(repeating: 0x20, count: 1_000))?.key == "text")
        #expect(CaseInput(weakestFor: Array(repeating: 0x20, count: 1_001)) == nil)
    }

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("1e2", "100"), ("12.50e1", "125"), ("9223372036854775808", nil),
        ("-9223372036854775809", nil), ("1e19", "10000000000000000000"), ("1.5", nil),
        ("0.00012e24", "120000000000000000000"), ("1e1000000000000", nil),
        ("123456789012345678901234567890.0", "123456789012345678901234567890"),
    ])
    func `writes integers out to the last digit`(text: String, digits: String?) throws {
        let number = try #require(try JSONDocument(parsing: text).root.number)
        let plain = text.allSatisfy { $0.isNumber || $0 == "-" } ? text : nil
        #expect(number.decimalDigits == (digits ?? (plain == "-0" ? "0" : plain)))
    }
}
