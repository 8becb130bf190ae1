import Foundation
import Platform
import Testing

@testable import StandInAPI

@Suite
struct `A stand-in server` {
    @Test
    func `has a port only while it runs`() throws {
        let server = try StandInServer()
        #expect(server.port == nil && server.origin == nil)
        server.stop()
        try server.start()
        let port = try #require(server.port)
        #expect(port > 0)
        #expect(server.origin == "http://127.0.0.1:\(port)")
        #expect(throws: StandInError.alreadyStarted) { try server.start() }
        #expect(try server.response(to: "/api/v2/users/me").status == 200)
        server.stop()
        #expect(server.port == nil)
        server.stop()
        #expect(throws: LoopbackClient.Failure.self) { try LoopbackClient(port: port) }
        try server.start()
        #expect(try server.response(to: "/api/v2/users/me").status == 200)
        #expect(server.requestCount == 2)
        server.stop()
    }

    // All of 127.0.0.0/8 is this machine, but only Linux needs no configuration for it.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/net")))
    func `listens on 127 point 0 point 0 point 1 only`() throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        let port = try #require(server.port)
        _ = try LoopbackClient(port: port, at: .usual)
        for other in [LoopbackHost.v4(0, 0, 2), .v4(1, 2, 3), .v6] {
            #expect(throws: (any Error).self) { try LoopbackClient(port: port, at: other) }
        }
    }

    @Test
    func `reports that its port is in use`() throws {
        let first = try StandInServer.running()
        defer { first.stop() }
        let port = try #require(first.port)
        let second = try StandInServer(configuration: .init(port: port))
        let error = #expect(throws: StandInError.portInUse(port)) { try second.start() }
        #expect(error?.description.contains("\(port)") == true)
        // A port that was just in use can be used again at once.
        _ = try first.response(to: "/api/v2/users/me")
        first.stop()
        try second.start()
        #expect(second.port == port)
        second.stop()
    }

    @Test
    func `rejects what it cannot serve`() {
        #expect(throws: StandInError.sessionCount(-1)) {
            try StandInServer(configuration: .init(sessions: -1))
        }
        #expect(throws: StandInError.sessionCount(1_000_001)) {
            try StandInServer(configuration: .init(sessions: 1_000_001))
        }
    }

    @Test
    func `stops while clients are busy`() throws {
        for fault in [
            StandInFault.message(.bodyEndless), .answer(.neverAnswers), .variation(.slow),
            .message(.stallsInBody), .session(.linkHTTP),
        ] {
            let server = try StandInServer.running(fault)
            let clients = try (0..<20).map { _ in try LoopbackClient(port: server.port) }
            for client in clients { try client.request("/api/v2/sessions") }
            server.stop()
            // Every connection ends, with or without a response; a client that still waits throws.
            for client in clients {
                #expect(try client.countBytes() < StandInConfiguration.Limits().endlessBody)
            }
        }
    }

    @Test
    func `stops when it is released`() throws {
        let port = try #require(StandInServer.running().port)
        #expect(throws: LoopbackClient.Failure.self) { try LoopbackClient(port: port) }
    }

    @Test
    func `serves clients concurrently`() async throws {
        let server = try StandInServer.running(sessions: 1_000)
        defer { server.stop() }
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let client = try LoopbackClient(port: server.port)
                    for page in 1...5 {
                        try client.request("/api/v2/sessions?page=\(page)&per_page=\(10 + number)")
                        #expect(try client.response().ids().count == 10 + number)
                    }
                    return 5
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(count == 40)
        #expect(server.requestCount == 40)
    }

    @Test
    func `keeps the newest requests, oldest first`() throws {
        var limits = StandInConfiguration.Limits()
        limits.loggedRequests = 3
        let server = try StandInServer.running(limits: limits)
        defer { server.stop() }
        for number in 0..<5 { _ = try server.response(to: "/\(number)") }
        _ = try server.response(to: "/\(String(repeating: "a", count: 3_000))")
        #expect(server.requests.map(\.target).prefix(2) == ["/3", "/4"])
        #expect(server.requests.last?.target.count == RequestRecord.longestTarget)
        #expect(server.requestCount == 6)
    }
}
