import Arrangements
import Gen

/// A response with status 200 that keeps RFC 9110 and RFC 9112 in an unusual way.
struct HealthyMessage {
    /// How the end of the body is known.
    enum Framing {
        /// By this value of Content-Length.
        case length(String)

        /// By the last of these chunks.
        case chunked([UInt8])

        case untilClose
    }

    /// What comes before the status line.
    var preamble: [UInt8]

    var statusLine: [UInt8]

    /// The header fields except those of ``framing``, each with all its lines.
    var fields: [[UInt8]]

    var framing: Framing

    /// The body before it is in chunks.
    var content: [UInt8]

    /// Whether ``content`` is compressed.
    private var isCoded: Bool

    var ending: ScriptedServer.Reply.Ending

    /// The part that the message ends in, if it is not whole.
    var cut: Cut?

    enum Cut {
        case head
        case body
    }

    init(_ text: [UInt8], isCoded: Bool, using random: inout SplitMix64) {
        preamble = Array(random.choose(Self.interimHeads).utf8)
        self.isCoded = isCoded
        content = isCoded ? Self.members(of: text, using: &random) : text
        let isOlder = random.isOne(in: 6)
        let version = isOlder ? "1.0" : random.choose(["1.1", "1.1", "1.1", "1.2"])
        statusLine = Self.latin1("HTTP/\(version) 200 \(random.choose(Self.reasons))")
        framing = .untilClose
        fields = []
        ending = .close
        switch Int.random(in: 0..<5, using: &random) {
        case 0: break
        case 1, 2:
            framing = .length(random.choose(["", "00"]) + "\(content.count)")
        default:
            // Chunks came with HTTP/1.1.
            guard !isOlder else { break }
            framing = .chunked(Self.chunks(of: content, using: &random))
        }
        if case .untilClose = framing {
        } else {
            ending = random.choose(
                isOlder ? [.close, .reset] : [.keepAlive, .keepAlive, .close, .reset]
            )
        }
        addFields(isOlder: isOlder, using: &random)
    }

    private mutating func addFields(isOlder: Bool, using random: inout SplitMix64) {
        add("Content-Type", random.choose(Self.mediaTypes), using: &random)
        if isCoded {
            add("Content-Encoding", random.choose(["gzip", "x-gzip", "GZip"]), using: &random)
        }
        for (name, value) in Self.otherFields where random.isOne(in: 6) {
            for _ in 0..<random.choose([1, 1, 2, 30]) { add(name, value, using: &random) }
        }
        let isLast = if case .keepAlive = ending { false } else { true }
        if isLast, random.isOne(in: 2) {
            add(
                "Connection",
                random.choose(["close", "Close", "x-made-up, close"]),
                using: &random
            )
        } else if random.isOne(in: 4) {
            add(
                "Connection",
                random.choose(["keep-alive", "Keep-Alive, X-Made-Up"]),
                using: &random
            )
        }
        fields.shuffle(using: &random)
    }

    /// Adds a field, with any case and white space.
    mutating func add(_ name: String, _ value: String, using random: inout SplitMix64) {
        let name = random.choose([name, name, name.lowercased(), name.uppercased()])
        let before = random.choose([" ", " ", "", "\t  "])
        let after = random.choose(["", "", " \t"])
        fields.append(Self.latin1("\(name):\(before)\(value)\(after)"))
    }

    /// Adds what remains of a rate limit, or a wait that has no meaning with status 200.
    mutating func addRateLimit(using random: inout SplitMix64) {
        fields.append(
            Array(
                random.choose([
                    "RateLimit-Remaining: 5", "RateLimit: \"a\";r=0;t=2", "Retry-After: 99",
                    "Zendesk-RateLimit-List: total=9; remaining=0; resets=1",
                    "X-Rate-Limit-Remaining: 0",
                ]).utf8
            )
        )
    }

    /// Returns the message in pieces of random sizes.
    func reply(using random: inout SplitMix64) -> ScriptedServer.Reply {
        var lines = fields
        var body = content
        switch framing {
        case .length(let length): lines.append(Array("Content-Length: \(length)".utf8))
        case .chunked(let chunks):
            lines.append(Array("Transfer-Encoding: \(random.choose(["chunked", "Chunked"]))".utf8))
            body = chunks
        case .untilClose: break
        }
        if lines.count > 1, random.isOne(in: 2) { lines.swapAt(0, lines.count - 1) }
        let lineEnd = Array("\r\n".utf8)
        let head = ([statusLine] + lines).flatMap { $0 + lineEnd } + lineEnd
        var bytes = preamble + head + body
        let headEnd = preamble.count + head.count
        switch cut {
        case .head: bytes = Array(bytes.prefix(Int.random(in: 0..<headEnd, using: &random)))
        case .body:
            bytes = Array(bytes.prefix(Int.random(in: headEnd..<bytes.count, using: &random)))
        case nil: break
        }
        var reply = ScriptedServer.Reply(bytes: bytes, ending: ending)
        if case .reset = ending {
            // What waits to be sent when a connection is reset is lost, also with a healthy server.
            if bytes.count > Self.safeSize { reply.ending = .close }
            return reply
        }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: reply.pieces = Array(repeating: 1, count: min(bytes.count, 100))
        case 1: reply.pieces = [headEnd]
        case 2:
            reply.pieces = (0..<5).map { _ in
                Int.random(in: 1...max(1, bytes.count / 4), using: &random)
            }
        default: break
        }
        return reply
    }

    /// Changes the body, which is then compressed.
    mutating func damage(
        using random: inout SplitMix64,
        _ change: (inout [UInt8], inout SplitMix64) -> Void
    ) {
        if !isCoded {
            isCoded = true
            content = Gzip.member(content)
            add("Content-Encoding", "gzip", using: &random)
        }
        change(&content, &random)
        switch framing {
        case .length: framing = .length("\(content.count)")
        case .chunked: framing = .chunked(Self.chunks(of: content, using: &random))
        case .untilClose: break
        }
    }

    /// Sets a field, or removes it.
    mutating func set(_ name: String, _ value: String?) {
        fields.removeAll { field in
            String(decoding: field.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).lowercased()
                == name.lowercased()
        }
        if let value { fields.append(Array("\(name): \(value)".utf8)) }
    }

    /// Returns a text whose characters are bytes of ISO 8859-1.
    static func latin1(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }
}

// MARK: - What may vary

extension HealthyMessage {
    /// A number of bytes that are sent at once.
    private static let safeSize = 10_000

    private static let interimHeads = [
        "", "", "", "", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\nLink: </b>\r\n\r\n",
        "HTTP/1.1 102 Processing\r\nContent-Length: 5\r\n\r\nHTTP/1.1 199 \r\n\r\n",
    ]

    private static let reasons = ["OK", "OK", "", "Sehr gut", "\u{E9}t\u{E9}", "a\tb", "404"]

    private static let mediaTypes = [
        "application/json", "application/json; charset=utf-8", "application/json;charset=\"UTF-8\"",
        "Application/JSON ; Charset=UTF-8", "application/vnd.made-up+json",
    ]

    /// Fields that change nothing.
    ///
    /// A line that begins with white space is a fold, which a client must read as a space
    /// (RFC 9112, section 5.2).
    private static let otherFields = [
        ("Date", "Fri, 27 Nov 2026 00:00:00 GMT"), ("Server", "made-up/1.0 (a; b) \u{E9}"),
        ("Set-Cookie", "a=\"b, c\"; Path=/; Expires=Fri, 27 Nov 2026 00:00:00 GMT"),
        ("X-Long", String(repeating: "a", count: 3_000)), ("X-Empty", ""),
        ("X-Folded", "a\r\n b\r\n\tc"), ("X-Colons", ":: a: b"), ("Keep-Alive", "timeout=5, max=9"),
        ("Vary", "Accept, *"), ("ETag", "W/\"a\""), ("Alt-Svc", "h3=\":443\"; ma=9"),
        ("Upgrade", "h2c"), ("Trailer", "X-Last"), ("Location", "https://elsewhere.example/"),
        ("WWW-Authenticate", "Basic realm=\"a\""), ("Link", "<?page=9>; rel=\"next\""),
        ("Content-Language", "en"), ("Age", "0"), ("!#$%&'*+-.^_`|~", "a"),
    ]

    /// Returns a text compressed with gzip, in up to three members.
    private static func members(of text: [UInt8], using random: inout SplitMix64) -> [UInt8] {
        var rest = text[...]
        var members: [UInt8] = []
        for _ in 0..<random.choose([0, 0, 1, 2]) {
            let part = rest.prefix(Int.random(in: 0...rest.count, using: &random))
            members += Gzip.member(Array(part))
            rest = rest.dropFirst(part.count)
        }
        return members + Gzip.member(Array(rest))
    }

    /// Returns a body in chunks of random sizes, with extensions and trailer fields.
    static func chunks(of content: [UInt8], using random: inout SplitMix64) -> [UInt8] {
        let longest = random.choose([1, 10, 1_000, 100_000])
        let fold = { (text: String) in Array(text.utf8) }
        var rest = content[...]
        var chunks: [UInt8] = []
        while !rest.isEmpty {
            let chunk = rest.prefix(Int.random(in: 1...longest, using: &random))
            rest = rest.dropFirst(chunk.count)
            let size = String(chunk.count, radix: 16, uppercase: random.isOne(in: 2))
            let digits = random.choose(["", "", "0", "000"]) + size
            chunks += fold("\(digits)\(random.choose(Self.extensions))\r\n") + chunk + fold("\r\n")
        }
        let last = random.choose(["0", "0", "000"]) + random.choose(Self.extensions)
        let trailer = random.choose(["", "", "X-Last: 1\r\n", "Server-Timing: a\r\nX-Last:\r\n"])
        return chunks + fold("\(last)\r\n\(trailer)\r\n")
    }

    private static let extensions = ["", "", "", ";a", ";a=b", ";a=\"b;c\\\"\";d=1"]
}
