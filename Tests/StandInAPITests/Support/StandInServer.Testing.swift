import ManualTime
import Platform
import Testing

@testable import StandInAPI

extension StandInServer {
    /// Returns a running server.
    static func running(
        _ faults: StandInFault...,
        sessions: Int = 250,
        credentials: StandInCredentials = .any,
        publicURL: String? = nil,
        elsewhere: String? = nil,
        limits: StandInConfiguration.Limits = StandInConfiguration.Limits(),
        time: ManualTime? = nil
    ) throws -> StandInServer {
        let server = try StandInServer(
            configuration: StandInConfiguration(
                sessions: sessions,
                faults: faults,
                credentials: credentials,
                publicOrigin: publicURL.map { try WebOrigin(parsing: $0) },
                elsewhere: elsewhere.map { try WebOrigin(parsing: $0) } ?? .example,
                limits: limits,
                time: time?.source ?? .system
            )
        )
        try server.start()
        return server
    }

    /// Returns the response to one request on a connection of its own.
    func response(
        to target: String,
        method: String = "GET",
        fields: [String] = []
    ) throws -> Response {
        let client = try LoopbackClient(port: port)
        try client.request(target, method: method, fields: fields + ["Connection: close"])
        return try client.response(hasBody: method != "HEAD")
    }
}
