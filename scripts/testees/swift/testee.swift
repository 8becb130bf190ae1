// Foundation's JSONDecoder and JSONSerialization. Modes: codable, serialization.
import Foundation

struct Session: Codable {
    var id: Int
    var authenticatedAt: String?
    var lastSeenAt: String?
    var url: String?
    var userID: Int?

    enum CodingKeys: String, CodingKey {
        case id, url
        case authenticatedAt = "authenticated_at"
        case lastSeenAt = "last_seen_at"
        case userID = "user_id"
    }
}

/// The loop reads and writes its own lines with other types than the ones that it tests.
struct Request: Decodable {
    var seq: Int
    var op: String
    var payload: Data?  // base64 by default
}

struct WrongType: Error {}

func roundTrip(_ mode: String, _ payload: Data) throws -> () throws -> Data {
    if mode == "codable" {
        let session = try JSONDecoder().decode(Session.self, from: payload)
        return { try JSONEncoder().encode(session) }
    }
    guard let tree = try JSONSerialization.jsonObject(with: payload) as? [String: Any],
        let id = tree["id"] as? Int
    else { throw WrongType() }
    let session = Session(
        id: id,
        authenticatedAt: tree["authenticated_at"] as? String,
        lastSeenAt: tree["last_seen_at"] as? String,
        url: tree["url"] as? String,
        userID: tree["user_id"] as? Int
    )
    return {
        var output: [String: Any] = ["id": session.id]
        output["authenticated_at"] = session.authenticatedAt
        output["last_seen_at"] = session.lastSeenAt
        output["url"] = session.url
        output["user_id"] = session.userID
        return try JSONSerialization.data(withJSONObject: output)
    }
}

func reply(_ mode: String, _ request: Request) -> [String: Any] {
    switch (request.op, request.payload) {
    case ("hello", _):
        let name = mode == "codable" ? "JSONDecoder" : "JSONSerialization"
        let version = ProcessInfo.processInfo.environment["SWIFT_VERSION"] ?? "?"
        let testee = ["name": name, "version": version, "language": "Swift"]
        return ["protocol": "session-testee/1", "ops": ["roundtrip"], "testee": testee]
    case ("roundtrip", let payload?):
        let encode: () throws -> Data
        do { encode = try roundTrip(mode, payload) } catch {
            return ["outcome": "rejected", "reason": "\(error)"]
        }
        do { return ["outcome": "accepted", "payload": try encode().base64EncodedString()] } catch {
            return ["outcome": "error", "reason": "\(error)"]
        }
    default:
        return ["outcome": "unsupported"]
    }
}

let mode = CommandLine.arguments[1]
while let line = readLine() {
    let request = try JSONDecoder().decode(Request.self, from: Data(line.utf8))
    if request.op == "bye" { break }
    var answer = reply(mode, request)
    answer["seq"] = request.seq
    let text = try JSONSerialization.data(withJSONObject: answer)
    FileHandle.standardOutput.write(text + Data("\n".utf8))
}
