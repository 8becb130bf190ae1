extension StandInFault.Variation {
    /// The change to a message; `nil` if the variation is not about messages.
    var change: WireMessage.Change? {
        switch self {
        case .versionOlder:
            { message in
                message.statusLine.replaceSubrange(0..<8, with: Array("HTTP/1.0".utf8))
                message.remove("Connection")
                message.ending = .close
            }
        case .reasonMissing: { $0.statusLine = Array($0.statusLine.prefix(Self.codeEnd)) }
        case .reasonLatin1: { $0.statusLine += [.space, Self.latin1Letter] }
        case .interimResponses:
            { message in
                let interim = StandInFault.OfMessage.interim
                message.preamble = interim + Array("HTTP/1.1 102 Processing\r\n\r\n".utf8) + interim
            }
        case .headerLatin1:
            { $0.fieldLines.append(Array("X-Made-Up: ".utf8) + [Self.latin1Letter]) }
        case .headerCase: { $0.fieldLines = $0.fieldLines.map(Self.alternatingCase) }
        case .headerSpaces:
            { message in
                message.fieldLines = message.fieldLines.map { Self.spaced($0) }
                message.add("X-Made-Up:a")
            }
        case .headerEmpty: { $0.add("X-Made-Up:") }
        case .headerDozens:
            { message in
                for number in 0..<50 { message.add("Set-Cookie: made-up-\(number)=a; Path=/") }
                for number in 0..<10 { message.add("X-Made-Up-\(number): a") }
            }
        case .headerLine: { $0.add("X-Made-Up: \(String(repeating: "a", count: 8_000))") }
        case .chunked: { $0.chunk() }
        case .chunkedBytes: { $0.chunk(by: 1) }
        case .chunkExtensions: { $0.chunk(extensions: ";made-up;quoted=\"a;b\"") }
        case .trailers:
            { message in
                message.set("Trailer", "X-Made-Up")
                message.chunk(end: "0\r\nX-Made-Up: a\r\nX-Made-Up: b\r\n\r\n")
            }
        case .closeDelimited:
            { message in
                message.remove("Content-Length")
                message.set("Connection", "close")
                message.ending = .close
            }
        case .connectionClose:
            { message in
                message.set("Connection", "close")
                message.ending = .close
            }
        case .bodyShortOnce: StandInFault.OfMessage.bodyShort.defect.change
        case .resetOnce: StandInFault.OfMessage.resetsAfterRequest.defect.change
        case .slow:
            { $0.pace = $0.scale.pace }
        case .gzip, .gzipTwoMembers, .gzipNamed, .contentTypeBare, .contentTypeCase,
            .contentTypeSuffix, .jsonSpaced, .pagingFirst, .lastPageBare, .emptyPages,
            .rateLimitedOnce, .serverErrorOnce:
            nil
        }
    }

    /// Whether only the first response is changed.
    var isTransient: Bool { details.target == .transient }

    /// The response that replaces the first one; `nil` if that is the correct response.
    var response: HTTPResponse? {
        switch self {
        case .rateLimitedOnce: .rateLimited()
        case .serverErrorOnce: .unavailable
        default: nil
        }
    }

    /// The coding of bodies; `nil` for none.
    var coding: ContentCoding? {
        switch self {
        case .gzip: ContentCoding(label: "gzip") { body, _ in Gzip.member(body) }
        case .gzipTwoMembers:
            ContentCoding(label: "gzip") { body, _ in
                let half = body.count / 2
                return Gzip.member(Array(body[..<half])) + Gzip.member(Array(body[half...]))
            }
        case .gzipNamed:
            ContentCoding(label: "x-gzip") { body, _ in
                Gzip.member(body, options: [.extra, .name, .comment])
            }
        default: nil
        }
    }

    /// The media type of bodies; `nil` for the usual one.
    var contentType: String? {
        switch self {
        case .contentTypeBare: "application/json"
        case .contentTypeCase: "Application/JSON ; Charset=\"UTF-8\""
        case .contentTypeSuffix: "application/vnd.made-up+json"
        default: nil
        }
    }
}

extension StandInFault.Variation {
    /// The length of a status line up to the space after its code.
    private static let codeEnd = 13

    /// An `é` in Latin-1, which is not UTF-8 (`obs-text`, RFC 9110, 5.5).
    private static let latin1Letter: UInt8 = 0xE9

    private static func alternatingCase(_ line: [UInt8]) -> [UInt8] {
        let name = line.prefix { $0 != .colon }
        let changed = name.enumerated().map { place, byte in
            guard byte.isLetter else { return byte }
            return place % 2 == 0 ? byte | 0x20 : byte & ~0x20
        }
        return changed + line[name.count...]
    }

    private static func spaced(_ line: [UInt8]) -> [UInt8] {
        let name = line.prefix { $0 != .colon }
        let value = line[name.count...].dropFirst().drop(while: \.isBlank)
        return name + [.colon, 0x09, .space, .space] + value + [.space, 0x09]
    }

    /// Returns a JSON text with white space around each value and each name.
    static func spaced(json text: [UInt8]) -> [UInt8] {
        var isInString = false
        var isEscaped = false
        return text.reduce(into: []) { spaced, byte in
            if isInString {
                spaced.append(byte)
                isInString = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                return
            }
            isInString = byte == UInt8(ascii: "\"")
            let isMark = "{}[],:".utf8.contains(byte)
            spaced += isMark ? [.carriageReturn, .lineFeed, byte, 0x09, .space] : [byte]
        }
    }
}
