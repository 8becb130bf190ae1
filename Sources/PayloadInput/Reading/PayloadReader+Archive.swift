import SessionContract
import StrictJSON

// HTTP archives (HAR 1.2), as browsers and proxies save them. Each response is judged by itself.
extension PayloadReader {
    /// The number of bytes of the value of `log` that decide whether a text is an archive.
    static let archiveLookahead = 64 << 10

    /// Whether the value of `log` at `start` has entries, or may have them after the bytes that are
    /// examined.
    ///
    /// The answer depends only on the text, not on how much of it is in memory.
    mutating func mayBeArchive(at start: Int, in window: TextWindow) -> Bool {
        let line = line(of: window)
        let limit = min(line, start + Self.archiveLookahead)
        let contents = unsafe window.contents
        let text = unsafe contents.bytes.extracting(0..<limit)
        var walk = JSONWalk(from: start, enclosingDepth: 1)
        do throws(JSONSyntaxError) {
            while let event = try walk.next(in: text) {
                guard case .key(let extent) = event, walk.depth == 2 else {
                    if walk.depth < 2 { return false }
                    continue
                }
                let value = text.endOfWhitespace(from: walk.offset)
                guard JSONString(extent, in: text) == "entries" else { continue }
                guard value < limit else { throw JSONSyntaxError(.unexpectedEnd, at: limit) }
                return text.byte(at: value) == UInt8(ascii: "[")
            }
            return false
        } catch {
            // Text that the limit truncates can look faulty a few bytes before it.
            guard error.offset + 8 >= limit else { return false }
            guard limit == line, line < window.end, framing == .undecided else { return true }
            takeAsTexts()
            return mayBeArchive(at: start, in: window)
        }
    }

    /// Reads the value of `log` at the start of the window and returns whether it is an archive.
    mutating func readLog(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) -> Bool {
        guard try requireByte(in: window) == UInt8(ascii: "{") else {
            _ = try passValue(in: window, depth: 1)
            return false
        }
        let archive = source
        let outerFraming = framing
        var isArchive = false
        try readObject(in: window, &ledger) { reader, key, ledger throws(ReadingStop) in
            guard key == "entries", try reader.requireByte(in: window) == UInt8(ascii: "[") else {
                _ = try reader.passValue(in: window, depth: 2)
                return
            }
            if !isArchive {
                // The archive is not a payload; each response in it is one.
                reader.countPayloads(-1)
                isArchive = true
            }
            try reader.readEntries(of: archive, in: window, &ledger)
        }
        source = archive
        framing = outerFraming == .undecided ? framing : outerFraming
        return isArchive
    }

    private mutating func readEntries(
        of archive: String,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        window.start += 1
        if try requireByte(in: window) == UInt8(ascii: "]") {
            window.start += 1
            return
        }
        var index = 0
        repeat {
            if isInterrupted() { throw .interrupted }
            let entry = try readEntry(in: window, &ledger)
            let framing = framing
            source = "\(archive)#/log/entries/\(index)/response/content/text"
            // Findings are listed in the order of the entries, whichever thread reads them.
            entryOffset = window.sourceOffset(of: window.start)
            defer { entryOffset = nil }
            try judge(entry, &ledger)
            self.framing = framing
            sessions.isLine = framing.endsTextsAtLineFeeds
            // Faults after the body belong to the archive.
            source = archive
            index += 1
        } while try goesOn(in: window, closing: "]", otherwise: .expectedCommaOrBracket)
        source = archive
    }

    /// Judges the body of a response as a text of its own.
    private mutating func judge(
        _ entry: ArchiveEntry,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        guard entry.isAnswer else { return }
        if entry.isTooLong {
            let sighting = sighting(TextPosition(), JSONPointer())
            if ledger.count(.unjudged(.tooLong), in: .root) {
                ledger.note(.unjudged(.tooLong), in: .root, sighting)
            }
            return
        }
        guard let body = entry.content, !body.isEmpty else { return }
        let window = TextWindow(on: unsafe body.span.bytes, name: source)
        framing = .single
        sessions.isLine = false
        // Each text starts by forgetting all keys, and those of the archive are still needed.
        swap(&keys, &otherKeys)
        defer { swap(&keys, &otherKeys) }
        try input { () throws(InputFailure) in
            try passByteOrderMark(in: window, &ledger)
            guard try nextByte(in: window) != nil else { return }
            try readSingleText(in: window, &ledger)
        }
    }

    // MARK: Entries

    private mutating func readEntry(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) -> ArchiveEntry {
        var entry = ArchiveEntry()
        guard try requireByte(in: window) == UInt8(ascii: "{") else {
            _ = try passValue(in: window, depth: 3)
            entry.status = 0
            return entry
        }
        try readObject(in: window, &ledger) { reader, key, ledger throws(ReadingStop) in
            let isObject = try reader.requireByte(in: window) == UInt8(ascii: "{")
            switch key {
            case "request" where isObject: try reader.readRequest(in: window, &entry, &ledger)
            case "response" where isObject: try reader.readResponse(in: window, &entry, &ledger)
            default: _ = try reader.passValue(in: window, depth: 4)
            }
        }
        return entry
    }

    private mutating func readRequest(
        in window: TextWindow,
        _ entry: inout ArchiveEntry,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        try readObject(in: window, &ledger) { reader, key, ledger throws(ReadingStop) in
            switch key {
            case "method":
                let text = try reader.text(in: window, depth: 5, limit: 64)
                entry.method = text.map { String(decoding: $0, as: UTF8.self) }
            case "url":
                entry.url = try reader.text(in: window, depth: 5, limit: 64 << 10)
            default: _ = try reader.passValue(in: window, depth: 5)
            }
        }
    }

    private mutating func readResponse(
        in window: TextWindow,
        _ entry: inout ArchiveEntry,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        try readObject(in: window, &ledger) { reader, key, ledger throws(ReadingStop) in
            let byte = try reader.requireByte(in: window)
            switch key {
            case "status":
                entry.status = try reader.integer(in: window)
                _ = try reader.passValue(in: window, depth: 5)
            case "content" where byte == UInt8(ascii: "{"):
                try reader.readContent(in: window, &entry, &ledger)
            default: _ = try reader.passValue(in: window, depth: 5)
            }
        }
    }

    private mutating func readContent(
        in window: TextWindow,
        _ entry: inout ArchiveEntry,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        try readObject(in: window, &ledger) { reader, key, ledger throws(ReadingStop) in
            switch key {
            case "text" where try reader.requireByte(in: window) == UInt8(ascii: "\""):
                // A body that is known not to be about sessions is not kept.
                let limit = entry.isAnswer ? TextWindow.limit : 0
                entry.body = try reader.text(in: window, depth: 6, limit: limit)
                entry.isTooLong = entry.body == nil
            case "encoding":
                let encoding = try reader.text(in: window, depth: 6, limit: 64)
                entry.isBase64 = encoding.map { $0.elementsEqual("base64".utf8) } ?? false
            default: _ = try reader.passValue(in: window, depth: 6)
            }
        }
    }

    /// Returns the content of the string at the start of the window; `nil` if it is longer than
    /// `limit` or if the value is not a string.
    private mutating func text(
        in window: TextWindow,
        depth: Int,
        limit: Int
    ) throws(ReadingStop) -> [UInt8]? {
        guard try requireByte(in: window) == UInt8(ascii: "\"") else {
            _ = try passValue(in: window, depth: depth)
            return nil
        }
        var content: [UInt8]? = limit == 0 ? nil : []
        try readString(in: window, into: &content, limit: limit)
        return content
    }
}
