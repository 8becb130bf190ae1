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

    @Test
    func `are unset if they are empty`() throws {
        for empty in ["", " \n", "\"\"", "ZENDESK_API_TOKEN="] {
            let environment = [
                "ZENDESK_OAUTH_TOKEN": "", "ZENDESK_API_TOKEN": empty, "ZENDESK_EMAIL": " ",
            ]
            #expect(try LiveCredentials(environment: environment) == nil, "\(empty)")
        }
        let one = try LiveCredentials(
            environment: ["ZENDESK_OAUTH_TOKEN": "tokn", "ZENDESK_API_TOKEN": ""]
        )
        #expect(one?.authorization == "Bearer tokn")
        #expect(one?.notes == [])
    }

    @Test(arguments: [
        (
            ["ZENDESK_API_TOKEN": canary, "ZENDESK_OAUTH_TOKEN": canary, "ZENDESK_EMAIL": "a@b.c"],
            CredentialsError.ambiguous
        ),
        (["ZENDESK_API_TOKEN": canary], .missingEmail),
        (["ZENDESK_EMAIL": canary], .missingToken),
        (
            ["ZENDESK_OAUTH_TOKEN": "\(canary)\r\nX-A: b"],
            .characters(.variable("ZENDESK_OAUTH_TOKEN"))
        ),
        (["ZENDESK_OAUTH_TOKEN": "\(canary)\u{7F}"], .characters(.variable("ZENDESK_OAUTH_TOKEN"))),
        (["ZENDESK_OAUTH_TOKEN": "\(canary)ä"], .characters(.variable("ZENDESK_OAUTH_TOKEN"))),
        (
            ["ZENDESK_OAUTH_TOKEN": "a@b.c/token:\(canary)"],
            .apiToken(.variable("ZENDESK_OAUTH_TOKEN"))
        ),
        (["ZENDESK_OAUTH_TOKEN": "Basic \(canary)"], .basic(.variable("ZENDESK_OAUTH_TOKEN"))),
        (
            ["ZENDESK_OAUTH_TOKEN": "ZENDESK_API_TOKEN=\(canary)"],
            .otherVariable(.variable("ZENDESK_OAUTH_TOKEN"))
        ),
        (
            ["ZENDESK_EMAIL": "a@b.c", "ZENDESK_API_TOKEN": "Bearer \(canary)"],
            .oauthToken(.variable("ZENDESK_API_TOKEN"))
        ),
        (
            ["ZENDESK_EMAIL": "a@b.c", "ZENDESK_API_TOKEN": "d@e.f/token:\(canary)"],
            .apiToken(.variable("ZENDESK_API_TOKEN"))
        ),
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

    @Test(
        arguments: [
            ("\u{FEFF}tokn\r\n", "Bearer tokn", [CredentialsNote.byteOrderMark]),
            ("\"tokn\"", "Bearer tokn", [.quotes]), ("'tokn'\n", "Bearer tokn", [.quotes]),
            ("Bearer tokn", "Bearer tokn", [.bearer]), ("bearer  tokn", "Bearer tokn", [.bearer]),
            ("Authorization: Bearer tokn", "Bearer tokn", [.headerName, .bearer]),
            (
                "\u{FEFF}\"authorization:bearer tokn\"", "Bearer tokn",
                [.byteOrderMark, .quotes, .headerName, .bearer]
            ),
            ("ZENDESK_OAUTH_TOKEN=tokn", "Bearer tokn", [.assignment]),
            (
                "# mine\nexport ZENDESK_OAUTH_TOKEN='tokn'\r\n", "Bearer tokn",
                [.assignment, .quotes]
            ),
            ("\u{FEFF}ZENDESK_OAUTH_TOKEN=tokn", "Bearer tokn", [.assignment, .byteOrderMark]),
            (
                "ZENDESK_EMAIL=a@b.c/token\r\nexport ZENDESK_API_TOKEN=tokn", basic,
                [.assignment, .tokenSuffix]
            ),
            ("a@b.c/token:tokn", basic, []), ("\"a@b.c/token:tokn\"", basic, [.quotes]),
            (basic, basic, [.basic]), ("Authorization: \(basic)", basic, [.headerName, .basic]),
            (basic.replacing("=", with: ""), basic, [.basic]),
            ("abc", "Bearer abc", [.short]), ("dG9rbg==", "Bearer dG9rbg==", []),
            ("TOKN==", "Bearer TOKN==", []),
        ] as [(String, String, [CredentialsNote])]
    )
    func `are accepted with what people put around them, which is named`(
        _ text: String,
        _ authorization: String,
        _ notes: [CredentialsNote]
    ) throws {
        let credentials = try LiveCredentials(parsing: text.utf8)
        #expect(credentials.authorization == authorization)
        #expect(credentials.notes.map(\.content) == notes)
        #expect(credentials.notes.allSatisfy { !$0.description.contains("tokn") })
    }

    /// `a@b.c/token:tokn`.
    private static let basic = "Basic YUBiLmMvdG9rZW46dG9rbg=="

    @Test
    func `in variables are accepted with what people put around them`() throws {
        let basic = try LiveCredentials(
            environment: [
                "ZENDESK_EMAIL": "\"a@b.c/token\"",
                "ZENDESK_API_TOKEN": "ZENDESK_API_TOKEN=tokn",
            ]
        )
        #expect(basic?.authorization == Self.basic)
        #expect(
            basic?.notes.map(\.description) == [
                "the environment variable ZENDESK_EMAIL: ignored quotation marks around the "
                    + "credentials",
                "the environment variable ZENDESK_EMAIL: ignored '/token' after the email address, "
                    + "which is added to each request",
                "the environment variable ZENDESK_API_TOKEN: ignored the name of a variable and "
                    + "'=' before the credentials",
            ]
        )
        let bearer = try LiveCredentials(
            environment: ["ZENDESK_OAUTH_TOKEN": "Bearer tokn", "ZENDESK_API_TOKEN": "x"]
        )
        #expect(bearer?.authorization == "Bearer tokn")
        #expect(bearer?.notes.map(\.content) == [.bearer, .unusedToken])
    }

    @Test(arguments: [
        ("", CredentialsError.empty(.tokenText)), ("\n", .empty(.tokenText)),
        ("a@b.c/token:", .empty(.tokenText)), ("/token:t", .empty(.tokenText)),
        ("one\ntwo", .characters(.tokenText)), ("Basic t", .basic(.tokenText)),
        ("Basic YUBiLmM6cGFzc3dvcmQ=", .basic(.tokenText)),
        ("a@b.c:password", .form(.tokenText)), ("\u{FEFF}", .empty(.tokenText)),
        ("ZENDESK_TOKEN=t", .otherVariable(.tokenText)),
        ("export TOKEN=t", .otherVariable(.tokenText)),
        ("ZENDESK_API_TOKEN=t", .missingEmail), ("ZENDESK_OAUTH_TOKEN=", .empty(.tokenText)),
        ("Bearer a b", .characters(.tokenText)),
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
        let secrets = configuration.secretFilter()
        dump(LiveRun(configuration, hiding: secrets), to: &shown)
        #expect(shown.contains("redacted"))
        #expect(!shown.contains(Self.canary))
        let text = "a \(Self.canary)\(Self.canary)"
        #expect(secrets.redacting(text) == "a [redacted][redacted]")
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
        func problem(_ path: String) -> SecretFileProblem? {
            do throws(CredentialsError) {
                _ = try TokenFile(path: path)
            } catch {
                if case .file(.tokenText, let problem) = error { return problem }
            }
            return nil
        }
        #expect(problem(path) == .missing)
        #expect(problem(folder.path) == .folder)
        #expect(problem("/dev/zero") == .tooLong(limit: 8192))
        #expect(problem("/dev/null") == .empty)
        for (bytes, expected) in [
            ([0xFF, 0xFE, 0x74, 0x00], SecretFileProblem.wide), ([0xFE, 0xFF, 0x00, 0x74], .wide),
            ([0x74, 0x00, 0x6F, 0x00], .wide), ([0x74, 0xE4], .encoding), ([0x20, 0x0A], .empty),
        ] as [([UInt8], SecretFileProblem)] {
            try Data(bytes).write(to: URL(filePath: path))
            #expect(problem(path) == expected)
        }
        #expect(
            CredentialsError.file(.tokenText, .missing).description
                == "the token file or standard input does not exist: check the path"
        )
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
