import Platform
import Testing

@testable import StandInAPI

/// Compares what is written with the reader that every system has.
@Suite
struct `The writer of gzip` {
    /// Returns what `gzip -dc` makes of bytes, and how it ends.
    static func read(_ bytes: [UInt8]) throws -> (content: [UInt8], end: ChildEnd?) {
        let process = try ChildFilter(
            command: ["gzip", "-dc"],
            environment: ["PATH=/usr/bin:/bin"],
            source: .reading("/dev/null"),
            after: bytes
        )
        let content = try #require(try process.readAll(limit: 8 << 20))
        return (content, process.end)
    }

    static func body(length: Int) -> [UInt8] { (0..<length).map { UInt8($0 * 7 % 251) } }

    @Test(arguments: [0, 1, 65_535, 65_536, 200_000])
    func `writes members that are read as they were`(length: Int) throws {
        let body = Self.body(length: length)
        for options in [[], [.name], [.extra, .name, .comment]] as [Gzip.Options] {
            let (content, end) = try Self.read(Gzip.member(body, options: options))
            #expect(content == body)
            #expect(end == .exited(0))
        }
    }

    @Test(arguments: [0, 1, 2, 258, 259, 260, 1_000_000])
    func `writes spaces that take little room`(count: Int) throws {
        let body = Self.body(length: 50)
        let member = Gzip.bomb(body, spaces: count)
        let (content, end) = try Self.read(member)
        #expect(end == .exited(0))
        #expect(content == body + Array(repeating: .space, count: count))
        #expect(member.count < 400 + count / 150)
    }

    @Test
    func `computes the checksum of the standard`() {
        #expect(Gzip.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    }

    @Test(arguments: [
        StandInFault.OfCoding.notGzip, .gzipCutAtEnd, .gzipCut, .gzipChecksum, .gzipLength,
        .gzipTrailingContent,
    ])
    func `is broken by faults`(fault: StandInFault.OfCoding) throws {
        let server = try StandInServer.running(.coding(fault))
        defer { server.stop() }
        let response = try server.response(to: "/api/v2/sessions")
        #expect(response["content-encoding"] == "gzip")
        #expect(try Self.read(response.body).end != .exited(0))
    }

    @Test(arguments: [StandInFault.Variation.gzip, .gzipTwoMembers, .gzipNamed])
    func `is only used in variations`(variation: StandInFault.Variation) throws {
        let target = "/api/v2/sessions"
        let right = try StandInServer.running(publicURL: "https://a.test")
        let server = try StandInServer.running(.variation(variation), publicURL: "https://a.test")
        defer {
            right.stop()
            server.stop()
        }
        let response = try server.response(to: target)
        let (content, end) = try Self.read(response.body)
        #expect(end == .exited(0))
        #expect(content == (try right.response(to: target).body))
        #expect(try server.response(to: "/api/v2/nothing")["content-encoding"] == nil)
    }
}
