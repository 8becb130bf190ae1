import Foundation
import SessionContract
import Testing

@testable import LiveAPI

@Suite
struct `A file of header fields` {
    private static let canary = "canary-4f1c9"

    @Test
    func `has a name and a value per line`() throws {
        let text = "\u{FEFF}X-Key:  \(Self.canary) \r\n\r\nCookie: a=1; b=\"two words\"\nX-Key: 2"
        let fields = try HeaderFile.fields(in: text, allowsAuthorization: false)
        #expect(fields.map(\.name) == ["X-Key", "Cookie", "X-Key"])
        #expect(fields.map(\.value) == [Self.canary, "a=1; b=\"two words\"", "2"])
        #expect(try HeaderFile.fields(in: " \n", allowsAuthorization: false).isEmpty)
    }

    @Test(arguments: [
        ("X-Key \(canary)", HeaderFileError.line(1, .form)), ("\n: x", .line(2, .name)),
        ("X Key: \(canary)", .line(1, .name)), ("X-Kéy: x", .line(1, .name)),
        ("X-Key: ", .line(1, .noValue("X-Key"))), ("X-Key: a\rb", .line(1, .value("X-Key"))),
        ("X-Key: a\u{7F}", .line(1, .value("X-Key"))), ("X-Key: ä", .line(1, .value("X-Key"))),
        ("host: a", .line(1, .reserved("host"))),
        ("Content-Length: 1", .line(1, .reserved("Content-Length"))),
        ("Transfer-Encoding: a", .line(1, .reserved("Transfer-Encoding"))),
        ("Connection: a", .line(1, .reserved("Connection"))),
        ("Accept-Encoding: a", .line(1, .reserved("Accept-Encoding"))),
        ("a: b\nauthorization: Bearer \(canary)", .authorization(line: 2)),
        (String(repeating: "a: b\n", count: 101), .tooMany(limit: 100)),
    ])
    func `is rejected with the line and the reason`(_ text: String, _ reason: HeaderFileError) {
        #expect(throws: reason) { try HeaderFile.fields(in: text, allowsAuthorization: false) }
        #expect(!"\(reason) \(String(reflecting: reason))".contains(Self.canary))
    }

    @Test
    func `can have the credentials if there are no others`() throws {
        let fields = try HeaderFile.fields(in: "Authorization: x", allowsAuthorization: true)
        #expect(fields.map(\.name) == ["Authorization"])
    }

    @Test
    func `is read with the same care as a token file`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("X-Key: \(Self.canary)\n".utf8).write(to: URL(filePath: path))
        for (mode, isOpen) in [(0o600, false), (0o644, true)] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            let file = try HeaderFile(path: path, allowsAuthorization: false)
            #expect(file.isReadableByOthers == isOpen)
            #expect(file.fields.map(\.value) == [Self.canary])
        }
        #expect(throws: HeaderFileError.file(.missing)) {
            try HeaderFile(path: "\(path)x", allowsAuthorization: false)
        }
        #expect(throws: HeaderFileError.file(.tooLong(limit: 65_536))) {
            try HeaderFile(path: "/dev/zero", allowsAuthorization: false)
        }
    }

    @Test
    func `never shows a value or a part of one`() throws {
        let fields = try HeaderFile.fields(
            in: "Cookie: sid=\(Self.canary); x=1\nX-Auth: Digest \(Self.canary)==",
            allowsAuthorization: false
        )
        var configuration = LiveConfiguration(base: try BaseURL(parsing: "https://a.b"))
        configuration.extraFields = fields
        var shown = "\(fields) \(String(reflecting: fields)) \(configuration)"
        dump(configuration, to: &shown)
        #expect(!shown.contains(Self.canary))
        let secrets = configuration.secretFilter()
        #expect(secrets.redacting("a \(Self.canary) b") == "a [redacted] b")
        #expect(secrets.redacting("Digest 1") == "Digest 1")
    }

    @Test
    func `is sent with every request`() async throws {
        let server = try ScriptedServer { _ in .json(SessionPages.list([9])) }
        defer { server.stop() }
        _ = try await RecordedRun.against(server) {
            $0.extraFields =
                (try? HeaderFile.fields(in: "X-Key: \(Self.canary)", allowsAuthorization: false))
                ?? []
            $0.endpoints = [.list, .current]
        }
        #expect(server.requests.map { $0.fields["x-key"] } == [Self.canary, Self.canary])
    }
}
