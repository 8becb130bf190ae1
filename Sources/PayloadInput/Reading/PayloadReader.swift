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

    /// The longest text in memory that is read as a whole, in bytes.
    ///
    /// A longer one is read in pieces like a file, so that its copy stays small and the reading can
    /// be interrupted anywhere. The findings do not depend on it.
    package var longestWhole = TextWindow.chunk

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

    /// Sees each session and each page.
    package var observer: (any SessionObserver)?

    /// Called with each answer that is judged; it makes reading several times slower, and keeps the
    /// bodies of an archive.
    var onAnswer: ((AnswerFacts) -> Void)?

    let settings: JudgeSettings

    /// Reads and judges single sessions.
    var sessions: SessionReader

    /// How the current source is divided into texts.
    var framing = TextFraming.single

    /// The number of the source in sightings.
    ///
    /// The caller may count other things too, so that all are in one order.
    package var unit = 0

    /// The number of the current block of lines; `nil` if the source is read as a whole.
    var block: Int?

    /// The offset in the source of the exchange in an archive whose body is being judged.
    var entryOffset: Int?

    /// Whether the body of a saved response is being judged.
    var isInExchange = false

    /// The numbers of the pointers that have led to a value.
    package internal(set) var matchedPointers: Set<Int> = []

    /// The path to the text that is being judged, if it is a value of another text.
    var basePath: [JSONPointer.Token] = []

    /// Where the text that is read begins in the source that findings name.
    package var origin = SourceOrigin()

    /// How far the lines of the current source, or of the part of it, have been read.
    package internal(set) var reach = LineReach()

    /// Notes what the framing of a source is before all of it is read.
    var scout: FramingScout?

    /// Whether the text that is being judged is a value of another text.
    var isInside: Bool { !basePath.isEmpty }

    /// Whether the current text is an archive.
    var isArchive = false

    /// Whether the current text starts like an archive.
    var startsLikeArchive = false

    /// The position of the byte order mark before the current text, if it has one.
    var markPosition: TextPosition?

    /// The offset in the source of the last syntax error of the current text.
    var faultOffset: Int?

    /// The name of the source that is read as one unit.
    var unitName = ""

    /// The source that findings name, which may be an exchange in it.
    var source = ""

    /// The keys of open envelopes, and of their members other than sessions.
    var keys = KeyTable()

    /// The keys of an archive while a body in it is read, which has its own.
    var otherKeys = KeyTable()
    var objectCount: UInt64 = 0

    /// Whether the current answer has been counted as unjudged.
    var isSetAside = false

    /// Whether an error has been counted that may be why the current answer has no session.
    var hasError = false

    /// The number of faults of the current answer that are counted as lost texts.
    var losses = 0

    /// The number of sessions before the current answer.
    var earlierSessions = 0

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

        /// Faults that may hide sessions, because a text is broken or holds something else, in
        /// answers that are not among ``unjudged``; their rules may be off.
        package var lostTexts = 0

        /// Answers that were not meant to be judged, by reason.
        package var skipped = ReasonCounts()

        /// Answers that could not be judged, by reason.
        package var unjudged = ReasonCounts()

        /// JSON texts and everything else that an answer might have been in.
        package var answers: Int { payloads + unreadAnswers }

        package init() {}

        static func += (left: inout Self, right: Self) {
            left.unreadAnswers += right.unreadAnswers
            left.lostTexts += right.lostTexts
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
        counts.lostTexts -= losses
        counts.unjudged[reason] += 1
    }

    /// Begins an answer, of which nothing has been read.
    mutating func beginAnswer() {
        isSetAside = false
        hasError = false
        losses = 0
        earlierSessions = counts.sessions
    }

    /// Ends an answer: if there was no session in it, and no error that says why, it is unjudged.
    ///
    /// A rule that is off, or less than an error, hides why there is no session. It does not turn
    /// the answer into one that was judged.
    mutating func endAnswer(at position: @autoclosure () -> TextPosition, _ ledger: inout Ledger) {
        guard counts.sessions == earlierSessions, !hasError, !isSetAside, !isArchive else { return }
        countEmpty(at: position(), &ledger)
    }

    /// Notes an error of the whole answer.
    mutating func noteError(_ fault: Fault, _ ledger: borrowing Ledger) {
        if fault.rule.hidesSessions, !isSetAside {
            counts.lostTexts += 1
            losses += 1
        }
        if ledger.options.severity(of: fault.rule) == .error { hasError = true }
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

extension Rule {
    /// Whether a text that breaks the rule may lack sessions.
    fileprivate var hidesSessions: Bool {
        switch self {
        case .jsonSyntax, .jsonEncoding, .jsonDepth, .envelopeUnknown, .envelopeShape,
            .liveErrorBody:
            true
        default: false
        }
    }
}
