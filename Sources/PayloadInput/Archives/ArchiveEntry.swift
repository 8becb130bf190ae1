/// What is read of an entry of an HTTP archive (HAR 1.2).
struct ArchiveEntry {
    /// The URL that was requested, where it is given.
    var url: String?

    /// The status of the answer, where it is given as an integer.
    var status: Int64?

    /// Whether the text of the body is in base64.
    var isBase64 = false

    /// The text of the body, as it was before it was put into the archive; `nil` where there is
    /// none, or more than is held in memory.
    var body: [UInt8]?

    /// Whether the body was left out because it is longer than may be held in memory.
    var isTooLong = false
}

extension ArchiveEntry {
    /// Whether the request was for sessions; `true` where it is not known what it was for.
    var isAboutSessions: Bool {
        guard let url else { return true }
        let path = url.prefix { $0 != "?" && $0 != "#" }
        var segments = path.split(separator: "/")[...]
        // The scheme and the host.
        if path.contains("://") { segments = segments.dropFirst(2) }
        if let last = segments.popLast() {
            segments.append(last.hasSuffix(".json") ? last.dropLast(5) : last)
        }
        guard segments.starts(with: ["api", "v2"]) else { return false }
        return Self.isEndpoint(Array(segments.dropFirst(2)))
    }

    /// Whether a path below `/api/v2` is one of those that answer with sessions.
    private static func isEndpoint(_ path: [Substring]) -> Bool {
        switch path.count {
        case 1: path == ["sessions"]
        case 3 where path == ["users", "me", "session"]: true
        case 3: path[0] == "users" && path[2] == "sessions"
        case 4: path[0] == "users" && path[2] == "sessions"
        default: false
        }
    }

    /// Whether the answer has a body to be judged.
    var isAnswer: Bool { status ?? 200 == 200 && isAboutSessions }
}
