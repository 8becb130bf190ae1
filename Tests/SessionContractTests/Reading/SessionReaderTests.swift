import Arrangements
import PayloadInput
import SessionContract
import StrictJSON
import Testing

/// A payload, and the findings that a reader must report for it: rule, pointer, byte offset.
struct JudgedSession: Sendable, CustomTestStringConvertible {
    var text: String
    var findings: [String]

    init(_ text: String, _ findings: String...) {
        self.text = text
        self.findings = findings
    }

    var testDescription: String { text }

    /// Returns a conforming session with some values replaced.
    static func session(
        authenticated: String = #""2014-11-18T17:24:29Z""#,
        id: String = "3432",
        seen: String = #""2014-11-18T17:30:52Z""#,
        url: String = #""https://company.zendesk.com/api/v2/users/12345/sessions/3432.json""#,
        user: String = "12345"
    ) -> String {
        #"{"id":\#(id),"user_id":\#(user),"url":\#(url),"authenticated_at":\#(authenticated),"#
            + #""last_seen_at":\#(seen)}"#
    }
}

private func findings(in text: String) -> [String] {
    Judged(session: Array(text.utf8)).places
}

@Suite
struct `The reader of a session` {
    @Test(arguments: [
        JudgedSession(JudgedSession.session()),
        JudgedSession(
            JudgedSession.session(authenticated: "null", seen: "null", url: "null", user: "null")
        ),
        JudgedSession(JudgedSession.session(id: "-9223372036854775808", url: "null")),
        JudgedSession(JudgedSession.session(id: "9223372036854775807", url: "null")),
        JudgedSession(JudgedSession.session(url: #""https://a.example/x%20y?q=1#f""#)),
        JudgedSession(JudgedSession.session(url: #""HTTPS://[::1]:443""#)),
        JudgedSession(JudgedSession.session(url: #""https://a.example/api/v2/sessions/3432""#)),
        JudgedSession(JudgedSession.session(url: #""https:\/\/a.example""#)),
        JudgedSession(
            JudgedSession.session(
                authenticated: #""2014-11-18T17:24:29Z""#,
                seen: #""2014-11-18T17:24:29Z""#
            )
        ),
    ])
    func `finds nothing in a payload that conforms`(session: JudgedSession) {
        #expect(findings(in: session.text) == [])
    }

    @Test(arguments: [
        JudgedSession(
            #"{"user_id":null,"url":null,"authenticated_at":null,"last_seen_at":null}"#,
            "contract/missing /id 0"
        ),
        JudgedSession(JudgedSession.session(id: "null"), "contract/null /id 6"),
        JudgedSession(JudgedSession.session(id: #""3432""#), "contract/type /id 6"),
        JudgedSession(JudgedSession.session(id: "true", url: "null"), "contract/type /id 6"),
        JudgedSession(JudgedSession.session(id: "[1]", url: "null"), "contract/type /id 6"),
        JudgedSession(JudgedSession.session(id: "{}", url: "null"), "contract/type /id 6"),
        JudgedSession(JudgedSession.session(user: #""12345""#), "contract/type /user_id 21"),
        JudgedSession(JudgedSession.session(user: "false"), "contract/type /user_id 21"),
        JudgedSession(JudgedSession.session(url: "1"), "contract/type /url 33"),
        JudgedSession(JudgedSession.session(url: "{}"), "contract/type /url 33"),
        JudgedSession(
            JudgedSession.session(authenticated: "0"),
            "contract/type /authenticated_at 120"
        ),
        JudgedSession(JudgedSession.session(seen: "[]"), "contract/type /last_seen_at 158"),
        JudgedSession(JudgedSession.session(id: "1.5", url: "null"), "contract/fraction /id 6"),
        JudgedSession(JudgedSession.session(user: "1e-1"), "contract/fraction /user_id 21"),
        JudgedSession(
            JudgedSession.session(id: "9223372036854775808", url: "null"),
            "contract/range /id 6"
        ),
        JudgedSession(
            JudgedSession.session(user: "-9223372036854775809"),
            "contract/range /user_id 21"
        ),
        JudgedSession(JudgedSession.session(user: "1e400"), "contract/range /user_id 21"),
        JudgedSession(JudgedSession.session(id: "3432.0"), "contract/integer-spelling /id 6"),
        JudgedSession(JudgedSession.session(id: "3.432e3"), "contract/integer-spelling /id 6"),
        JudgedSession(
            JudgedSession.session(user: "12345.0"),
            "contract/integer-spelling /user_id 21"
        ),
        JudgedSession(JudgedSession.session(user: #"null,"x":1"#), "contract/undeclared /x 26"),
        JudgedSession(
            JudgedSession.session(user: #"null,"userId":1"#),
            "contract/misspelled /userId 26"
        ),
        JudgedSession(
            JudgedSession.session(user: #"null,"Last-Seen At":1"#),
            "contract/misspelled /Last-Seen At 26"
        ),
        JudgedSession(JudgedSession.session(user: #"null,"ID":1"#), "contract/misspelled /ID 26"),
        JudgedSession(
            #"{"id":1,"url":null,"authenticated_at":null,"last_seen_at":null}"#,
            "contract/absent /user_id 0"
        ),
        JudgedSession(
            #"{"id":1}"#,
            "contract/absent /authenticated_at 0",
            "contract/absent /last_seen_at 0",
            "contract/absent /url 0",
            "contract/absent /user_id 0"
        ),
    ])
    func `finds each fault of the group contract`(session: JudgedSession) {
        #expect(findings(in: session.text) == session.findings)
    }

    @Test(arguments: [
        ("", "timestamp/malformed"),
        ("yesterday", "timestamp/malformed"),
        ("2014-11-18T17:24:29Zx", "timestamp/malformed"),
        ("2014-02-30T17:24:29Z", "timestamp/impossible"),
        ("2014-11-18T24:00:00Z", "timestamp/impossible"),
        ("2014-11-18T17:24:29+10:60", "timestamp/impossible"),
        ("2014-11-18T17:24:29", "timestamp/no-offset"),
        ("2014-11-18", "timestamp/no-offset"),
        ("2014-11-18T17:24:29.5Z", "timestamp/undocumented-form"),
        ("2014-11-18T17:24:29+00:00", "timestamp/undocumented-form"),
        ("2014-11-18 17:24:29Z", "timestamp/undocumented-form"),
        ("2014/11/18 17:24:29 +0000", "timestamp/undocumented-form"),
        ("1416331469", "timestamp/undocumented-form"),
        ("2500-01-01T00:00:00Z", "timestamp/future"),
    ])
    func `finds each fault in the form of a timestamp`(text: String, rule: String) throws {
        #expect(
            findings(in: JudgedSession.session(authenticated: #""\#(text)""#, seen: "null"))
                == ["\(rule) /authenticated_at 120"]
        )
        #expect(
            findings(in: JudgedSession.session(authenticated: "null", seen: #""\#(text)""#))
                == ["\(rule) /last_seen_at 140"]
        )
    }

    @Test(arguments: [
        ("2014-11-18T17:24:29Z", "2014-11-18T17:24:28Z", true),
        ("2014-11-18T17:24:29Z", "2014-11-18T17:24:29Z", false),
        ("2014-11-18T17:24:29.5Z", "2014-11-18T17:24:29Z", true),
        ("2014-11-18T17:24:29Z", "2014-11-18T18:24:28+01:00", true),
        ("2014-11-18T17:24:29Z", "2014-11-18T16:24:30-01:00", false),
        ("+999999999-12-31T23:59:59Z", "2014-11-18T17:24:29Z", true),
        ("2014-11-18T17:24:29Z", "-999999999-01-01T00:00:00Z", true),
        ("-999999999-01-01T00:00:00Z", "2014-11-18T17:24:29Z", false),
        ("99999999999", "2014-11-18T17:24:29Z", true),
    ])
    func `compares moments instead of texts`(created: String, seen: String, isWrong: Bool) throws {
        let text = JudgedSession.session(
            authenticated: #""\#(created)""#,
            seen: #""\#(seen)""#
        )
        let orders = findings(in: text).filter { $0.hasPrefix("timestamp/order") }
        #expect(orders.count == (isWrong ? 1 : 0))
    }

    @Test
    func `accepts times within the allowed clock skew`() throws {
        let bytes = Array(JudgedSession.session(seen: #""2027-01-15T08:05:00Z""#).utf8)
        for (offset, count) in [(Int64(0), 0), (-1, 1)] {
            var options = Judged.Options()
            options.now += offset
            let found = Judged(session: bytes, options)
            #expect(found.rules == Array(repeating: .timestampFuture, count: count))
        }
    }

    @Test(arguments: [
        ("http://company.zendesk.com/", "link/form"),
        ("company.zendesk.com", "link/form"),
        ("/api/v2/users/12345/sessions/3432.json", "link/form"),
        ("https://", "link/form"),
        ("https:///path", "link/form"),
        ("https://a b/", "link/form"),
        ("https://a/%zz", "link/form"),
        ("https://a/é", "link/form"),
        ("https://user:secret@a/", "link/form"),
        ("https://a:x/", "link/form"),
        ("", "link/form"),
        ("https://a/api/v2/users/12345/sessions/3433.json", "link/session-id"),
        ("https://a/api/v2/users/12345/sessions/03432.json", "link/session-id"),
        ("https://a/api/v2/users/12345/sessions/me", "link/session-id"),
        ("https://a/api/v2/users/1234/sessions/3432.json", "link/user-id"),
        ("https://a/api/v2/users/12345/sessions", ""),
        ("https://a/api/v2/users/12345/sessions/?page=1", ""),
    ])
    func `finds each fault of a link`(url: String, rule: String) throws {
        let found = findings(in: JudgedSession.session(url: #""\#(url)""#))
        #expect(found == (rule.isEmpty ? [] : ["\(rule) /url 33"]))
    }

    @Test(arguments: [
        JudgedSession(
            JudgedSession.session(user: #"12345,"user_id":12345"#),
            "json/duplicate-key /user_id 27"
        ),
        JudgedSession(
            JudgedSession.session(user: #"12345,"user\u005fid":12345"#),
            "json/duplicate-key /user_id 27"
        ),
        JudgedSession(
            JudgedSession.session(url: #""\ud800""#),
            "json/lone-surrogate /url 33",
            "link/form /url 33"
        ),
        JudgedSession(
            JudgedSession.session(user: #"1,"x":{"a":1,"a":[{"b":"\udc00"}]}"#, ),
            "contract/undeclared /x 23",
            "json/duplicate-key /x/a 34",
            "json/lone-surrogate /x/a/0/b 44"
        ),
    ])
    func `finds faults that a parsed tree no longer shows`(session: JudgedSession) throws {
        let found = findings(in: session.text).filter { !$0.hasPrefix("link/user-id") }
        #expect(found == session.findings)
    }

    @Test
    func `reports a payload that is not an object`() {
        #expect(findings(in: "7") == ["envelope/unknown  0"])
    }

    @Test
    func `keeps values out of everything but the excerpt`() throws {
        let secret = "s3cr3t-v4lue"
        for field in ["id", "user", "seen", "url"] {
            let quoted = #""\#(secret)""#
            let text =
                switch field {
                case "id": JudgedSession.session(id: quoted)
                case "user": JudgedSession.session(user: quoted)
                case "seen": JudgedSession.session(seen: quoted)
                default: JudgedSession.session(url: quoted)
                }
            var ledger = Ledger()
            var reader = PayloadReader(JudgeSettings(now: 1_800_000_000))
            reader.read(session: Array(text.utf8), name: "", into: &ledger)
            let found = ledger.summary.rows.map(\.finding)
            #expect(!found.isEmpty)
            for finding in found {
                let words = finding.wording
                let shown = [
                    words.message, words.expected, words.fix, words.observed, words.kind,
                    finding.place.pointer.description,
                ]
                #expect(!shown.joined().contains(secret))
            }
            #expect(found.contains { $0.excerpt?.contains(secret) == true })
        }
    }
}
