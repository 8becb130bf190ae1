package import SessionContract
import StrictJSON

/// Reads payloads as they stream by and counts their faults in a ledger.
///
/// It handles the framing of sources, locates sessions in them and judges the envelopes around
/// them; the sessions themselves are judged by a ``SessionReader``. Memory does not grow with the
/// source: only one session of a list is held at a time.
package struct PayloadReader {
    /// The amount read so far.
    package internal(set) var counts = Counts()

    /// Called regularly; once it returns `true`, reading stops as if the source had ended.
    package var isInterrupted: @Sendable () -> Bool = { false }

    /// Where the reader reports how far it is.
    package var progress: (any ReadingProgress)?

    /// The number of findings that have been reported to ``progress``.
    var reportedFindings = 0

    /// The number of threads that may read the lines of a file at the same time.
    ///
    /// The findings do not depend on it.
    package var jobs = 1

    /// The number of bytes of a file that a thread takes at a time: enough that finding the first
    /// line costs nothing, few enough that no thread is left with much to do at the end.
    package var blockSize = 4 << 20

    /// Whether sources are API responses.
    ///
    /// Then an object that contains an error instead of sessions appears in ``root`` and is not
    /// counted as an unknown envelope. An archive is counted as one. A list without sessions is not
    /// counted, because one page says little about all of them.
    package var readsAnswers = false

    /// What is looked for in sources.
    package var options = ReadingOptions()

    /// The root of the text that was read last.
    ///
    /// `nil` if it is of no known form, if the text is not valid JSON to its end, or if the source
    /// may contain several texts.
    package internal(set) var root: RootFacts?

    /// Called with each session object; it makes reading several times slower.
    package var onSession: ((SessionFacts) -> Void)?

    let settings: JudgeSettings

    /// Reads and judges single sessions.
    var sessions: SessionReader

    /// How the current source is divided into texts.
    var framing = TextFraming.single

    /// The number of the source in sightings.
    var unit = 0

    /// The number of the current block of lines; `nil` if the source is read as a whole.
    var block: Int?

    /// The offset in the source of the exchange in an archive whose body is being judged.
    var entryOffset: Int?

    /// Whether the body of a saved response is being judged.
    var isInExchange = false

    /// Whether the text that is being judged is a value of another text.
    var isInside = false

    /// The path to that value.
    var basePath: [JSONPointer.Token] = []

    /// Whether the current text is an archive.
    var isArchive = false

    /// Whether the current text starts like an archive.
    var startsLikeArchive = false

    /// The position of the byte order mark before the current text, if it has one.
    var markPosition: TextPosition?

    /// Whether the body of the current exchange is compressed.
    var hasCompressedBody = false

    /// The offset in the source of the last syntax error of the current text.
    var faultOffset: Int?

    /// The source that findings name.
    var source = ""

    /// The keys of open envelopes, and of their members other than sessions.
    var keys = KeyTable()

    /// The keys of an archive while a body in it is read, which has its own.
    var otherKeys = KeyTable()
    var objectCount: UInt64 = 0

    /// Whether the current answer has been counted as unjudged.
    var isSetAside = false

    /// Whether the last text was set aside because its source was cut in the middle of it.
    var isTextCut = false

    /// The environment of the tools that decompress files; `PATH` says where they are.
    package var environment: [String: String] = [:]

    package init(_ settings: JudgeSettings) {
        self.settings = settings
        sessions = SessionReader(settings)
    }
}

extension PayloadReader {
    /// How a source is divided into texts.
    package enum Format: String, CaseIterable, Sendable {
        /// Detected from the content.
        case auto

        /// One JSON text.
        case json

        /// One JSON text per line.
        case ndjson

        /// An HTTP archive.
        case har
    }

    /// The amount read.
    package struct Counts: Hashable, Sendable {
        /// JSON texts.
        package var payloads = 0

        /// Session objects.
        package var sessions = 0

        package var bytes = 0

        /// Answers that are not among ``payloads``, because no JSON text was read.
        package var unreadAnswers = 0

        /// Answers that were not meant to be judged, by reason.
        package var skipped = ReasonCounts()

        /// Answers that could not be judged, by reason.
        package var unjudged = ReasonCounts()

        /// JSON texts and everything else that an answer might have been in.
        package var answers: Int { payloads + unreadAnswers }

        package init() {}

        static func += (left: inout Self, right: Self) {
            left.unreadAnswers += right.unreadAnswers
            left.skipped += right.skipped
            left.unjudged += right.unjudged
            left.payloads += right.payloads
            left.sessions += right.sessions
            left.bytes += right.bytes
        }
    }

    mutating func countPayloads(_ count: Int) { counts.payloads &+= count }
    mutating func countSessions(_ count: Int) { counts.sessions &+= count }

    /// Counts the current answer as unjudged, once, whatever else in it cannot be judged.
    mutating func setAside(_ reason: Fault.Unjudged) {
        guard !isSetAside else { return }
        isSetAside = true
        counts.unjudged[reason] += 1
    }

    /// Counts an answer of which no JSON text was read.
    mutating func countUnread(_ reason: Fault.Unjudged) {
        counts.unreadAnswers += 1
        counts.unjudged[reason] += 1
    }

    /// Reports the findings of this reader, if that is wanted.
    mutating func reportFindings(_ ledger: borrowing Ledger) {
        guard let progress, progress.wantsFindings() else { return }
        let count = ledger.severityCounts.filter { $0.key != .note }.values.reduce(0, +)
        progress.didFind(count - reportedFindings)
        reportedFindings = count
    }

    mutating func add(_ counts: Counts) { self.counts += counts }

    /// Records the root of the text if it is the only text of its source.
    mutating func note(_ root: RootFacts) {
        if framing == .single { self.root = root }
    }
}

// MARK: - Sources

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
        let hasText = try read(window, format: format, of: input, into: &ledger)
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
    private mutating func isOwnReport(_ window: TextWindow) throws(InputFailure) -> Bool {
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
    /// empty file is only not judged.
    package mutating func read(
        _ bytes: [UInt8],
        name: String,
        format: Format = .json,
        into ledger: inout Ledger
    ) {
        let window = TextWindow(on: unsafe bytes.span.bytes, name: name)
        do {
            guard try !read(window, format: format, of: nil, into: &ledger) else { return }
            countPayloads(1)
            countByteOrderMark(&ledger)
            report(JSONSyntaxError(.emptyText, at: window.end), in: window, &ledger)
        } catch {
            preconditionFailure(Self.unreadableMemory)
        }
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
        unit += 1
        entryOffset = nil
        isInside = false
        basePath = []
        markPosition = nil
        source = window.name
        root = nil
        framing =
            switch format {
            case .auto: .undecided
            case .json, .har: .single
            case .ndjson: .lines
            }
        defer { counts.bytes += window.sourceOffset(of: window.end) }
        try passByteOrderMark(in: window)
        // Blank lines and the record separators that text sequences put before each text (RFC 7464)
        // may come first, and then a byte order mark of the first text.
        let start = window.sourceOffset(of: window.start)
        while try nextByteOfAnyLine(in: window) == 0x1E { window.start += 1 }
        if framing != .single, window.sourceOffset(of: window.start) > start {
            try passByteOrderMark(in: window)
        }
        guard try nextByteOfAnyLine(in: window) != nil else { return false }
        if framing == .undecided {
            if !readsAnswers, options.pointers.isEmpty, try startsResponse(in: window) {
                try readTranscript(in: window, &ledger)
                return true
            }
            try readFirstText(in: window, &ledger)
        }
        switch framing {
        case .single: try readSingleText(in: window, &ledger)
        case .texts: try readTexts(in: window, &ledger)
        case .lines, .undecided:
            if jobs > 1, let input, let size = input.size {
                try readBlocks(of: input, size: size, in: window, &ledger)
            } else {
                try readLines(in: window, &ledger)
            }
        }
        return true
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
