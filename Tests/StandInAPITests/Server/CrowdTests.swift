import Foundation
import ManualTime
import Platform
import Testing

@testable import StandInAPI

private let target = "/api/v2/users/me"

/// More clients than there are connections, in a time that does not pass.
#if os(Linux)
    @Suite
    struct `A crowd of clients` {
        /// In a process of its own, where no other test opens descriptors.
        @Test(.timeLimit(.minutes(10)))
        func `is served at once, because connections end that have been idle longest`() async {
            await #expect(processExitsWith: .success) {
                var limits = StandInConfiguration.Limits()
                // Each request makes the server look at all connections.
                limits.connections = 400
                // Both ends of each connection are in this process.
                let needed = limits.connections * 5 / 4 * 2 + 256
                let room = DescriptorLimit.raise(to: needed) - Descriptors.count() - 32
                limits.connections = min(limits.connections, room / 2 * 4 / 5)
                guard limits.connections > 20 else { exit(2) }
                let server = try StandInServer.running(limits: limits, time: ManualTime())
                let early = try (0..<limits.connections).map { _ in
                    try LoopbackClient(port: server.port)
                }
                func isServed(_ client: LoopbackClient) throws -> Bool {
                    try client.request(target)
                    return try client.response().status == 200
                }
                // The oldest connection is not the one that has been idle longest.
                guard try isServed(early[0]) else { exit(3) }
                let late = try (0..<limits.connections / 4).map { _ in
                    let client = try LoopbackClient(port: server.port)
                    guard try isServed(client) else { exit(4) }
                    return client
                }
                for client in early[1...late.count] {
                    guard try client.rest().isEmpty else { exit(5) }
                }
                for client in [early[0]] + early[(late.count + 1)...] + late {
                    guard try isServed(client) else { exit(6) }
                }
                server.stop()
                exit(0)
            }
        }

        @Test(arguments: [1, 2, 40])
        func `loses no request, however few connections there are`(connections: Int) throws {
            var limits = StandInConfiguration.Limits()
            limits.connections = connections
            let server = try StandInServer.running(limits: limits, time: ManualTime())
            defer { server.stop() }
            let clients = try (0..<50).map { _ in
                let client = try LoopbackClient(port: server.port)
                try client.request(target)
                return client
            }
            for client in clients { #expect(try client.response().status == 200) }
        }
    }
#endif
