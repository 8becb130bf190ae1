import Foundation
import ManualTime
import SessionContract
import Testing

@testable import LiveAPI

/// Runs scripts in place of curl, so that each way in which it can end is tested.
///
/// The acceptance tests use the real one.
@Suite(.timeLimit(.minutes(10)))
struct `Requests over https` {
    private static let head =
        #"printf 'HTTP/2 200 \r\ncontent-type: application/json\r\n\r\n' >&3; "#

    private func outcome(
        _ script: String,
        _ change: (inout LiveConfiguration) -> Void = { _ in }
    ) async throws -> Exchange.Outcome {
        let curl = try ScriptedCurl(script)
        var configuration = try curl.liveConfiguration()
        change(&configuration)
        return await configuration.transport.get("/api/v2/sessions", within: .seconds(10))
    }

    @Test
    func `return the head and the body of a response`() async throws {
        let response = try await outcome(Self.head + "printf '[1,2]'").get()
        #expect(response.status == 200)
        #expect(response[field: "content-type"] == "application/json")
        #expect(response.body == Array("[1,2]".utf8))
    }

    @Test
    func `pass over interim heads and trailers`() async throws {
        let interim = #"printf 'HTTP/2 103 \r\nlink: </a>\r\n\r\n' >&3; "#
        let trailer = #"; printf 'x-checksum: 1\r\n\r\n' >&3"#
        let response = try await outcome(interim + Self.head + "printf '{}'" + trailer).get()
        #expect(response.status == 200)
        #expect(response.body == Array("{}".utf8))
    }

    @Test
    func `give secrets to curl through its standard input only`() async throws {
        let curl = try ScriptedCurl(Self.head)
        var configuration = try curl.liveConfiguration("https://[2001:db8::1]:8443")
        configuration.credentials = try LiveCredentials(parsing: #"to"ke\n"#.utf8)
        configuration.environment["HTTPS_PROXY"] = "http://user:pass@proxy.example.com:3128"
        configuration.environment["no_proxy"] = "a.example.com"
        configuration.environment["SSL_CERT_FILE"] = "/certificates.pem"
        configuration.tlsFiles.authorities = "/ca.pem"
        configuration.tlsFiles.certificate = "/client.pem"
        configuration.tlsFiles.key = "/client.key"
        _ = await configuration.transport.get(
            "/api/v2/sessions?page%5Bsize%5D=1",
            within: .seconds(10)
        )
        #expect(try curl.recorded("arguments") == "-q\n--config\n-\n")
        let environment = try curl.recorded("environment")
        #expect(environment.contains("SSL_CERT_FILE=/certificates.pem"))
        for secret in ["PROXY", "pass", "SECRET", "ke"] {
            #expect(!environment.contains(secret), "\(secret)")
        }
        let lines = try curl.recorded("configuration").split(separator: "\n").map { String($0) }
        #expect(
            lines == [
                #"url = "https://[2001:db8::1]:8443/api/v2/sessions?page%5Bsize%5D=1""#,
                "globoff", #"proto = "=https""#, "silent", "show-error",
                #"dump-header = "/dev/fd/3""#, "suppress-connect-headers", #"max-time = "15""#,
                #"header = "Accept: application/json""#, #"header = "Accept-Encoding: identity""#,
                #"header = "User-Agent: session-conformance""#,
                #"header = "Authorization: Bearer to\"ke\\n""#, #"cacert = "/ca.pem""#,
                #"cert = "/client.pem""#, #"key = "/client.key""#, #"pass = """#,
                #"proxy = "http://user:pass@proxy.example.com:3128""#,
                #"noproxy = "a.example.com""#,
            ]
        )
    }

    @Test
    func `use no proxy if there is none`() async throws {
        let curl = try ScriptedCurl(Self.head)
        _ = await (try curl.liveConfiguration()).transport.get("/", within: .seconds(10))
        let configuration = try curl.recorded("configuration")
        #expect(configuration.contains("proxy = \"\"\nnoproxy = \"\"\n"))
    }

    @Test(arguments: [
        ("exit 6", ExchangeFailure.unknownHost), ("exit 7", .refused), ("exit 28", .timedOut),
        ("exit 52", .connectionLost), ("exit 56", .connectionLost),
        (
            "echo 'curl: (60) SSL certificate problem: no' >&2; exit 60",
            .insecure("SSL certificate problem: no")
        ),
        (
            "echo 'curl: (1) Received HTTP/0.9 when not allowed' >&2; exit 1",
            .malformed("Received HTTP/0.9 when not allowed")
        ),
        (
            "echo 'curl: (56) Too large response headers: 9 > 1' >&2; exit 56",
            .headTooLong(limit: HeaderLines.sectionLimit)
        ),
        (
            "echo 'curl: (56) SSL_read: tlsv13 alert certificate required' >&2; exit 56",
            .insecure("SSL_read: tlsv13 alert certificate required")
        ),
        ("exit 92", .connectionLost),
        (head + "printf ab; exit 92", .bodyCut(received: 2, announced: nil)),
        ("exit 27", .headTooLong(limit: HeaderLines.sectionLimit)),
        ("exit 2", .other("the program curl exited with code 2")),
        ("kill -9 $$", .other("the program curl was killed by signal 9 (SIGKILL)")),
        // A response that ends after its status line, which curl takes for a complete one.
        (#"printf 'HTTP/1.1 200 OK\r\n' >&3"#, .connectionLost),
        ("exit 0", .connectionLost),
        (#"printf 'SSH-2.0\r\n' >&3"#, .malformed("the response does not start with 'HTTP/'")),
        (head + "printf ab; exit 18", .bodyCut(received: 2, announced: nil)),
        (
            #"printf 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n' >&3; printf ab; exit 18"#,
            .bodyCut(received: 2, announced: 9)
        ),
        (head + "printf ab; exit 56", .connectionLost),
        (
            head + "printf ab; kill -9 $$",
            .other("the program curl was killed by signal 9 (SIGKILL)")
        ),
    ])
    func `report each end of curl`(script: String, failure: ExchangeFailure) async throws {
        switch try await outcome(script) {
        case .success(let response): Issue.record("\(response)")
        case .failure(let other): #expect(other == failure)
        }
    }

    private static let messages: [(String, ExchangeFailure)] = [
        (
            "(56) CONNECT tunnel failed, response 407",
            .proxy("CONNECT tunnel failed, response 407", isTransient: false)
        ),
        (
            "(56) Received HTTP code 503 from proxy after CONNECT",
            .proxy("Received HTTP code 503 from proxy after CONNECT", isTransient: true)
        ),
        ("(5) Unsupported proxy syntax in http://u:password@h:1:2", unusableProxy),
        ("(7) Unsupported proxy scheme for ftp://u:password@h", unusableProxy),
        ("(7) Failed to connect to 127.0.0.1 port 1", .refused),
        (
            "(56) nghttp2_session_mem_recv() returned -902:The user callback function failed",
            .headTooLong(limit: HeaderLines.limitOverHTTP2)
        ),
    ]

    private static let unusableProxy = ExchangeFailure.proxy(
        "the address of the proxy is invalid, or its host is unknown",
        isTransient: false
    )

    @Test(arguments: messages)
    func `report what a message of curl means`(
        message: String,
        failure: ExchangeFailure
    ) async throws {
        let code = message.dropFirst().prefix { $0 != ")" }
        let script = "echo 'curl: \(message)' >&2; exit \(code)"
        #expect(try await outcome(script).failure == failure)
    }

    private static let proxies: [(String, [String])] = [
        ("http://user:pass%21word@proxy:3128", ["pass!word", "pass%21word", "user:pass!word"]),
        ("user:p@ss:word@proxy:1:2", ["p@ss:word"]), ("https://some-token@proxy", ["some-token"]),
        ("http://proxy:3128", []), ("@", []), ("a://@", []), ("a@b://c", []),
    ]

    @Test(arguments: proxies)
    func `hide the password of the proxy`(address: String, secrets: [String]) throws {
        var configuration = LiveConfiguration(base: try BaseURL(parsing: "https://a.example"))
        configuration.environment["https_proxy"] = address
        let filter = configuration.secretFilter()
        for secret in secrets {
            #expect(filter.redacting("a(\(secret))b") == "a([redacted])b")
        }
        #expect(filter.isEmpty == secrets.isEmpty)
        configuration = LiveConfiguration(base: try BaseURL(parsing: "http://localhost"))
        configuration.environment["https_proxy"] = address
        #expect(configuration.secretFilter().isEmpty)
    }

    @Test
    func `end at the limits for bodies, however much follows`() async throws {
        let endless = "exec yes"
        guard
            case .failure(.bodyTooLong(limit: 100_000)) = try await outcome(
                Self.head + endless,
                { $0.bodyLimit = 100_000 }
            )
        else {
            Issue.record("no limit")
            return
        }
        let error = #"printf 'HTTP/2 500 \r\n\r\n' >&3; "#
        let response = try await outcome(error + endless).get()
        #expect(response.status == 500)
        #expect(response.body.count == Exchange.errorBodyLimit)
    }

    @Test
    func `end at the limit for heads and the limit for messages`() async throws {
        guard
            case .failure(.headTooLong) = try await outcome(
                #"printf 'HTTP/2 200 \r\n' >&3; yes 'a: b' >&3"#
            )
        else {
            Issue.record("no limit")
            return
        }
        let messages = "yes 'curl: (56) x' | head -n 100000 >&2; "
        #expect(try await outcome(messages + Self.head + "printf '{}'").get().body.count == 2)
    }

    @Test
    func `end at the time limit, and with the run`() async throws {
        let time = ManualTime()
        let curl = try ScriptedCurl("exec sleep 1000")
        var configuration = try curl.liveConfiguration()
        configuration.time = time.source
        let transport = configuration.transport
        let late = Task { await transport.get("/", within: .seconds(10)).failure }
        // The program runs, so the time limit has been set.
        while (try? curl.recorded("configuration")) == nil {
            try await Task.sleep(for: .milliseconds(2))
        }
        time.advance(by: .seconds(11))
        #expect(await late.value == .timedOut)
        let cancelled = Task { await transport.get("/", within: .seconds(10)).failure }
        cancelled.cancel()
        #expect(await cancelled.value == .cancelled)
    }

    @Test(arguments: [
        ("curl 7.65.3 (x)", CurlProblem.old("7.65")), ("curl 6.99.9", .old("6.99")),
        ("wget 9.9.9", nil), ("curl", nil), ("curl x.y", nil), ("", nil),
    ])
    func `need a curl that is new enough`(version: String, problem: CurlProblem?) throws {
        let curl = try ScriptedCurl(version: version, "")
        let expected = problem ?? .unusable(curl.folder.path + "/curl")
        #expect(throws: expected) { try CurlProgram(environment: curl.environment) }
        #expect(throws: CurlProblem.missing) {
            try CurlProgram(environment: ["PATH": "/nonexistent:relative"])
        }
        for version in ["curl 7.66.0 (x)", "curl 8.0.0", "curl 10.1"] {
            let curl = try ScriptedCurl(version: version, "")
            _ = try CurlProgram(environment: curl.environment)
        }
    }
}
