import Platform

/// The parts of an HTTP archive entry (HAR 1.2) that are read.
struct ArchiveEntry {
    /// The request method, if given.
    var method: String?

    /// The requested URL in UTF-8, if given.
    var url: [UInt8]?

    /// The response status, if given as an integer.
    var status: Int64?

    /// Whether the body is encoded in base64.
    var isBase64 = false

    /// The body as the archive stores it; `nil` if there is none, or if it is longer than may be
    /// held in memory.
    var body: [UInt8]?

    /// Whether the body was skipped because it is longer than may be held in memory.
    var isTooLong = false
}

extension ArchiveEntry {
    /// Whether the request was for sessions; `true` if its URL is unknown.
    var isAboutSessions: Bool {
        guard let url else { return true }
        let path = url.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let colon = path.firstIndex(of: UInt8(ascii: ":"))
        let hasScheme = colon.map { path[$0...].starts(with: "://".utf8) } ?? false
        // Skip the scheme and the host.
        let segments = path.split(separator: UInt8(ascii: "/")).dropFirst(hasScheme ? 2 : 0)
        guard segments.starts(with: ["api", "v2"], by: Self.isText) else { return false }
        return Self.isEndpoint(Array(segments.dropFirst(2)))
    }

    /// Whether a path below `/api/v2` is an endpoint that returns sessions.
    private static func isEndpoint(_ path: [ArraySlice<UInt8>]) -> Bool {
        guard let last = path.last else { return false }
        let suffix = ".json".utf8
        let name =
            last.suffix(suffix.count).elementsEqual(suffix) ? last.dropLast(suffix.count) : last
        switch path.count {
        case 1: return isText(name, "sessions")
        case 3:
            guard isText(path[0], "users") else { return false }
            return isText(path[1], "me") && isText(name, "session") || isText(name, "sessions")
        case 4: return isText(path[0], "users") && isText(path[2], "sessions")
        default: return false
        }
    }

    private static func isText(_ segment: ArraySlice<UInt8>, _ text: String) -> Bool {
        segment.elementsEqual(text.utf8)
    }

    /// Whether the response has a body to be judged.
    var isAnswer: Bool { status ?? 200 == 200 && method ?? "GET" == "GET" && isAboutSessions }

    /// The body as it was sent, decoded from base64.
    ///
    /// Browsers label bodies as base64 that are not. The only JSON texts that could be valid base64
    /// are words and numbers, so a text that does not decode is taken as it is.
    var content: [UInt8]? {
        guard let body else { return nil }
        return isBase64 ? Self.decoded(body) ?? body : body
    }

    /// Decodes base64, also in the URL-safe alphabet, without padding, or with line breaks; returns
    /// `nil` if the text is not base64.
    private static func decoded(_ text: [UInt8]) -> [UInt8]? {
        var digits = text.compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "\r"), UInt8(ascii: "\n"): nil
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: byte
            }
        }
        if digits.last != UInt8(ascii: "=") {
            digits += repeatElement(UInt8(ascii: "="), count: (4 - digits.count % 4) % 4)
        }
        return Base64.decoded(digits, allowsLeftoverBits: true)
    }
}
