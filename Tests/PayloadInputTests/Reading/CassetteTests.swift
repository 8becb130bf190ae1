import Arrangements
import Foundation
import PayloadInput
import SessionContract
import StrictJSON
import Testing

/// Archives other than HAR: cassettes of test recorders, and collections with saved responses.
@Suite
struct `The reader of cassettes and collections` {
    private static let url = "https://company.zendesk.com/api/v2/sessions"
    private static let bad = CheckedText.session("null")

    private static func quoted(_ text: String) throws -> String {
        String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }

    /// An archive in one of the forms, whose one request is for `url`.
    private static func archive(
        _ form: String,
        url: String = url,
        status: Int = 200,
        body: String = bad
    ) throws -> String {
        let encoded = Data(body.utf8).base64EncodedString()
        let body = try quoted(body)
        let request = #"{"method":"get","uri":"\#(url)","body":null,"headers":{"Accept":["*/*"]}}"#
        let status200 = #""status":{"code":\#(status),"message":"x"},"headers":{"X":["y"]}"#
        let asked = #"{"method":"GET","header":[],"url":{"raw":"\#(url)","host":["x"]}}"#
        let saved = #"{"name":"x","status":"x","code":\#(status),"header":[],"body":\#(body)"#
        return switch form {
        case "VCR":
            #"{"http_interactions":[{"request":\#(request),"response":{\#(status200),"#
                + #""body":{"encoding":"UTF-8","string":\#(body)}}}],"recorded_with":"VCR 6"}"#
        case "Betamax":
            #"{"http_interactions":[{"recorded_at":"x","request":\#(request),"response":{"#
                + #""body":{"base64_string":"\#(encoded)","encoding":"utf-8"},\#(status200)}}]}"#
        case "vcrpy":
            #"{"version":1,"interactions":[{"request":\#(request),"response":{\#(status200),"#
                + #""body":{"string":\#(body)}}}]}"#
        case "Postman 2.1":
            #"{"info":{"name":"x"},"item":[{"name":"folder","item":[{"name":"y","request":{},"#
                + #""response":[\#(saved),"originalRequest":\#(asked)}]}]}]}"#
        default:
            #"{"item":[{"response":[{"originalRequest":{"method":"GET","url":"\#(url)"},"#
                + saved.dropFirst() + "}]}]}"
        }
    }

    private static let forms = ["VCR", "Betamax", "vcrpy", "Postman 2.1", "Postman 2.0"]

    @Test(arguments: forms)
    func `judges the response to a request for sessions`(form: String) throws {
        let text = try Self.archive(form)
        for text in [text, "\u{FEFF}" + text, "\(text)\n\(text)\n"] {
            let found = try Judged(text, Judged.Options(isGrouping: true))
            #expect(found.rules.filter { $0 != .inputFraming } == [.contractNull], "\(text)")
            #expect(found.counts.answers == found.counts.sessions)
        }
        let fault = try #require(try Judged(text).faults.first)
        #expect(fault.pointer.description == "/id")
        #expect(fault.source.hasPrefix("payload#/"))
    }

    @Test(arguments: forms)
    func `counts what is not judged`(form: String) throws {
        let foreign = try Judged(try Self.archive(form, url: "https://x.example/"))
        #expect(foreign.counts.skipped.description == "1 other-url")
        #expect(foreign.faults == [])
        let refused = try Judged(try Self.archive(form, status: 401))
        #expect(refused.counts.unjudged.description == "1 status-401")
        #expect(refused.rules == [.inputUnjudged])
        let empty = try Judged(try Self.archive(form, body: ""))
        #expect(empty.counts.unjudged.description == "1 no-body")
    }

    @Test(arguments: forms)
    func `judges a cut archive up to the cut`(form: String) throws {
        let text = try Self.archive(form)
        let found = try Judged(String(text.dropLast(1)))
        #expect(Set(found.rules) == [.contractNull, .inputUnjudged])
        #expect(found.counts.unjudged.description == "1 damaged-archive")
    }

    @Test(arguments: forms)
    func `reads an archive in any layout`(form: String) throws {
        let tree = try JSONSerialization.jsonObject(with: Data(try Self.archive(form).utf8))
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys]
        let text = try JSONSerialization.data(withJSONObject: tree, options: options)
        #expect(try Judged(Array(text)).rules == [.contractNull])
    }

    @Test(arguments: ["item", "interactions", "http_interactions"])
    func `does not take every list of that name for an archive`(key: String) throws {
        for list in ["1", "[]", "[1]", "[{}]", #"[{"request":1}]"#, #"{"request":{}}"#] {
            let text = #"{"\#(key)":\#(list)}"#
            #expect(try Judged(text).rules == [.envelopeUnknown], "\(text)")
            let session = #"{"id":null,"\#(key)":\#(list)}"#
            #expect(try Judged(session).rules.contains(.contractNull), "\(session)")
        }
    }

    @Test
    func `survives folders in folders without end`() throws {
        let depth = 50_000
        let text =
            String(repeating: #"{"item":["#, count: depth) + String(repeating: "]}", count: depth)
        let found = try Judged(text)
        #expect(Set(found.rules).isSubset(of: [.jsonDepth, .envelopeUnknown, .inputUnjudged]))
        #expect(!found.rules.isEmpty)
    }
}
