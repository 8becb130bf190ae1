import Arrangements
import Foundation
import PayloadInput
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

    @Test
    func `checks each answer about sessions`() throws {
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
    func `checks whatever a sessions endpoint answered`(url: String) throws {
        let result = try check(archive(try entry("no JSON", url: url)))
        #expect(result.places == ["json/syntax  0"])
    }

    @Test
    func `passes over what has nothing to do with sessions`() throws {
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
    func `names the answer as the source`() throws {
        let text = archive(try entry(Self.good), try entry(Self.bad))
        let found = try Judged(Array(text.utf8), name: "day.har")
        let fault = try #require(found.faults.first)
        #expect(fault.source == "day.har#/log/entries/1/response/content/text")
        #expect(fault.position.offset == 6)
    }

    @Test
    func `finds where an archive is no JSON`() throws {
        let text = archive(try entry(Self.bad)).dropLast(3)
        let result = try check(String(text))
        #expect(result.places.first == "contract/null /id 6")
        #expect(result.places.last == "json/syntax  \(text.utf8.count)")
    }
}
