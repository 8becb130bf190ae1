import Foundation
import Testing

@testable import StandInAPI

extension StandInServer {
    /// A running server.
    static func running(
        _ faults: StandInFault...,
        sessions: Int = 250,
        credentials: Credentials = .any,
        urlHost: URLHost = .requested,
        elsewhere: String = "https://elsewhere.example",
        limits: Limits = Limits()
    ) throws -> StandInServer {
        let server = try StandInServer(
            configuration: Configuration(
                sessions: sessions,
                faults: faults,
                credentials: credentials,
                urlHost: urlHost,
                elsewhere: elsewhere,
                limits: limits
            )
        )
        try server.start()
        return server
    }

    /// The answer to one request on a connection of its own.
    func response(
        to target: String,
        method: String = "GET",
        fields: [String] = []
    ) throws -> Response {
        let client = try LoopbackClient(port: port)
        client.request(target, method: method, fields: fields + ["Connection: close"])
        return try client.response(hasBody: method != "HEAD")
    }

    /// Waits until so many connections are open, but not for ever.
    func awaitConnections(_ count: Int) throws {
        for _ in 0..<10_000 where connectionCount != count {
            Thread.sleep(forTimeInterval: 0.002)
        }
        try #require(connectionCount == count)
    }
}
