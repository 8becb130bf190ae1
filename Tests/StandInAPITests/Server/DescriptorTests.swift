import Foundation
import Testing

@testable import StandInAPI

/// In processes of their own, where no other test opens or closes anything meanwhile.
#if os(Linux)
    @Suite
    struct `Descriptors` {
        static func count() -> Int {
            (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? -1
        }

        @Test
        func `are all closed again, however often the stand-in starts and stops`() async {
            await #expect(processExitsWith: .success) {
                // The first start opens what the runtime keeps for good.
                var before = 0
                for round in 0..<50 {
                    let server = try StandInServer.running(sessions: round)
                    let clients = try (0..<4).map { _ in try LoopbackClient(port: server.port) }
                    try clients[0].request("/api/v2/sessions")
                    _ = try clients[0].response()
                    try clients[1].request("/api/v2/sessions")
                    server.stop()
                    _ = clients
                    if round == 0 { before = Descriptors.count() }
                }
                exit(before > 0 && Descriptors.count() <= before ? 0 : 1)
            }
        }

        @Test
        func `that run out do not end the stand-in`() async {
            await #expect(processExitsWith: .success) {
                let server = try StandInServer.running()
                // Few enough for the server to hit the wall, and clients made before it does; what
                // this process has inherited takes none of the room.
                let room = rlim_t(Descriptors.count() + 48)
                var wall = rlimit(rlim_cur: room, rlim_max: room)
                _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &wall)
                var clients: [LoopbackClient] = []
                while let client = try? LoopbackClient(port: server.port) { clients.append(client) }
                guard clients.count > 5 else { exit(2) }
                // Most go; the others get their places.
                clients = clients.enumerated().filter { $0.offset % 4 == 0 }.map(\.element)
                for client in clients {
                    try client.request("/api/v2/users/me")
                    guard try client.response().status == 200 else { exit(3) }
                }
                server.stop()
                exit(0)
            }
        }

        @Test
        func `that the other side has closed raise no signal`() async {
            await #expect(processExitsWith: .success) {
                // Test runners may ignore the signal, and children inherit that.
                _ = signal(SIGPIPE, SIG_DFL)
                // With one place, each client is done with before the next is served.
                var limits = StandInConfiguration.Limits()
                limits.connections = 1
                let server = try StandInServer.running(limits: limits)
                let request = "GET /api/v2/users/me HTTP/1.1\r\nHost: a\r\n\r\n"
                for _ in 0..<50 {
                    // The end comes first, then the reset: only in this order is the next answer
                    // a broken pipe, and not a reset connection.
                    let client = try LoopbackClient(port: server.port)
                    try client.send(String(repeating: request, count: 100))
                    client.endSending()
                }
                let status = try server.response(to: "/api/v2/users/me").status
                server.stop()
                exit(status == 200 ? 0 : 1)
            }
        }
    }
#endif
