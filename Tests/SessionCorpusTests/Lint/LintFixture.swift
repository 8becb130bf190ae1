@testable import SessionCorpus

/// A change to the small corpus that breaks one rule.
struct LintFixture: Sendable, CustomStringConvertible {
    var rule: LintRule
    var path: String
    var old: String
    var new: String

    /// A text in the line that the finding must point to, or empty for any line.
    var line: String

    var description: String { "\(rule.rawValue): \(new.prefix(60))" }

    init(_ rule: LintRule, _ path: String, _ old: String, _ new: String, line: String = "") {
        self.rule = rule
        self.path = path.isEmpty ? "types/cases.json" : path
        self.old = old
        self.new = new
        self.line = line
    }

    static let all = form + meaning + truth + safety

    private static let form = [
        LintFixture(.json, "staging/cases.json", "\"about\"", "about"),
        LintFixture(.json, "retired.json", "]", "],"),
        LintFixture(.keys, "", "\"why\": \"w\",", "\"why\": \"w\", \"whyy\": \"w\",", line: "whyy"),
        LintFixture(.keys, "", "\"title\": \"digits\",", "", line: "{"),
        LintFixture(.keys, "", "\"added\"", "\"title\": \"x\", \"added\"", line: "\"x\""),
        LintFixture(.keys, "", "\"syntax\"", "\"syntacs\": \"valid\", \"syntax\"", line: "syntacs"),
        LintFixture(
            .keys,
            "",
            #"{"json": {"id": "1"}}"#,
            #"{"json": 1, "text": "1"}"#,
            line: "text"
        ),
        LintFixture(
            .keys,
            "",
            #"{"kind": "hand", "#,
            #"{"kind": "hand", "by": "me", "#,
            line: "by"
        ),
        LintFixture(.value, "", "\"digits\"", "7", line: "7"),
        LintFixture(.value, "", "\"digits\"", "\"\"", line: "title"),
        LintFixture(.value, "", "\"syntax\": \"valid\"", "\"syntax\": \"ok\"", line: "ok"),
        LintFixture(.value, "", "\"rules\": [\"contract/type\"]", "\"rules\": []", line: "rules"),
        LintFixture(.value, "", "\"reencode\": \"none\"", "\"reencode\": \"other\"", line: "other"),
        LintFixture(.value, "", #"{"id": "7", "#, #"{"id": 7, "#, line: "fields"),
        LintFixture(.value, "", #"{"json": {"id": "1"}}"#, #"{"base64": "*"}"#, line: "base64"),
        LintFixture(
            .value,
            "",
            #"{"json": {"id": "1"}}"#,
            #"{"file": "no.payload"}"#,
            line: "file"
        ),
        LintFixture(.value, "", "\"digits\"", #""\ud800""#, line: "d800"),
        LintFixture(.value, "", "\"flags\": [\"string-typed\"]", "\"flags\": 1", line: "flags"),
        LintFixture(.value, "", "session-corpus/1", "session-corpus/2", line: "format"),
        LintFixture(.value, "envelopes/cases.json", "\"answer\"", "\"anwser\"", line: "anwser"),
        LintFixture(.id, "", "types-id-digits", "types-ID", line: "types-ID"),
        LintFixture(.id, "", "types-id-digits", "numbers-id", line: "numbers-id"),
        LintFixture(.id, "", "types-id-digits", "types-id-integer", line: "types-id-integer"),
        LintFixture(
            .id,
            "",
            "types-id-digits",
            "types-" + String(repeating: "x", count: 55),
            line: "xxx"
        ),
        LintFixture(.retired, "", "types-id-digits", "types-old", line: "types-old"),
        LintFixture(.title, "", "\"digits\"", "\"\\u00e9\"", line: "title"),
        LintFixture(.title, "", "\"digits\"", "\"an integer\"", line: "an integer"),
        LintFixture(
            .title,
            "",
            "\"digits\"",
            "\"\(String(repeating: "x", count: 71))\"",
            line: "xxx"
        ),
        LintFixture(.file, "", "\"topic\": \"types\"", "\"topic\": \"strings\"", line: "strings"),
        LintFixture(.version, "", "\"added\": \"1.0.0\"", "\"added\": \"1.0.1\"", line: "1.0.1"),
        LintFixture(.version, "", "\"added\": \"1.0.0\"", "\"added\": \"one\"", line: "one"),
        LintFixture(.version, "CHANGELOG.md", "1.0.0", "0.9.0"),
    ]

    private static let meaning = [
        LintFixture(
            .undefined,
            "",
            "\"flags\": [\"string-typed\"]",
            "\"flags\": [\"string-typed\", \"string-types\"]",
            line: "flags"
        ),
        LintFixture(.undefined, "", "contract/type", "contract/tipe", line: "tipe"),
        LintFixture(.undefined, "", "\"documented\"", "\"document\"", line: "document"),
        LintFixture(
            .undefined,
            "duplicates/cases.json",
            "\"policy\": \"duplicate-key\"",
            "\"policy\": \"duplicates\"",
            line: "\"duplicates\""
        ),
        LintFixture(
            .undefined,
            "duplicates/cases.json",
            "[\"rfc8259#section-4\"]",
            "[\"rfc8259#section-4\", \"rfc8295\"]",
            line: "rfc8295"
        ),
        LintFixture(.unused, "flags.json", "\"flags\": [", "\"flags\": [" + definition + ","),
        LintFixture(.policy, "staging/cases.json", "\"cases\": []", "\"cases\": [\(twoQuestions)]"),
        LintFixture(
            .inputForm,
            "",
            #"{"json": {"id": "1"}}"#,
            #"{"text": "{\"id\":\"1\"}"}"#,
            line: "text"
        ),
        LintFixture(
            .inputForm,
            "duplicates/cases.json",
            #"{"text": "{\"id\":1,\"id\":2}"}"#,
            #"{"json": {"id": 1, "id": 2}}"#,
            line: "json"
        ),
        LintFixture(
            .inputForm,
            "",
            #"{"json": {"id": "1"}}"#,
            #"{"base64": "eyJpZCI6IjEifQ=="}"#,
            line: "base64"
        ),
        LintFixture(.sameBytes, "staging/cases.json", "\"cases\": []", "\"cases\": [\(twin)]"),
        LintFixture(
            .oneFault,
            "staging/cases.json",
            "\"cases\": []",
            "\"cases\": [\(twoFaults)]",
            line: "contract/null"
        ),
        LintFixture(.why, "", "      \"why\": \"w\",\n", ""),
        LintFixture(
            .reference,
            "duplicates/cases.json",
            "      \"refs\": [\"rfc8259#section-4\"],\n",
            ""
        ),
        LintFixture(.reference, "", "section-3", "secton-3", line: "secton"),
        LintFixture(.reference, "", "section-3", "section-14", line: "section-14"),
        LintFixture(.reference, "", "section-3", "section-8.4", line: "section-8.4"),
        LintFixture(
            .reference,
            "flags.json",
            "https://example.com/1",
            "rfc8259#appendix-B",
            line: "appendix-B"
        ),
        LintFixture(.value, "references.json", "8.1-8.3", "8.3-8.1", line: "8.3-8.1"),
        LintFixture(.source, "", "\"kind\": \"hand\"", "\"kind\": \"bug\"", line: "bug"),
        LintFixture(.source, "", "2026-11-23", "9999-01-01", line: "9999"),
        LintFixture(.source, "", "2026-11-23", "1999-12-31", line: "1999"),
        LintFixture(.source, "", "\"on\": \"2026-11-23\"", "\"on\": \"2026-11-31\"", line: "31"),
    ]

    private static let truth = [
        LintFixture(
            .syntax,
            "",
            "\"syntax\": \"valid\"",
            "\"syntax\": \"invalid\"",
            line: "invalid"
        ),
        LintFixture(.contract, "", "\"conforms\"", "\"implementation-defined\"", line: "defined"),
        LintFixture(.faults, "", "contract/type", "contract/null", line: "contract/null"),
        LintFixture(
            .notes,
            "",
            "\"notes\": [\"contract/absent\"]",
            "\"notes\": [\"contract/undeclared\"]",
            line: "undeclared"
        ),
        LintFixture(.sessions, "envelopes/cases.json", "0\n", "1\n", line: "sessions\": 1"),
        LintFixture(
            .timestamps,
            "",
            "\"last_seen_at\": \"documented\"",
            "\"authenticated_at\": \"documented\"",
            line: "timestamps"
        ),
        LintFixture(
            .decode,
            "",
            "\"decode\": \"accept\"",
            "\"decode\": \"reject\"",
            line: "decode"
        ),
        LintFixture(
            .question,
            "duplicates/cases.json",
            "\"policy\": \"duplicate-key\"",
            "\"policy\": \"depth\"",
            line: "depth"
        ),
        LintFixture(.fields, "", "{\"id\": \"7\"", "{\"id\": \"8\"", line: "fields"),
        LintFixture(.reencode, "", "\"same\"", "{\"json\": {\"id\": 7}}", line: "reencode"),
    ]

    private static let safety = [
        LintFixture(.host, "", "\"why\": \"w\"", "\"why\": \"see https://intra.test/x\""),
        LintFixture(.secret, "", "\"why\": \"w\"", "\"why\": \"aB3dE5fG7hI9jK1lM3nO5pQ7\""),
        LintFixture(.secret, "", "\"why\": \"w\"", "\"why\": \"Bearer abcdefgh\""),
        LintFixture(.address, "", "\"why\": \"w\"", "\"why\": \"ask jo@mail.test\""),
        LintFixture(
            .address,
            "",
            #"{"json": {"id": "1"}}"#,
            #"{"json": {"id": "jo%40mail.test"}}"#
        ),
        LintFixture(.host, "", #"{"json": {"id": "1"}}"#, #"{"json": {"id": "acme.zendesk.com"}}"#),
        LintFixture(
            .secret,
            "",
            #"{"json": {"id": "1"}}"#,
            #"{"json": {"id": "https://jane:secret@example.com"}}"#
        ),
        LintFixture(
            .scrubbed,
            "",
            "\"kind\": \"hand\"",
            "\"kind\": \"live\", \"ref\": \"sessions\"",
            line: "live"
        ),
    ]

    // MARK: Entries

    private static let definition = #"""
        {"id": "other", "description": "d", "bug-class": "b", "effect": "e"}
        """#

    private static let twoQuestions = #"""
        {"id": "staging-two", "title": "two questions", "added": "1.0.0",
        "input": {"text": "{\"id\":1.0,\"id\":2.0}"},
        "expect": {"syntax": "valid", "contract": "implementation-defined",
        "rules": ["json/duplicate-key", "contract/integer-spelling"],
        "notes": ["contract/absent"], "decode": "either", "policy": "duplicate-key",
        "fields": [{"id": "1"}, {"id": "2"}], "reencode": {"json": [{"id": 1}, {"id": 2}]}},
        "why": "w", "refs": ["rfc8259"], "source": {"kind": "hand", "on": "2026-11-23"}}
        """#

    private static let twin = #"""
        {"id": "staging-twin", "title": "a twin", "added": "1.0.0",
        "input": {"json": {"id": "1"}},
        "expect": {"syntax": "valid", "contract": "violates", "rules": ["contract/type"],
        "notes": ["contract/absent"], "decode": "reject", "reencode": "none"},
        "why": "w", "source": {"kind": "hand", "on": "2026-11-23"}}
        """#

    private static let twoFaults = #"""
        {"id": "staging-faults", "title": "two faults", "added": "1.0.0",
        "input": {"json": {"id": null, "url": 5}},
        "expect": {"syntax": "valid", "contract": "violates",
        "rules": ["contract/null", "contract/type"],
        "notes": ["contract/absent"], "decode": "reject", "reencode": "none"},
        "why": "w", "source": {"kind": "hand", "on": "2026-11-23"}}
        """#
}
