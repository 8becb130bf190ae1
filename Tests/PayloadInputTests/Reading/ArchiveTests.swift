import Arrangements
import Foundation
import PayloadInput
import SessionContract
import StrictJSON
import TestEffort
import Testing

@Suite
struct `The reader of HTTP archives` {
    private static let good = CheckedText.session()
    private static let bad = CheckedText.session("null")

    private func quoted(_ text: String) throws -> String {
        String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }

    private func entry(
        _ text: String,
        url: String? = "https://company.zendesk.com/api/v2/sessions.json?page[size]=100",
        status: Int = 200,
        isEncoded: Bool = false
    ) throws -> String {
        let body = isEncoded ? Data(text.utf8).base64EncodedString() : text
        let request = try url.map { #""request":{"method":"GET","url":\#(try quoted($0))},"# }
        return #"{\#(request ?? "")"response":{"status":\#(status),"content":{"text":"#
            + (try quoted(body)) + (isEncoded ? #","encoding":"base64""# : "") + "}}}"
    }

    private func archive(_ entries: String...) -> String {
        #"{"log":{"version":"1.2","creator":{"name":"x"},"entries":["#
            + entries.joined(separator: ",\n") + #"],"comment":""}}"#
    }

    @Test(arguments: [#"{"log":{}}"#, #"{"log":1,"id":1}"#, #"{"session":{"id":1},"log":[]}"#])
    func `checks an archive on the line after another object with a log`(
        line: String
    ) throws {
        let archive = archive(try entry(Self.bad)).filter { $0 != "\n" }
        let separate = try Judged(archive, Judged.Options(.ndjson))
        let both = try Judged("\(line)\n\(archive)\n", Judged.Options(.ndjson))
        let faults = both.faults.filter { $0.source.contains("#") }
        #expect(!faults.isEmpty)
        #expect(faults == separate.faults)
        #expect(!both.faults.contains { $0.rule == .envelopeUnknown && $0.position.line == 2 })
    }

    /// A body has its own keys, and the archive is still open when it is read.
    @Test(arguments: [#"{"sessions":[\#(good)]}"#, #"{"x":{"y":1},"session":\#(good)}"#])
    func `does not judge the keys of the archive itself`(body: String) throws {
        let members = (1...5).map { "\"k\($0)\":0," }.joined()
        let log = try archive(entry(body)).dropFirst()
        let found = try Judged("{\(members)\(log.dropLast()),\"k5\":1}")
        #expect(found.faults == [])
        #expect(found.counts.sessions == 1)
    }

    @Test(arguments: [false, true])
    func `does not check an archive inside a response`(isEncoded: Bool) throws {
        let inner = archive(try entry(Self.bad))
        let found = try Judged(archive(try entry(inner, isEncoded: isEncoded)))
        #expect(found.rules == [.envelopeUnknown])
        #expect(found.faults.first?.source == "payload#/log/entries/0/response/content/text")
    }

    @Test
    func `checks each response with sessions`() throws {
        let text = archive(
            try entry(#"{"sessions":[\#(Self.good),\#(Self.bad)]}"#),
            try entry(#"{"session":\#(Self.bad)}"#, isEncoded: true),
            try entry(Self.good)
        )
        let result = try check(text)
        #expect(result.counts.payloads == 3)
        #expect(result.counts.sessions == 4)
        #expect(
            result.faults.map(\.place)
                == ["contract/null /sessions/1/id 98", "contract/null /session/id 17"]
        )
    }

    @Test(arguments: [
        "https://company.zendesk.com/api/v2/sessions",
        "https://company.zendesk.com/api/v2/users/1/sessions.json",
        "https://company.zendesk.com/api/v2/users/1/sessions/2.json?x=/y",
        "https://company.zendesk.com/api/v2/users/me/session",
    ])
    func `checks every response of a sessions endpoint`(url: String) throws {
        let result = try check(archive(try entry("no JSON", url: url)))
        #expect(result.places == ["json/syntax  0"])
    }

    @Test
    func `skips responses without sessions`() throws {
        let page = "https://company.zendesk.com/hc/en-us"
        let text = archive(
            try entry("<html>", url: page),
            try entry(#"{"users":[]}"#, url: "https://company.zendesk.com/api/v2/users.json"),
            try entry(
                #"{"authenticity_token":"x"}"#,
                url: "https://company.zendesk.com/api/v2/users/me/session/renew"
            ),
        )
        let result = try check(text)
        #expect(result.places == [])
        #expect(result.counts.payloads == 0)
        #expect(result.counts.answers == 3)
        #expect(result.counts.skipped[.otherURL] == 3)
    }

    @Test
    func `counts each response that cannot be judged, with the reason`() throws {
        let request = #""request":{"method":"GET","url":"https://a.zendesk.com/api/v2/sessions"}"#
        for (entry, reason) in [
            (try entry(Self.bad, status: 401), Fault.Unjudged.status(401)),
            (try entry(Self.bad, status: 304), .status(304)),
            (try entry(Self.bad, status: 201), .status(201)),
            (try entry(Self.bad, status: 0), .noResponse),
            (try entry(Self.bad, status: 1 << 40), .noResponse),
            (try entry(""), .missingBody),
            (try entry(" \n"), .empty),
            (try entry("[]"), .empty),
            (try entry(#"{"sessions":[]}"#), .empty),
            (#"{\#(request),"response":{"status":200,"content":{}}}"#, .missingBody),
            (#"{\#(request),"response":{"status":200,"content":{"text":null}}}"#, .missingBody),
            (#"{\#(request),"response":{"content":{"text":"{}"}}}"#, .noResponse),
            (#"{\#(request)}"#, .noResponse),
            (try entry(Self.bad, url: nil), .noRequest),
            (try entry("no base64").replacing(#""text""#, with: Self.encoded), .encoding),
            (try entry("abcde").replacing(#""text""#, with: Self.encoded), .encoding),
            (try entry("a=bc").replacing(#""text""#, with: Self.encoded), .encoding),
            (try entry("YQ==YQ==").replacing(#""text""#, with: Self.encoded), .encoding),
            ("{}", .noRequest), ("7", .noRequest),
        ] {
            let found = try check(archive(entry, try self.entry(Self.good)))
            #expect(found.counts.unjudged.description == "1 \(reason.name)", "\(entry)")
            #expect(found.counts.answers == 2)
            #expect(found.counts.sessions == 1)
            #expect(found.rules == [reason == .empty ? .inputEmpty : .inputUnjudged], "\(entry)")
        }
    }

    private static let encoded = #""encoding":"base64","text""#

    @Test
    func `points to the exchange that cannot be judged`() throws {
        let first = try entry(Self.good)
        let text = archive(first, try entry(Self.bad, status: 403))
        let fault = try #require(try Judged(Array(text.utf8), name: "day.har").faults.first)
        #expect(fault.source == "day.har")
        #expect(fault.pointer.description == "/log/entries/1")
        #expect(fault.position.line == 2)
        #expect(fault.position.column == 1)
    }

    @Test
    func `judges a body with another size than the archive says, unless its end is missing`()
        throws
    {
        for (text, size, rules) in [
            (Self.bad, 9_614, [Rule.contractNull]), (Self.bad, 1, [.contractNull]),
            (String(Self.bad.dropLast()), 9_614, [.inputUnjudged]),
            (#"{"id":nul"#, 9_614, [.inputUnjudged]),
            (#"{"id":1,"url":"x\ud8"#, 99, [.inputUnjudged]),
            (String(Self.bad.dropLast()), 1, [.jsonSyntax]),
            (#"{"id":1,}"# + String(repeating: " ", count: 200), 9_614, [.jsonSyntax]),
        ] {
            for isEncoded in [false, true] {
                for members in [#""size":\#(size),"text""#, #""text""#] {
                    let isFirst = members.contains("size")
                    let entry = try entry(text, isEncoded: isEncoded)
                        .replacing(#""text""#, with: members)
                        .replacing("}}}", with: isFirst ? "}}}" : #","size":\#(size)}}}"#)
                    let found = try check(archive(entry))
                    #expect(Set(found.rules) == Set(rules), "\(entry)")
                }
            }
        }
    }

    @Test
    func `judges HTML and error objects as a live answer`() throws {
        for (body, rule) in [
            ("<!DOCTYPE html>", Rule.liveContentType), (" \n<a/>", .liveContentType),
            (#"{"error":"x"}"#, .liveErrorBody), (#"{"errors":[{"code":"x"}]}"#, .liveErrorBody),
            (#"{"error":null}"#, .envelopeUnknown), ("Service unavailable", .jsonSyntax),
            ("null", .envelopeUnknown), ("abcd", .jsonSyntax),
        ] {
            let found = try check(archive(try entry(body)))
            #expect(found.rules == [rule], "\(body)")
            #expect(found.counts.unjudged.total == 0)
            #expect(found.counts.payloads == 1)
        }
    }

    @Test
    func `names the response as the source`() throws {
        let text = archive(try entry(Self.good), try entry(Self.bad))
        let found = try Judged(Array(text.utf8), name: "day.har")
        let fault = try #require(found.faults.first)
        #expect(fault.source == "day.har#/log/entries/1/response/content/text")
        #expect(fault.position.offset == 6)
    }

    @Test
    func `judges a cut archive up to the cut`() throws {
        let text = archive(try entry(Self.good), try entry(Self.bad), try entry(Self.good))
        let ends = [text.utf8.count - 1, text.utf8.count - 3, text.utf8.count - 60, 40, 12]
        for end in ends {
            let found = try check(String(decoding: Array(text.utf8)[..<end], as: UTF8.self))
            #expect(!found.rules.contains(.jsonSyntax), "\(end)")
            #expect(found.counts.unjudged[.damagedArchive] == 1)
            let damage = try #require(found.faults.first { $0.rule == .inputUnjudged })
            #expect(damage.position.offset == end)
            // The text that ends too early is the archive, not the response that was read last.
            #expect(damage.source == "payload")
            #expect(found.rules.contains(.contractNull) == (end > 100))
        }
        let whole = try check(text.filter { $0 != "\n" } + " x")
        #expect(whole.counts.unjudged.description == "1 damaged-archive")
        #expect(whole.counts.sessions == 3)
    }

    @Test
    func `reads over whatever is wrong in the rest of an archive`() throws {
        let deep = String(repeating: "[", count: 600) + String(repeating: "]", count: 600)
        for rest in [deep, #"["\q"]"#, "[\"\u{1}\"]", "[1 2]", #"{"a":1,"a":2}"#, #""\ud800""#] {
            let entry = try entry("x", url: "https://x.example/").dropLast() + #","_x":\#(rest)}"#
            let log = try archive(String(entry), self.entry(Self.bad))
            let found = try check(log.replacing(#""version""#, with: #""_y":\#(rest),"version""#))
            #expect(found.faults.map(\.place) == ["contract/null /id 6"], "\(rest.prefix(9))")
            #expect(found.counts.answers == 2)
        }
    }

    @Test
    func `recognizes an archive by its entries, whatever comes before them`() throws {
        let entry = try entry(Self.bad)
        let padding = String(repeating: "x", count: 100_000)
        for text in [
            #"{"log":{"entries":[\#(entry)]}}"#, #"{"comment":"","log":{"entries":[\#(entry)]}}"#,
            #"{"a":1,"b":{"entries":{}},"log":{"version":"1.2","entries":[\#(entry)]}}"#,
            "{\"log\":{\n\"entries\":[\(entry)]}}",
            "{\"log\": {\"version\":\"1.2\",\n\"entries\":[\(entry)]}}",
            "{\"log\":\n{\"entries\"\n:\n[\n\(entry)\n]\n}\n}\n",
            "{\n\"log\":{\"entries\":[\(entry)]}\n}",
            #"{"log":{"comment":"\#(padding)","entries":[\#(entry)]}}"#,
            #"{"comment":"\#(padding)","log":{"entries":[\#(entry)],"x":"\#(padding)"}}"#,
            #"{"log":{"pages":[{"entries":7}],"entries":[\#(entry)]},"log2":1}"#,
        ] {
            for format in [PayloadReader.Format.auto, .json, .har] {
                let found = try check(text, format: format)
                #expect(found.faults.map(\.place) == ["contract/null /id 6"], "\(text.prefix(80))")
                #expect(found.counts.payloads == 1)
            }
        }
    }

    @Test
    func `does not take every object with a log for an archive`() throws {
        for log in ["1", "null", "[]", "{}", #"{"entries":{}}"#, #"{"x":{"entries":[]}}"#] {
            for text in [
                #"{"log":\#(log),\#(Self.bad.dropFirst())"#,
                "{\"log\":\n\(log),\(Self.bad.dropFirst())",
            ] {
                let found = try check(text)
                #expect(found.rules == [.contractNull, .contractUndeclared], "\(text)")
            }
            #expect(try check(#"{"log":\#(log)}"#).rules == [.envelopeUnknown])
        }
        // An object with the fields of a session is a session.
        let found = try check(#"{"id":null,"log":{"entries":[\#(try entry(Self.bad))]}}"#)
        #expect(found.faults.first?.source == "payload")
        #expect(found.rules.contains(.contractUndeclared))
    }

    @Test
    func `accepts keys in any order`() throws {
        let text = Data(Self.bad.utf8).base64EncodedString()
        let request = #""request":{"url":"https://a.zendesk.com/api/v2/sessions","method":"GET"}"#
        let foreign = request.replacing("sessions", with: "tickets")
        for content in [
            #""content":{"encoding":"base64","text":"\#(text)"}"#,
            #""content":{"text":"\#(text)","encoding":"base64"}"#,
            #""content":{"text":\#(try quoted(Self.bad)),"encoding":"base64"}"#,
            #""content":{"text":\#(try quoted(Self.bad))}"#,
        ] {
            for (text, faults) in [
                (#"{"response":{\#(content),"status":200},\#(request)}"#, [Rule.contractNull]),
                (#"{\#(request),"response":{"status":200,\#(content)}}"#, [.contractNull]),
                (#"{"response":{\#(content),"status":200},\#(foreign)}"#, []),
                (#"{"response":{\#(content),"status":404},\#(request)}"#, [.inputUnjudged]),
                (#"{"response":{"status":404,\#(content)},\#(request)}"#, [.inputUnjudged]),
                (#"{"response":{\#(content),"status":200}}"#, [.inputUnjudged]),
            ] {
                #expect(try check(archive(text)).rules == faults, "\(text)")
            }
        }
    }

    @Test
    func `ignores requests that do not get sessions`() throws {
        let sessions = "https://c.zendesk.com/api/v2/sessions"
        for (method, url, text) in [
            ("OPTIONS", sessions, "OK"), ("DELETE", sessions, #"{"id":null}"#),
            ("GET", "https://shop.example/api/auth/session", "{}"),
            ("GET", "https://c.zendesk.com/api/v2/sessions/count.json", #"{"count":{}}"#),
            ("GET", "https://x.example/a", #"{"session":"abc"}"#),
            ("GET", "https://c.zendesk.com/api/v2/users/sessions", "x"),
            ("GET", "https://c.zendesk.com/api/v2?u=/api/v2/sessions", "x"),
            ("GET", "https://c.zendesk.com/x/api/v2/sessions", "x"),
            ("GET", "https://c.zendesk.com/#/api/v2/sessions", "x"),
            ("GET", "https://c.zendesk.com/api/v2/users/x/sessions", "x"),
            ("GET", "https://c.zendesk.com/api/v2/users/7/sessions/renew", "x"),
            ("GET", "https://c.zendesk.com/api/v2/users/me/sessions", "x"),
            ("GET", "https://c.zendesk.com/api/v2/sessions/", "x"),
            ("GET", "https://c.zendesk.com/api/v2/sessions.xml", "x"),
            ("GET", "https://c.zendesk.com/a/" + String(repeating: "x", count: 70_000), "x"),
        ] {
            let text = try entry(text, url: url).replacing("GET", with: method)
            let found = try check(archive(text))
            #expect(found.faults == [], "\(method) \(url.prefix(80))")
            #expect(found.counts.skipped.total == 1)
            #expect(found.counts.skipped[.otherMethod] == (method == "GET" ? 0 : 1))
        }
    }

    @Test(arguments: [
        ("/zd", "https://proxy.example/zd/api/v2/sessions.json", true),
        ("/zd/", "https://proxy.example/zd/sessions?page=2", true),
        ("/zd", "https://proxy.example/zdx/sessions", false),
        ("/zd", "https://proxy.example/x/zd/sessions", false),
        ("https://proxy.example/zd", "https://proxy.example/zd/users/7/sessions/9", true),
        ("https://proxy.example", "https://proxy.example/sessions", true),
        ("https://proxy.example", "https://other.example/sessions", false),
        ("/zd", "https://c.zendesk.com/api/v2/sessions", true),
    ])
    func `also judges the responses of a proxy`(
        prefix: String,
        url: String,
        isJudged: Bool
    ) throws {
        let prefix = try #require(SessionRequest.Prefix(prefix))
        let text = archive(try entry(Self.bad, url: url))
        let found = Judged(Judged.Options()) { reader, ledger in
            reader.options.requests.prefixes = [prefix]
            reader.read(Array(text.utf8), name: "payload", format: .auto, into: &ledger)
        }
        #expect(found.rules == (isJudged ? [.contractNull] : []))
    }

    @Test(arguments: ["", "zd", "ftp://x", "/zd?x", "https://x/#"])
    func `does not take every text for the prefix of a proxy`(text: String) {
        #expect(SessionRequest.Prefix(text) == nil)
    }

    @Test
    func `decodes a body only if it is base64`() throws {
        let encoded = Data(#"{"id":null,"url":"\#(String(repeating: "?>", count: 9))"}"#.utf8)
            .base64EncodedString()
        let urlSafe = encoded.replacing("+", with: "-").replacing("/", with: "_")
        #expect(encoded != urlSafe)
        for body in [
            encoded, urlSafe, encoded.replacing("=", with: ""),
            "\(encoded.prefix(20))\r\n\(encoded.dropFirst(20))",
            #"{"id":null}"#, #"{"id":null }"#, #"{"id":null  }"#, #" {"id":null  }"#,
        ] {
            let entry = try entry(body).replacing(#""text""#, with: Self.encoded)
            #expect(try check(archive(entry)).rules.contains(.contractNull), "\(body)")
        }
        for (body, rule) in [
            ("abcd", Rule.jsonSyntax), ("null", .jsonEncoding), ("12345", .envelopeUnknown),
        ] {
            let entry = try entry(body).replacing(#""text""#, with: Self.encoded)
            #expect(try check(archive(entry)).rules == [rule], "\(body)")
        }
    }

    @Test
    func `judges what follows a byte order mark, in the archive and in its responses`() throws {
        let mark = "\u{FEFF}"
        let text = archive(
            try entry(mark + Self.bad),
            try entry(Self.good),
            try entry(mark + Self.bad, isEncoded: true)
        )
        for (text, notes) in [(text, 0), (mark + text, 1)] {
            let found = try check(text)
            #expect(found.rules.count { $0 == .jsonByteOrderMark } == 2)
            #expect(found.rules.count { $0 == .contractNull } == 2)
            // Before the archive, it is not a fault of the API.
            #expect(found.rules.count { $0 == .inputFraming } == notes)
            #expect(found.rules.count == 4 + notes)
        }
    }

    @Test
    func `keeps a fault in one response from affecting the others`() throws {
        let deep = String(repeating: "[", count: 600)
        for body in ["{", deep, "{\"id\":1,}", "\u{1}", "{\"id\":1}{", "[\(Self.good),]"] {
            let found = try check(
                archive(try entry(Self.bad), try entry(body), try entry(Self.bad))
            )
            #expect(found.rules.count { $0 == .contractNull } == 2)
            #expect(found.rules.count { [.jsonSyntax, .jsonDepth].contains($0) } == 1, "\(body)")
        }
    }

    /// Padding is two characters, which may be read apart, also because each may be an escape.
    @Test(arguments: ["==", "\\u003d\\u003d", "\\u003d=", ""])
    func `decodes base64 at every place of the buffer`(padding: String) throws {
        var text = Self.bad
        while text.utf8.count % 3 != 1 { text += " " }
        let body = Data(text.utf8).base64EncodedString().dropLast(2) + padding
        let start = try entry("").replacing(#""text":"""#, with: Self.encoded + ":")
        for length in [32_768, 65_536, 262_144] {
            for distance in TestEffort.sample(of: [0, 1, 2, -1, -2, 60], every: 3) {
                let front = #"{"log":{"comment":""#
                let rest = #"","entries":["# + start.prefix(start.utf8.count - 3) + #"""#
                let count = length - front.utf8.count - rest.utf8.count - body.utf8.count + distance
                let filler = String(repeating: "x", count: max(0, count))
                let found = try check(front + filler + rest + body + #""}}}]}}"#)
                #expect(found.rules == [.contractNull], "\(length) \(distance)")
            }
        }
    }

    @Test
    func `reads a body after any amount of white space`() throws {
        for count in [65_535, 65_536, 65_537, 200_000] {
            let body = String(repeating: " ", count: count) + Self.bad
            #expect(try check(archive(try entry(body))).rules == [.contractNull])
        }
    }

    @Test
    func `does not judge a body that ends with a remark of the recorder`() throws {
        let list = "[" + [String](repeating: Self.good, count: 9).joined(separator: ",") + "]"
        // With its remark, a body that is cut later is longer than it was.
        for end in stride(from: 3, to: list.utf8.count - 60, by: 7) {
            let body = list.prefix(end) + "... [truncated to save space (3030 more bytes)]"
            let entry = try entry(String(body))
                .replacing(#""text""#, with: #""size":\#(list.utf8.count),"text""#)
            #expect(try check(archive(entry)).rules == [.inputUnjudged], "\(end)")
        }
    }

    @Test
    func `does not take the rest of a damaged archive for payloads`() throws {
        let fault = #"{"request":{"url":"https://x/"},,"response":{}}"#
        for separator in ["\n", ""] {
            let entries = [try entry(Self.good), fault, try entry(Self.bad)]
            let list = entries.joined(separator: "," + separator)
            let text = #"{"log":{"entries":["# + separator + list + separator + "]}}\n"
            let found = try check(text)
            #expect(found.rules == [.inputUnjudged])
            #expect(found.counts.unjudged.description == "1 damaged-archive")
            #expect(found.counts.sessions == 1)
        }
        let raw = archive(try entry(Self.good)).replacing("GET", with: "G\nET") + "\n"
        #expect(try check(raw + Self.bad + "\n").rules == [.inputUnjudged])
    }
}
