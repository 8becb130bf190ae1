import Foundation
import Platform
import SessionContract
import Testing

@testable import LiveAPI

@Suite
struct `Credentials of a user` {
    private static let canary = "canary-4f1c9"

    @Test
    func `are read from the environment in two forms`() throws {
        let basic = try LiveCredentials(
            environment: ["ZENDESK_EMAIL": " a@b.c ", "ZENDESK_API_TOKEN": "t\n"])
        #expect(basic?.authorization == "Basic \(Data("a@b.c/token:t".utf8).base64EncodedString())")
        let bearer = try LiveCredentials(environment: ["ZENDESK_OAUTH_TOKEN": "t"])
        #expect(bearer?.authorization == "Bearer t")
        let both = try LiveCredentials(
            environment: ["ZENDESK_EMAIL": "a@b.c", "ZENDESK_OAUTH_TOKEN": "t"])
        #expect(both?.authorization == "Bearer t")
        #expect(try LiveCredentials(environment: ["PATH": "/bin"]) == nil)
    }

    @Test(arguments: [
        (["ZENDESK_API_TOKEN": canary, "ZENDESK_OAUTH_TOKEN": canary], CredentialsError.ambiguous),
        (["ZENDESK_API_TOKEN": canary], .missingEmail),
        (["ZENDESK_EMAIL": canary], .missingToken),
        (["ZENDESK_OAUTH_TOKEN": " \n"], .empty(.variable("ZENDESK_OAUTH_TOKEN"))),
        (
            ["ZENDESK_OAUTH_TOKEN": "\(canary)\r\nX-A: b"],
            .characters(.variable("ZENDESK_OAUTH_TOKEN"))
        ),
        (["ZENDESK_OAUTH_TOKEN": "\(canary)\u{7F}"], .characters(.variable("ZENDESK_OAUTH_TOKEN"))),
        (["ZENDESK_OAUTH_TOKEN": "\(canary)ä"], .characters(.variable("ZENDESK_OAUTH_TOKEN"))),
        (
            ["ZENDESK_EMAIL": "a:\(canary)", "ZENDESK_API_TOKEN": canary],
            .characters(.variable("ZENDESK_EMAIL"))
        ),
        (
            ["ZENDESK_EMAIL": "a\n\(canary)", "ZENDESK_API_TOKEN": canary],
            .characters(.variable("ZENDESK_EMAIL"))
        ),
    ])
    func `are rejected with the reason if they cannot be used`(
        _ environment: [String: String],
        _ reason: CredentialsError
    ) {
        #expect(throws: reason) { try LiveCredentials(environment: environment) }
        #expect(!"\(reason) \(String(reflecting: reason))".contains(Self.canary))
    }

    @Test
    func `are read from the text of a file`() throws {
        #expect(
            try LiveCredentials(parsing: "  tok.en-1\n\n".utf8).authorization == "Bearer tok.en-1"
        )
        let pair = Data("a@b.c/token:t".utf8).base64EncodedString()
        #expect(
            try LiveCredentials(parsing: "a@b.c/token:t\r\n".utf8).authorization == "Basic \(pair)"
        )
    }

    @Test(arguments: [
        ("", CredentialsError.empty(.tokenText)), ("\n", .empty(.tokenText)),
        ("a@b.c/token:", .empty(.tokenText)), ("/token:t", .empty(.tokenText)),
        ("one\ntwo", .characters(.tokenText)), ("Bearer t", .characters(.tokenText)),
        ("a@b.c:password", .form(.tokenText)), ("\u{FEFF}t", .characters(.tokenText)),
    ])
    func `in another form are rejected`(_ text: String, _ reason: CredentialsError) {
        #expect(throws: reason) { try LiveCredentials(parsing: text.utf8) }
    }

    @Test
    func `do not appear in descriptions or dumps`() throws {
        let credentials = try LiveCredentials(parsing: "\(Self.canary)".utf8)
        var configuration = LiveConfiguration(base: try BaseURL(parsing: "https://a.b"))
        configuration.credentials = credentials
        var shown = "\(credentials) \(String(reflecting: credentials)) \(configuration)"
        dump(configuration, to: &shown)
        dump(LiveRun(configuration), to: &shown)
        #expect(shown.contains("redacted"))
        #expect(!shown.contains(Self.canary))
        let text = "a \(Self.canary)\(Self.canary)"
        #expect(configuration.secrets.redacting(text) == "a [redacted][redacted]")
    }

    @Test
    func `are read from a file, with a warning if others can read it`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "token").path
        for (mode, isOpen) in [(0o600, false), (0o400, false), (0o640, true), (0o604, true)] {
            try Data("t\n".utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes(
                [.posixPermissions: mode],
                ofItemAtPath: path
            )
            let file = try TokenFile(path: path)
            #expect(file.isReadableByOthers == isOpen)
            #expect(file.credentials.authorization == "Bearer t")
            try FileManager.default.removeItem(atPath: path)
        }
        #expect(throws: CredentialsError.unreadable) { try TokenFile(path: path) }
        #expect(throws: CredentialsError.unreadable) { try TokenFile(path: folder.path) }
        #expect(throws: CredentialsError.tooLong) { try TokenFile(path: "/dev/zero") }
        #expect(throws: CredentialsError.empty(.tokenText)) { try TokenFile(path: "/dev/null") }
    }

    @Test
    func `are read from a pipe`() throws {
        let reading: FileDescriptor
        do {
            // The writing end is closed when the pipe is released.
            let pipe = try Platform.Pipe()
            try pipe.writing.write(Array("a@b.c/token".utf8))
            try pipe.writing.write(Array(":t\n".utf8))
            reading = pipe.reading
        }
        let file = try TokenFile(reading: reading)
        #expect(file.credentials.authorization.hasPrefix("Basic "))
        #expect(!file.isReadableByOthers)
    }
}
