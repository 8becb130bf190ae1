import Foundation
import JSONFiles
import Testing

@testable import SessionCorpus

@Suite
struct `The flags of a case` {
    private func findings(_ payload: [UInt8], _ flag: String) throws -> [LintFinding] {
        var entry = try #require(Corpus(SmallCorpus.snapshot).cases.first)
        entry.payload = payload
        entry.flags = [flag]
        if ["envelope-form", "one-odd-item", "paging"].contains(flag) { entry.subject = .answer }
        let derived = CaseOracle().expectation(for: payload, as: entry.subject)
        return FlagRules.findings(in: entry, derived: derived)
    }

    private func findings(_ payload: String, _ flag: String) throws -> [LintFinding] {
        try findings(Array(payload.utf8), flag)
    }

    /// A payload for each flag that is compared with payloads.
    private static let possible = [
        "absent-key": #"{"id":1}"#, "byte-order-mark": #"{"id":1,"url":"\ufeff"}"#,
        "clock": #"{"id":1,"last_seen_at":"2027-01-01T00:00:01Z"}"#, "container": #"{"id":[1]}"#,
        "controls": #"{"id":1,"url":"\u0085"}"#, "duplicate-key": #"{"id":1,"id":1}"#,
        "encoding": #"{"id":1,"url":"\#u{FFFD}"}"#, "envelope-form": #"{"sessions":[]}"#,
        "error-as-success": #"{"error":"x"}"#, "escapes": #"{"id":1,"url":"\/"}"#,
        "explicit-null": #"{"id":null}"#, "fraction": #"{"id":1.5}"#,
        "fraction-seconds": #"{"id":1,"last_seen_at":"2014-11-18T17:24:29,5Z"}"#,
        "int32": #"{"id":-2147483648}"#, "int53": #"{"id":9007199254740991}"#,
        "int64": #"{"id":1,"url":"18446744073709551616"}"#, "integer-spelling": #"{"id":1e2}"#,
        "invisible": #"{"id":1,"url":"\#u{200B}"}"#,
        "leap-second": #"{"id":1,"last_seen_at":"2016-12-31T23:59:60Z"}"#,
        "lenient-syntax": "{id:1}", "link": #"{"id":1,"url":"x"}"#, "literal": #"{"id":None}"#,
        "misspelled": #"{"id":1,"userId":1}"#, "multi-fault": #"{"id":null,"url":1}"#,
        "nesting": String(repeating: "[", count: 64),
        "non-rfc3339": #"{"id":1,"last_seen_at":"now"}"#,
        "normalisation": #"{"id":1,"url":"e\u0301"}"#, "number-grammar": #"{"id":01}"#,
        "one-odd-item": #"{"sessions":[1]}"#,
        "order": #"{"id":1,"last_seen_at":"a","authenticated_at":"b"}"#,
        "paging": #"{"sessions":[],"next_page":null}"#,
        "surrogates": #"{"id":1,"url":"\ud800"}"#, "trailing-content": #"{"id":1}x"#,
        "truncated": #"{"id":"#, "truthiness": #"{"id":true}"#,
        "unknown-field": #"{"id":1,"a":1}"#, "wrong-format": "<html>", "wrong-root": "7",
    ]

    @Test
    func `are accepted for payloads that show them`() throws {
        #expect(Set(Self.possible.keys) == Set(FlagEvidence.byFlag.keys))
        for (flag, payload) in Self.possible { #expect(try findings(payload, flag) == []) }
    }

    // These payloads show nothing else than their values, so no flag is possible.
    @Test(arguments: FlagEvidence.byFlag.keys.sorted())
    func `are reported for a payload that cannot show them`(flag: String) throws {
        let plain = #"{"id":1,"user_id":1,"authenticated_at":"2014-11-18T17:24:29Z"}"#
        let payload = flag == "absent-key" ? Self.complete : plain
        var entry = try #require(Corpus(SmallCorpus.snapshot).cases.first)
        entry.payload = Array(payload.utf8)
        entry.flags = [flag]
        let derived = CaseOracle().expectation(for: entry.payload, as: .session)
        let found = FlagRules.findings(in: entry, derived: derived)
        #expect(found.map(\.rule) == [.flag])
        #expect(found.first?.message.contains("'\(flag)', but there is no ") == true)
    }

    private static let complete = #"""
        {"id":1,"user_id":1,"authenticated_at":"a","last_seen_at":"b","url":"c"}
        """#

    @Test
    func `may be flags that this program does not know`() throws {
        #expect(try findings(#"{"id":1}"#, "anything") == [])
    }

    @Test
    func `are all defined in the shipped corpus`() throws {
        let defined = Set(try ShippedCorpus.corpus.get().flags.map(\.id))
        #expect(Set(FlagEvidence.byFlag.keys).subtracting(defined) == [])
    }

    // What a broken text contains is not known, so flags about its values are believed.
    @Test(arguments: ["fraction", "int53", "container", "duplicate-key", "misspelled"])
    func `are believed if the payload is not JSON`(flag: String) throws {
        #expect(try findings("{", flag) == [])
    }
}
