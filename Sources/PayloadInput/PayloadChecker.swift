package import SessionContract
import StrictJSON

/// Holds payloads to the contract as they stream by, and gathers the findings.
///
/// Memory does not grow with the input: of a list of sessions, one is held at a time. What is
/// ordinary is recognised by a ``SessionScanner`` and only counted; all else is judged with care.
package struct PayloadChecker {
    /// How input is split into texts.
    package enum Format: String, CaseIterable, Sendable {
        /// Told by the content.
        case auto

        /// One JSON text.
        case json

        /// One JSON text a line.
        case ndjson

        /// An HTTP archive.
        case har
    }

    /// How much has been looked at.
    package struct Counts: Hashable, Sendable {
        /// JSON texts.
        package var payloads = 0

        /// Session objects.
        package var sessions = 0

        package var bytes = 0

        package init() {}
    }

    /// What has been found so far, complete only after ``finish()``.
    package private(set) var tally: FindingTally

    package private(set) var counts = Counts()

    /// Asked now and then; once it says `true`, checking stops as if the input had ended.
    package var isInterrupted: () -> Bool = { false }

    /// How many threads may check the lines of a file at the same time.
    ///
    /// What is found does not depend on it.
    package var jobs = 1

    /// About how many bytes one thread takes at a time: enough that splitting costs nothing, few
    /// enough that some of them together take little memory.
    package var blockSize = 512 << 10

    /// Told of every finding that is not counted by its row alone.
    ///
    /// While this is set, every note is judged and told, which takes several times as long.
    package var onFinding: ((Finding) -> Void)?

    let judge: SessionJudge

    /// The recogniser of ordinary sessions, whose notes belong to ``noteShape``.
    var scanner: SessionScanner

    /// The shape of the pointer to the sessions that are being read.
    private var noteShape = ""

    /// What findings name as their source.
    var source = ""

    package init(judge: SessionJudge, tally: FindingTally) {
        self.judge = judge
        self.tally = tally
        scanner = SessionScanner(judge: judge)
    }

    /// Checks the file at `path`; `-` is standard input.
    package mutating func check(
        path: String,
        format: Format = .auto
    ) throws(InputFailure) {
        let input = try ByteSource(path: path)
        input.isInterrupted = isInterrupted
        let window = TextWindow(over: input)
        source = window.name
        try check(window, format: format)
    }

    /// Checks a payload that is in memory, such as the body of an answer.
    ///
    /// Findings name `name` as their source. Where a file with nothing in it is not worth checking,
    /// a payload like that is no JSON.
    package mutating func check(
        _ bytes: [UInt8],
        name: String,
        format: Format = .json
    ) throws(InputFailure) {
        source = name
        try unsafe bytes.span.withUnsafeBytes { buffer throws(InputFailure) in
            let window = unsafe TextWindow(on: buffer, name: name)
            do throws(InputFailure) {
                try check(window, format: format)
            } catch {
                guard error.reason == .empty else { throw error }
                countPayloads(1)
                add(.syntax(JSONSyntaxError(.emptyText, at: window.start)), at: TextPosition())
            }
        }
    }

    /// Hands over all that has been counted, so that ``tally`` is complete.
    package mutating func finish() {
        scanner.notes.handOver(to: &tally)
    }

    /// Reports that there was no session in what was checked, where that is so and no fault says
    /// why: then nothing has been judged.
    package mutating func reportEmptiness() {
        let isFaultless = tally.totals[.error, default: 0] == 0
        guard counts.sessions == 0, counts.payloads > 0, isFaultless else { return }
        let payloads = counts.payloads == 1 ? "a payload" : "\(counts.payloads) payloads"
        add(
            Finding(
                .liveEmpty,
                message: "there is no session in what was checked",
                observed: .init("empty", "\(payloads) with no session"),
                expected: "one session at least, to judge it",
                fix: "Capture an answer that has sessions in it."
            )
        )
    }

    /// Adds a finding that somebody else made, such as one about the exchange a payload came in.
    package mutating func report(_ finding: Finding) {
        tally.add(finding)
        if tally.severity(of: finding.rule) != nil { onFinding?(finding) }
    }

    private mutating func check(_ window: TextWindow, format: Format) throws(InputFailure) {
        defer { counts.bytes += window.byteCount }
        try skipByteOrderMark(in: window)
        guard try nextByte(in: window) != nil else {
            throw InputFailure(.empty, source: window.name)
        }
        switch format {
        case .ndjson: try checkLines(in: window)
        case .json, .har: try checkDocument(in: window, mayGoOn: false)
        case .auto:
            if try startsWithLines(window) {
                try checkLines(in: window)
            } else if try checkDocument(in: window, mayGoOn: true) {
                try checkLines(in: window)
            }
        }
    }

    private mutating func skipByteOrderMark(in window: TextWindow) throws(InputFailure) {
        while unsafe window.contents.count < 3, try window.more() {}
        let contents = unsafe window.contents
        let length = unsafe contents.bytes.byteOrderMarkLength()
        guard length > 0 else { return }
        add(.byteOrderMark, at: window.position(of: 0))
        window.start = length
    }

    // MARK: Findings

    /// Adds a finding that has its position.
    mutating func add(_ finding: Finding) {
        var finding = finding
        finding.source = source
        let row = tally.add(finding)
        if let onFinding {
            if tally.severity(of: finding.rule) != nil { onFinding(finding) }
        } else {
            learn(finding, row: row)
        }
    }

    /// Adds what was found in a block of lines, and learns its notes for the next ones.
    mutating func add(_ part: LineBlock.Outcome) {
        counts.payloads += part.payloads
        counts.sessions += part.sessions
        for row in tally.add(part.tally) { learn(tally.rows[row].finding, row: row) }
    }

    private mutating func learn(_ finding: Finding, row: Int?) {
        let shape = JSONPointer(finding.pointer.tokens.dropLast()).shape
        guard tally.isGrouping, shape == noteShape else { return }
        scanner.notes.learn(finding, row: row, of: tally)
    }

    mutating func add(_ finding: Finding, at position: TextPosition) {
        var finding = finding
        finding.position = position
        add(finding)
    }

    mutating func countSessions(_ count: Int) { counts.sessions += count }

    mutating func countPayloads(_ count: Int) { counts.payloads += count }

    /// Makes ready to scan sessions at places of this shape.
    mutating func expectSessions(at shape: String) {
        guard shape != noteShape else { return }
        scanner.notes.handOver(to: &tally)
        scanner.notes = NoteCounts()
        noteShape = shape
    }
}
