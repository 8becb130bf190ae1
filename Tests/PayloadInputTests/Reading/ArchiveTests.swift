import Arrangements
import Foundation
import PayloadInput
import SessionContract
import StrictJSON
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
    func `finds a duplicate key of the archive after its entries`(body: String) throws {
        let members = (1...5).map { "\"k\($0)\":0," }.joined()
        let log = try archive(entry(body)).dropFirst()
        let found = try Judged("{\(members)\(log.dropLast()),\"k5\":1}")
        let duplicates = found.faults.filter { $0.rule == .jsonDuplicateKey }
        #expect(duplicates.map(\.pointer.description) == ["/k5"])
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
            try entry(Self.good, url: nil)
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
            try entry(#"{"error":"x"}"#, status: 404),
            try entry(""),
            #"{"response":{"content":{}}}"#,
            "7"
        )
        let result = try check(text)
        #expect(result.places == [])
        #expect(result.counts.payloads == 0)
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
    func `reports where an archive stops being JSON`() throws {
        let text = archive(try entry(Self.good), try entry(Self.bad)).dropLast(3)
        let found = try check(String(text))
        #expect(
            found.faults.map(\.place) == ["contract/null /id 6", "json/syntax  \(text.utf8.count)"]
        )
        // The text that ends too early is the archive, not the response that was read last.
        #expect(found.faults.last?.source == "payload")
        #expect(found.faults.first?.source == "payload#/log/entries/1/response/content/text")
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
        let content =
            #""content":{"encoding":"base64","text":"\#(Data(Self.bad.utf8).base64EncodedString())"}"#
        let request = #""request":{"url":"https://a.zendesk.com/api/v2/sessions","method":"GET"}"#
        let foreign = request.replacing("sessions", with: "tickets")
        for (text, faults) in [
            (#"{"response":{\#(content),"status":200},\#(request)}"#, 1),
            (#"{\#(request),"response":{\#(content)}}"#, 1),
            (#"{"response":{\#(content),"status":200},\#(foreign)}"#, 0),
            (#"{"response":{\#(content),"status":404},\#(request)}"#, 0),
            (#"{"response":{"status":404,\#(content)},\#(request)}"#, 0),
        ] {
            #expect(try check(archive(text)).faults.count == faults, "\(text)")
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
        ] {
            let text = try entry(text, url: url).replacing("GET", with: method)
            #expect(try check(archive(text)).faults == [], "\(method) \(url)")
        }
    }

    @Test
    func `decodes a body only if it is base64`() throws {
        let encoded = Data(#"{"id":null,"url":"\#(String(repeating: "?>", count: 9))"}"#.utf8)
            .base64EncodedString()
        let urlSafe = encoded.replacing("+", with: "-").replacing("/", with: "_")
        #expect(encoded != urlSafe)
        for body in [
            encoded, urlSafe, encoded.replacing("=", with: ""),
            #"\#(encoded.prefix(20))\r\n\#(encoded.dropFirst(20))"#,
            #"{\"id\":null}"#, #"{\"id\":null }"#, #"{\"id\":null  }"#, #" {\"id\":null  }"#,
        ] {
            let text = #"{"response":{"content":{"encoding":"base64","text":"\#(body)"}}}"#
            #expect(try check(archive(text)).rules.contains(.contractNull), "\(body)")
        }
        for body in ["a", "ab", "abc", "abcd", "abcde", "no base64", "=", "==", "a=b"] {
            let text = #"{"response":{"content":{"encoding":"base64","text":"\#(body)"}}}"#
            let rules = try check(archive(text)).rules
            #expect(rules == [.jsonSyntax] || rules == [.jsonEncoding], "\(body)")
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
        for (text, marks) in [(text, 2), (mark + text, 3)] {
            let found = try check(text)
            #expect(found.rules.count { $0 == .jsonByteOrderMark } == marks)
            #expect(found.rules.count { $0 == .contractNull } == 2)
            #expect(found.rules.count == marks + 2)
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
}
