import Arrangements
import PayloadInput
import SessionContract
import StrictJSON
import Testing

/// The output of `curl -i`.
@Suite
struct `The reader of transcripts` {
    private static let good = #"{"sessions":[\#(CheckedText.session())]}"#
    private static let bad = #"{"sessions":[\#(CheckedText.session("null"))]}"#
    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"

    private static let null = "1 contract/null"

    @Test(arguments: [
        (head + bad, null, 1, ""),
        ("HTTP/2 200 \r\ncontent-type: application/json\r\n\r\n" + bad + "\n", null, 1, ""),
        ("HTTP/1.0 200 OK\nA: b\n\n" + bad, null, 1, ""),
        (head + bad + head + good, null, 2, ""),
        (head + good + "\n" + head + bad + "\n", null, 2, ""),
        ("HTTP/1.1 100 Continue\r\n\r\n" + head + bad, null, 1, "1 interim"),
        ("HTTP/1.1 200 Connection established\r\n\r\n" + head + bad, null, 1, "1 interim"),
        (
            "HTTP/1.1 302 Found\r\nContent-Length: 3\r\n\r\nabc" + head + bad, null, 1, "1 interim"
        ),
        ("HTTP/1.1 302 Found\r\nLocation: x\r\n\r\n", "1 input/unjudged", 0, "1 status-302"),
        ("HTTP/1.1 401 Unauthorized\r\n\r\n{}", "1 input/unjudged", 0, "1 status-401"),
        (
            "HTTP/1.1 404 x\r\nTransfer-Encoding: chunked\r\n\r\n{\"error\":\"x\"}" + head + good,
            "1 input/unjudged", 1, "1 status-404"
        ),
        ("HTTP/1.1 500 x\r\n\r\nx\ny\n" + head + good, "1 input/unjudged", 1, "1 status-500"),
        (head + "<html>\n<a>HTTP/1.1</a>\n</html>\n" + head + good, "1 live/content-type", 1, ""),
        (head + #"{"error":"x"}"#, "1 live/error-body", 0, ""),
        (head, "1 input/unjudged", 0, "1 no-body"),
        ("HTTP/1.1 200", "1 input/unjudged", 0, "1 no-body"),
        (head + #"{"sessions":[]}"#, "1 input/empty", 0, "1 empty"),
        (head + #"{"id":1,}"# + "\n" + head + good, "1 json/syntax", 1, ""),
        (head + good + " x\n" + head + good, "1 json/syntax", 2, ""),
        (
            "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + good.dropLast(9),
            "1 input/unjudged", 0, "1 cut-body"
        ),
        (
            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nContent-Encoding: gzip\r\n\r\n" + bad, null, 1,
            ""
        ),
        ("HTTP/1.1 is a protocol", "1 json/syntax", 0, ""),
    ])
    func `judges the body of each response`(
        text: String,
        finding: String,
        sessions: Int,
        aside: String
    ) throws {
        // At every size of the pieces that a source may deliver, as a file, the result is the same.
        let found = try Judged(text)
        #expect(found.rules.map { "1 \($0.id)" } == [finding], "\(text)")
        #expect(found.counts.sessions == sessions)
        let counts = found.counts
        #expect((counts.skipped.total + counts.unjudged.total == 0 ? "" : aside) == aside)
        #expect([counts.skipped.description, counts.unjudged.description].contains(aside))
    }

    @Test
    func `gives positions in the transcript`() throws {
        let found = try Judged(Self.head + "\n" + Self.bad + "\n")
        let fault = try #require(found.faults.first)
        #expect(fault.position.line == 5)
        #expect(fault.source == "payload")
        #expect(fault.pointer.description == "/sessions/0/id")
    }

    private static let page = "<p>\r\nmoved\r\n</p>\r\n"

    /// Responses before one with a fault, and what is counted of them.
    @Test(arguments: [
        // The length was right before the line breaks of the file were changed.
        ("HTTP/1.1 302 Found\r\nContent-Length: 18\r\n\r\n\(page)", "1 interim", ""),
        ("HTTP/1.1 401 No\r\nContent-Length: 500\r\n\r\n{}\n", "", "1 status-401"),
        // The next response starts on the last line of a body.
        ("HTTP/1.1 302 Found\r\nTransfer-Encoding: chunked\r\n\r\n<a>b</a>", "1 interim", ""),
        ("HTTP/2 302\r\n\r\nmoved", "1 interim", ""),
        ("HTTP/1.1 429 Wait\r\n\r\nslow down, HTTP/1.1 429", "", "1 status-429"),
        ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "", "1 no-body"),
        ("HTTP/1.1 200 OK\r\n\r\n\n\n", "", "1 no-body"),
    ])
    func `loses no response after another`(
        text: String,
        skipped: String,
        unjudged: String
    ) throws {
        let all = text + Self.head + Self.bad + "\n" + Self.head + Self.good + "\n"
        for text in [all, all.replacing("\r\n", with: "\n")] {
            let found = try Judged(text)
            #expect(found.rules.contains(.contractNull), "\(text)")
            #expect(found.counts.sessions == 2)
            #expect(found.counts.answers == 3)
            #expect(found.counts.skipped.description == skipped)
            #expect(found.counts.unjudged.description == unjudged)
        }
    }

    @Test
    func `judges what follows a response, unless another command wrote it`() throws {
        let length = Self.good.utf8.count
        let head = "HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n"
        let written = try Judged(head + Self.good + "\n200 0.123s\n")
        #expect(written.rules == [])
        #expect(written.counts.skipped.description == "1 other-text")
        #expect(try Judged(head + Self.good + "\n" + Self.bad).rules == [.jsonSyntax])
    }
}
