package import SessionContract
import StrictJSON

/// Reads payloads as they stream by, and counts what is wrong with them in a ledger.
///
/// It knows what sources look like, which of the values in them are sessions, and what is around
/// those; what is wrong with a session, a ``SessionReader`` knows. Memory does not grow with the
/// source: of a list of sessions, one is held at a time.
package struct PayloadReader {
    /// How much has been read so far.
    package private(set) var counts = Counts()

    /// Asked now and then; once it says `true`, reading stops as if the source had ended.
    package var isInterrupted: @Sendable () -> Bool = { false }

    /// How many threads may read the lines of a file at the same time.
    ///
    /// What is found does not depend on it.
    package var jobs = 1

    /// How many bytes of a file one thread takes at a time: enough that finding the first line
    /// costs nothing, few enough that no thread is left with much at the end.
    package var blockSize = 4 << 20

    /// Whether sources are answers of the API.
    ///
    /// Then an object that holds an error instead of sessions is not counted as an unknown
    /// envelope, and only in ``root``; and an archive is one.
    package var readsAnswers = false

    /// What the text that was read last turned out to be.
    ///
    /// `nil` where it is nothing known, where it is not JSON to its end, and where a source may
    /// have several texts.
    package internal(set) var root: RootFacts?

    /// Called with each session object; while it is set, reading takes several times as long.
    package var onSession: ((SessionFacts) -> Void)?

    let settings: JudgeSettings

    /// The reader of single sessions.
    var sessions: SessionReader

    /// How the source that is being read is divided into texts.
    var framing = TextFraming.single

    /// The number of the text that sightings name.
    var unit = 0

    /// The number of the block of lines that is being read; `nil` where a source is read as a
    /// whole.
    var block: Int?

    /// The offset in the source of the entry of an archive that is being judged.
    var entryOffset: Int?

    /// What findings name as their source.
    var source = ""

    /// The keys of envelopes and of what is in them besides sessions.
    var keys = KeyTable()
    var objectCount: UInt64 = 0

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

    /// How much has been read.
    package struct Counts: Hashable, Sendable {
        /// JSON texts.
        package var payloads = 0

        /// Session objects.
        package var sessions = 0

        package var bytes = 0

        package init() {}

        static func += (left: inout Self, right: Self) {
            left.payloads += right.payloads
            left.sessions += right.sessions
            left.bytes += right.bytes
        }
    }

    mutating func countPayloads(_ count: Int) { counts.payloads &+= count }
    mutating func countSessions(_ count: Int) { counts.sessions &+= count }
    mutating func add(_ counts: Counts) { self.counts += counts }

    /// Keeps what the text turned out to be, where it is the only one.
    mutating func note(_ root: RootFacts) {
        if framing == .single { self.root = root }
    }
}

// MARK: - Sources

extension PayloadReader {
    /// Reads the file at `path`; `-` is standard input.
    package mutating func read(
        path: String,
        format: Format = .auto,
        into ledger: inout Ledger
    ) throws(InputFailure) {
        let input = try ByteSource(path: path)
        input.isInterrupted = isInterrupted
        let window = TextWindow(over: input)
        try read(window, format: format, of: input, into: &ledger)
    }

    /// Reads a payload that is in memory, such as the body of an answer.
    ///
    /// Findings name `name` as their source. Where a file with nothing in it is not worth checking,
    /// a payload like that is not JSON.
    package mutating func read(
        _ bytes: [UInt8],
        name: String,
        format: Format = .json,
        into ledger: inout Ledger
    ) {
        let window = TextWindow(on: unsafe bytes.span.bytes, name: name)
        do {
            try read(window, format: format, of: nil, into: &ledger)
        } catch {
            guard error.reason == .empty else { preconditionFailure(Self.unreadableMemory) }
            countPayloads(1)
            report(JSONSyntaxError(.emptyText, at: window.end), in: window, &ledger)
        }
    }

    /// Reads a payload that has to be one session, whatever its keys are.
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
            try passByteOrderMark(in: window, &ledger)
            if try nextByte(in: window) == nil {
                countPayloads(1)
                report(JSONSyntaxError(.emptyText, at: window.end), in: window, &ledger)
            } else {
                try readText(asSession: true, in: window, &ledger)
            }
        } catch {
            preconditionFailure(Self.unreadableMemory)
        }
    }

    private static let unreadableMemory = "bytes in memory can always be read"

    private mutating func read(
        _ window: TextWindow,
        format: Format,
        of input: ByteSource?,
        into ledger: inout Ledger
    ) throws(InputFailure) {
        unit += 1
        entryOffset = nil
        source = window.name
        root = nil
        framing =
            switch format {
            case .auto: .undecided
            case .json, .har: .single
            case .ndjson: .lines
            }
        defer { counts.bytes += window.sourceOffset(of: window.end) }
        try passByteOrderMark(in: window, &ledger)
        // Blank lines, and the mark that text sequences put before each text (RFC 7464), may come
        // first, and then a byte order mark of the first text.
        let start = window.sourceOffset(of: window.start)
        while try nextByteOfAnyLine(in: window) == 0x1E { window.start += 1 }
        if framing != .single, window.sourceOffset(of: window.start) > start {
            try passByteOrderMark(in: window, &ledger)
        }
        guard try nextByteOfAnyLine(in: window) != nil else {
            throw InputFailure(.empty, source: window.name)
        }
        if framing == .undecided {
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
    }

    /// Reads a text that nothing may follow.
    mutating func readSingleText(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        guard try readText(in: window, &ledger), !isInterrupted() else { return }
        if try nextByte(in: window) != nil {
            root = nil
            try report(.trailingContent, in: window, &ledger)
        }
    }

    /// Reports a byte order mark at the start of the window and passes it.
    mutating func passByteOrderMark(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        while window.end - window.start < 3, try window.more() {}
        let contents = unsafe window.contents
        let text = unsafe contents.bytes
        let length = text.byteOrderMarkLength(at: window.start)
        guard length > 0 else { return }
        count(.byteOrderMark, at: window.start, in: window, &ledger)
        window.start += length
    }
}
