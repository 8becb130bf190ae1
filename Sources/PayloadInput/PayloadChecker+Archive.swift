import Foundation
import SessionContract
import StrictJSON

// HTTP archives (HAR 1.2): what browsers and proxies save. Their answers are checked one by one.
extension PayloadChecker {
    /// Reads the archive that the window starts at.
    mutating func readArchive(in window: TextWindow) throws(ReadingStop) {
        // The archive is no payload; each answer in it is one.
        countPayloads(-1)
        let name = source
        defer { source = name }
        try readObject(in: window) { checker, key, _ throws(ReadingStop) in
            guard key == "log", try checker.requireByte(in: window) == UInt8(ascii: "{") else {
                try checker.skipValue(in: window, enclosingDepth: 1)
                return
            }
            try checker.readObject(in: window) { checker, key, _ throws(ReadingStop) in
                guard key == "entries", try checker.requireByte(in: window) == UInt8(ascii: "[")
                else {
                    try checker.skipValue(in: window, enclosingDepth: 2)
                    return
                }
                try checker.readArray(in: window) { checker, index throws(ReadingStop) in
                    let entry = try checker.value(in: window, enclosingDepth: 3)
                    window.start = entry.range.upperBound
                    checker.source = "\(name)#/log/entries/\(index)/response/content/text"
                    try checker.checkEntry(entry)
                }
            }
        }
    }

    private mutating func checkEntry(_ entry: JSONValue) throws(ReadingStop) {
        guard let response = entry["response"], let body = Self.body(of: response),
            response["status"]?.number?.int64 ?? 200 == 200, !body.isEmpty,
            Self.isAboutSessions(entry, body: body)
        else { return }
        let name = source
        do {
            try unsafe body.span.withUnsafeBytes { buffer throws(InputFailure) in
                let window = unsafe TextWindow(on: buffer, name: name)
                guard try nextByte(in: window) != nil else { return }
                try checkDocument(in: window, mayGoOn: false)
            }
        } catch {
            throw .input(error)
        }
    }

    private static func body(of response: JSONValue) -> [UInt8]? {
        guard let content = response["content"], let text = content["text"]?.string else {
            return nil
        }
        guard content["encoding"]?.string == "base64" else { return text.bytes }
        return Data(base64Encoded: Data(text.bytes), options: .ignoreUnknownCharacters)
            .map(Array.init)
    }

    /// Whether an answer came from a sessions endpoint, or holds sessions wherever it came from.
    ///
    /// A browser saves all it loads; what has nothing to do with sessions is passed over.
    private static func isAboutSessions(_ entry: JSONValue, body: [UInt8]) -> Bool {
        guard let url = entry["request"]?["url"]?.string?.string else {
            return true
        }
        let path = url.prefix { $0 != "?" && $0 != "#" }
        let segments = path.split(separator: "/").map { segment in
            segment.hasSuffix(".json") ? segment.dropLast(5) : segment
        }
        if let position = segments.lastIndex(where: { $0 == "sessions" || $0 == "session" }),
            segments.count - position <= 2, segments.last != "renew"
        {
            return true
        }
        guard let document = try? JSONDocument(parsing: body), let members = document.root.members
        else { return false }
        return [.list, .single].contains(EnvelopeKind(members))
    }
}
