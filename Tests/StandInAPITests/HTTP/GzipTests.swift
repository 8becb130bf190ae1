import Foundation
import Testing

@testable import StandInAPI

/// Compares what is written with the reader that every system has.
@Suite
struct `The writer of gzip` {
    /// Returns what `gzip -dc` makes of bytes, and its exit code.
    static func read(_ bytes: [UInt8]) throws -> (content: [UInt8], code: Int32) {
        let file = FileManager.default.temporaryDirectory.appending(path: "gzip-\(UUID())")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc"]
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardError = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let content = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (Array(content), process.terminationStatus)
    }

    static func body(length: Int) -> [UInt8] { (0..<length).map { UInt8($0 * 7 % 251) } }

    @Test(arguments: [0, 1, 65_535, 65_536, 200_000])
    func `writes members that are read as they were`(length: Int) throws {
        let body = Self.body(length: length)
        for options in [[], [.name], [.extra, .name, .comment]] as [Gzip.Options] {
            let (content, code) = try Self.read(Gzip.member(body, options: options))
            #expect(content == body)
            #expect(code == 0)
        }
    }

    @Test(arguments: [0, 1, 2, 258, 259, 260, 1_000_000])
    func `writes spaces that take little room`(count: Int) throws {
        let body = Self.body(length: 50)
        let member = Gzip.bomb(body, spaces: count)
        let (content, code) = try Self.read(member)
        #expect(code == 0)
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
        #expect(try Self.read(response.body).code != 0)
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
        let (content, code) = try Self.read(response.body)
        #expect(code == 0)
        #expect(content == (try right.response(to: target).body))
        #expect(try server.response(to: "/api/v2/nothing")["content-encoding"] == nil)
    }
}
