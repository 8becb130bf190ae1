package import SessionContract
import StrictJSON

// Reads whole sources: files, standard input, and bytes in memory.

extension PayloadReader {
    /// What became of a source.
    package enum Outcome: Hashable, Sendable {
        /// It was read.
        case read

        /// It was read up to where it could not be decompressed; the value is the tool's message.
        case cut(String)

        /// It was not read.
        case skipped(SkipReason)
    }

    /// Reads the file at `path`; `-` is standard input.
    @discardableResult
    package mutating func read(
        path: String,
        format: Format = .auto,
        into ledger: inout Ledger
    ) throws(InputFailure) -> Outcome {
        let input = try ByteSource(
            path: path,
            environment: environment,
            isInterrupted: isInterrupted
        )
        input.progress = progress
        let window = TextWindow(over: input)
        isTextCut = false
        if try isOwnReport(window) {
            counts.unreadAnswers += 1
            counts.skipped[.ownReport] += 1
            return .skipped(.ownReport)
        }
        // What was never compressed must not be judged, and that is known only at the end.
        var own = ledger.emptied
        let earlier = counts
        let outer = observer
        if input.isDecompressed { observer = outer?.makePart() }
        defer { observer = outer }
        let hasText =
            input.isDecompressed
            ? try read(window, format: format, of: input, into: &own)
            : try read(window, format: format, of: input, into: &ledger)
        if input.isCorrupt {
            (counts, own) = (earlier, ledger.emptied)
            isTextCut = false
        }
        if input.isDecompressed {
            ledger.add(own) { _ in 1 }
            if !input.isCorrupt { observer?.commit() }
        }
        if let damage = input.damage {
            // If it cuts a text, the text is what cannot be judged, and otherwise whatever follows.
            if !isTextCut { countUnread(.damagedCompression) }
            count(.unjudged(.damagedCompression), at: window.end, in: window, &ledger)
            return .cut(damage)
        }
        if !hasText {
            countUnread(.empty)
            count(.unjudged(.empty), at: window.end, in: window, &ledger)
        }
        return .read
    }

    /// Whether a source is a report of this program.
    mutating func isOwnReport(_ window: TextWindow) throws(InputFailure) -> Bool {
        while true {
            let contents = unsafe window.contents
            let count = min(window.end - window.start, OwnReport.length)
            let start = unsafe Array(contents[window.start..<window.start + count])
            if count > 0, let answer = OwnReport.isReport(start) { return answer }
            guard try window.more() else { return false }
        }
    }

    /// Reads a payload in memory, such as the body of a response.
    ///
    /// Findings name `name` as their source. An empty payload is counted as a syntax error, but an
    /// empty file is only not judged. An interrupted reading ends as if the payload ended there.
    package mutating func read(
        _ bytes: [UInt8],
        name: String,
        format: Format = .json,
        into ledger: inout Ledger
    ) {
        do {
            let window = window(on: bytes, name: name)
            guard try !read(window, format: format, of: nil, into: &ledger) else { return }
            countPayloads(1)
            countByteOrderMark(&ledger)
            report(JSONSyntaxError(.emptyText, at: window.end), in: window, &ledger)
        } catch {
            precondition(error.reason == .interrupted, Self.unreadableMemory)
        }
    }

    /// Returns a window on a text in memory.
    private func window(on bytes: [UInt8], name: String) -> TextWindow {
        // A text that may have a value beyond the limit of a sliding window is read as a whole.
        guard bytes.count > longestWhole, bytes.count <= TextWindow.limit else {
            return TextWindow(on: unsafe bytes.span.bytes, name: name)
        }
        return TextWindow(over: MemoryText(bytes, name: name, isInterrupted: isInterrupted))
    }

    /// Reads a payload that must be one session, whatever its keys are.
    package mutating func read(
        session bytes: [UInt8],
        name: String,
        into ledger: inout Ledger
    ) {
        let window = TextWindow(on: unsafe bytes.span.bytes, name: name)
        unit += 1
        source = name
        unitName = name
        framing = .single
        counts.bytes += bytes.count
        do {
            try passByteOrderMark(in: window)
            if try nextByte(in: window) == nil {
                countPayloads(1)
                countByteOrderMark(&ledger)
                report(JSONSyntaxError(.emptyText, at: window.end), in: window, &ledger)
            } else {
                try readText(asSession: true, in: window, &ledger)
            }
        } catch {
            preconditionFailure(Self.unreadableMemory)
        }
    }

    private static let unreadableMemory = "bytes in memory can always be read"

    /// Reads a source and returns whether there is anything but white space in it.
    private mutating func read(
        _ window: TextWindow,
        format: Format,
        of input: ByteSource?,
        into ledger: inout Ledger
    ) throws(InputFailure) -> Bool {
        begin(window, format)
        defer { counts.bytes += window.sourceOffset(of: window.end) }
        guard try passToFirstText(in: window) else { return false }
        if framing == .undecided {
            if !readsAnswers, options.pointers.isEmpty, try startsResponse(in: window) {
                try readTranscript(in: window, &ledger)
                return true
            }
            try readFirstText(in: window, &ledger)
        } else if framing == .lines {
            try readFirstLine(in: window, &ledger)
        }
        switch framing {
        case .single: try readSingleText(in: window, &ledger)
        case .texts: try readTexts(in: window, &ledger)
        case .lines, .undecided: try readLines(in: window, of: input, &ledger)
        }
        return true
    }

    /// Reads the lines of a source, those of a file on several threads if that is wanted.
    ///
    /// - Parameters:
    ///   - window: The text.
    ///   - input: The file, if the source is one.
    ///   - end: The offset before which lines begin, if that is not the end of the source.
    ///   - ledger: Where faults are counted.
    /// - Throws: If the input fails.
    mutating func readLines(
        in window: TextWindow,
        of input: ByteSource?,
        until end: Int? = nil,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        guard jobs > 1, ledger.stream == nil, observer == nil, let input, let size = input.size
        else {
            try readLines(in: window, until: end ?? .max, &ledger)
            return
        }
        try readBlocks(
            of: input,
            size: end ?? size,
            until: end ?? .max,
            in: window,
            &ledger
        )
    }

    /// Begins a source, of which nothing has been read.
    mutating func begin(_ window: TextWindow, _ format: Format) {
        unit += 1
        entryOffset = nil
        basePath = []
        markPosition = nil
        source = origin.name ?? window.name
        unitName = source
        root = nil
        framing =
            switch format {
            case .auto: .undecided
            case .json, .har: .single
            case .ndjson: .lines
            }
    }

    /// Moves to the first byte of a source that is neither white space nor a mark, and returns
    /// whether there is one.
    mutating func passToFirstText(in window: TextWindow) throws(InputFailure) -> Bool {
        try passByteOrderMark(in: window)
        // Blank lines and the record separators that text sequences put before each text (RFC 7464)
        // may come first, and then a byte order mark of the first text.
        let start = window.sourceOffset(of: window.start)
        while try nextByteOfAnyLine(in: window) == 0x1E { window.start += 1 }
        if framing != .single, window.sourceOffset(of: window.start) > start {
            try passByteOrderMark(in: window)
        }
        return try nextByteOfAnyLine(in: window) != nil
    }

    /// Reads a text that must not be followed by anything.
    mutating func readSingleText(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        guard try readText(in: window, &ledger), !isInterrupted() else { return }
        if try nextByte(in: window) != nil {
            root = nil
            try reportTrailingContent(in: window, &ledger)
        }
    }

    /// Skips a byte order mark at the start of the window, and notes where it is.
    ///
    /// Before a payload it is a fault, but before an archive it is not one of the API.
    /// So it is counted when the text after it has been read.
    mutating func passByteOrderMark(in window: TextWindow) throws(InputFailure) {
        while window.end - window.start < 3, try window.more() {}
        let contents = unsafe window.contents
        let text = unsafe contents.bytes
        let length = text.byteOrderMarkLength(at: window.start)
        guard length > 0 else { return }
        markPosition = window.position(of: window.start)
        window.start += length
    }

    /// Counts the byte order mark before the current text, if it has one.
    mutating func countByteOrderMark(_ ledger: inout Ledger) {
        guard let position = markPosition else { return }
        markPosition = nil
        count(isArchive ? .framing(.byteOrderMark) : .byteOrderMark, at: position, &ledger)
    }
}
