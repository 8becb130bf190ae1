import Foundation
import Testing

/// A response as a client sees it.
struct Response {
    let status: Int
    let fields: [(name: String, value: String)]
    var body: [UInt8] = []

    /// Reads a head that ends in an empty line.
    init(head: String) {
        let lines = head.components(separatedBy: "\r\n")
        status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        fields = lines.dropFirst().filter { !$0.isEmpty }.map { line in
            let name = line.prefix { $0 != ":" }
            return (name.lowercased(), line.dropFirst(name.count + 2).description)
        }
    }

    /// The value of the only field with this name; `nil` if there is none.
    subscript(name: String) -> String? {
        let values = fields.filter { $0.name == name }.map(\.value)
        #expect(values.count < 2, "\(name) appears twice")
        return values.first
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// Returns the body as a JSON object.
    func object() throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])
    }

    /// Returns the sessions of a list.
    func sessions() throws -> [[String: Any]] {
        try #require(object()["sessions"] as? [[String: Any]])
    }

    /// Returns the ids of the sessions of a list.
    func ids() throws -> [Int] {
        try sessions().map { try #require($0["id"] as? Int) }
    }

    /// Returns the value at a path of keys in nested objects; `nil` for null.
    func value(_ path: String...) throws -> Any? {
        var value: Any? = try object()
        for key in path { value = (value as? [String: Any])?[key] }
        return value is NSNull ? nil : value
    }
}
