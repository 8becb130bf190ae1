import Foundation
import Testing

@testable import StandInAPI

/// These tests run in their own processes, where no other test opens or closes descriptors.
#if os(Linux)
    @Suite
    struct `Descriptors` {
        static func count() -> Int {
            (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? -1
        }

        @Test
        func `are all closed, however often the stand-in starts and stops`() async {
            await #expect(processExitsWith: .success) {
                // The first start opens descriptors that the runtime never closes.
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
        func `do not end the stand-in when they run out`() async {
            await #expect(processExitsWith: .success) {
                let server = try StandInServer.running()
                // Few enough for the server to run out, but enough for some clients to connect
                // first. Inherited descriptors do not count.
                let room = rlim_t(Descriptors.count() + 48)
                var wall = rlimit(rlim_cur: room, rlim_max: room)
                _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &wall)
                var clients: [LoopbackClient] = []
                while let client = try? LoopbackClient(port: server.port) { clients.append(client) }
                guard clients.count > 5 else { exit(2) }
                // The server ends idle connections to accept others, and serves all that come once
                // this side has descriptors again.
                clients.removeFirst(clients.count / 2)
                for _ in 0..<clients.count {
                    guard try server.response(to: "/api/v2/users/me").status == 200 else { exit(3) }
                }
                server.stop()
                exit(0)
            }
        }

        @Test
        func `do not raise a signal when the other side has closed`() async {
            await #expect(processExitsWith: .success) {
                // Test runners may ignore the signal, and child processes inherit that.
                _ = signal(SIGPIPE, SIG_DFL)
                // With one connection, each client is finished before the next is served.
                var limits = StandInConfiguration.Limits()
                limits.connections = 1
                let server = try StandInServer.running(limits: limits)
                let request = "GET /api/v2/users/me HTTP/1.1\r\nHost: a\r\n\r\n"
                for _ in 0..<50 {
                    // First the end, then the reset: only in this order does the next response fail
                    // with a broken pipe instead of a reset connection.
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
