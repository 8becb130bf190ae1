import Foundation
import ManualTime
import Testing

@testable import StandInAPI

/// Looks at the bytes on the wire.
@Suite
struct `A fault of the message` {
    static let target = "/api/v2/sessions?page[size]=10"

    /// Returns all bytes of the response to one request, up to a limit.
    static func bytes(_ fault: StandInFault, limit: Int = 1 << 20) throws -> [UInt8] {
        var limits = StandInConfiguration.Limits()
        limits.oversizedBody = 300_000
        limits.endlessBody = 4 << 20
        let time = ManualTime()
        let server = try StandInServer.running(
            fault,
            publicURL: "https://a.test",
            limits: limits,
            time: time
        )
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        try client.request(target, fields: ["Connection: close"])
        client.moveTime(time, by: .milliseconds(20))
        do {
            return try client.rest(limit: limit)
        } catch LoopbackClient.Failure.reset {
            return Array("reset".utf8)
        }
    }

    @Test(arguments: [
        (StandInFault.OfMessage.notHTTP, #"^SSH-2.0-"#), (.bodyWithoutHead, #"^\{"sessions":"#),
        (.statusLineInvalid, #"^HTTP/1.1 OK 200\r\n"#), (.versionUnknown, #"^HTTP/9.9 200 OK\r\n"#),
        (.closesAfterRequest, #"^$"#), (.resetsAfterRequest, #"^reset$"#),
        (.headerNoColon, #"^HTTP/1.1 200 OK\r\nDate[^\r]*\r\nX-Made-Up\r\n"#),
        (.headerNUL, #"\r\nX-Made-Up: a\x00b\r\n"#),
        (.cutAfterStatusLine, #"^HTTP/1.1 200 OK\r\n$"#),
        (.cutInHeader, #"\r\nConnection: cl$"#),
        (.headerLong, #"\r\nX-Made-Up: a{200000}\r\n\r\n"#),
        (.headerMany, #"\r\nX-Made-Up-9999: a+\r\n\r\n"#),
        (.headerEndless, #"(\r\nX-Made-Up: a+){2000}"#),
        (.interimEndless, #"^(HTTP/1.1 103 Early Hints\r\nX-Made-Up: a\r\n\r\n){2000}"#),
        (.lengthConflict, #"\r\nContent-Length: \d+\r\n(.+\r\n)*Content-Length: \d+\r\n\r\n"#),
        (.lengthNegative, #"\r\nContent-Length: -\d+\r\n"#),
        (.lengthInvalid, #"\r\nContent-Length: 0x[0-9a-f]+\r\n"#),
        (.lengthOverflow, #"\r\nContent-Length: 184467440737095516160\r\n"#),
        (.lengthAndChunked, #"\r\nTransfer-Encoding: chunked\r\n(.+\r\n)*Content-Length: \d+\r\n"#),
        (.chunkSizeInvalid, #"\r\n\r\nxyz[0-9a-f]+\r\n"#),
        (.chunkSizeOverflow, #"\r\n\r\n10000000000000000[0-9a-f]+\r\n"#),
        (.chunkSizeSmaller, #"\}more than the size says\r\n0\r\n\r\n$"#),
        (.lastChunkMissing, #"\}\r\n$"#), (.chunkCut, #"[^\n]$"#),
        (.transferCodingUnknown, #"\r\nTransfer-Encoding: made-up, chunked\r\n"#),
        (.chunkExtensionEndless, #"\r\n\r\n1;made-up=a{100000}"#),
        (.trailerEndless, #"\r\n0\r\n(X-Made-Up: a+\r\n){2000}"#),
    ])
    func `is in the bytes that are sent`(fault: StandInFault.OfMessage, pattern: String) throws {
        let text = String(decoding: try Self.bytes(.message(fault)), as: UTF8.self)
        #expect(text.range(of: pattern, options: .regularExpression) != nil, "\(text.prefix(900))")
    }

    @Test(arguments: [
        (StandInFault.Variation.versionOlder, #"^HTTP/1.0 200 OK\r\n"#),
        (.reasonMissing, #"^HTTP/1.1 200 \r\n"#),
        (.interimResponses, #"^(HTTP/1.1 10[0-9][^\n]*\r\n(X[^\n]*\r\n)?\r\n){3}HTTP/1.1 200 "#),
        (.headerCase, #"\r\ncOnTeNt-lEnGtH: \d+\r\n"#),
        (.headerSpaces, #"\r\nDate:\t  [^\n]* \t\r\n"#),
        (.headerEmpty, #"\r\nX-Made-Up:\r\n"#), (.chunkedBytes, #"\r\n\r\n1\r\n\{\r\n1\r\n""#),
        (.chunkExtensions, #"\r\n\r\n[0-9a-f]+;made-up;quoted="a;b"\r\n"#),
        (.trailers, #"\r\n0\r\nX-Made-Up: a\r\nX-Made-Up: b\r\n\r\n$"#),
    ])
    func `has siblings that are correct`(variation: StandInFault.Variation, pattern: String) throws
    {
        let text = String(decoding: try Self.bytes(.variation(variation)), as: UTF8.self)
        #expect(text.range(of: pattern, options: .regularExpression) != nil, "\(text.prefix(900))")
    }

    @Test(arguments: [
        (StandInFault.OfStatus.rateLimitedDate, "Tue, 18 Nov 2014 17:24:31 GMT"),
        (.rateLimitedRFC850, "Tuesday, 18-Nov-14 17:24:31 GMT"),
        (.rateLimitedAsctime, "Tue Nov 18 17:24:31 2014"), (.rateLimitedFraction, "1.5"),
        (.rateLimitedNegative, "-5"),
    ])
    func `spells Retry-After in every way`(fault: StandInFault.OfStatus, value: String) throws {
        let server = try StandInServer.running(
            .status(fault),
            time: ManualTime(date: 1_416_331_469)
        )
        defer { server.stop() }
        let response = try server.response(to: Self.target)
        #expect(response.status == 429)
        #expect(response["retry-after"] == value)
    }

    @Test(arguments: StandInFault.OfStatus.allCases.filter { $0.rawValue.hasPrefix("status-") })
    func `gives each response the status that its name says`(fault: StandInFault.OfStatus) throws {
        let server = try StandInServer.running(.status(fault))
        defer { server.stop() }
        let response = try server.response(to: Self.target)
        #expect("status-\(response.status)" == fault.rawValue)
        #expect(!response.body.isEmpty)
    }
}
