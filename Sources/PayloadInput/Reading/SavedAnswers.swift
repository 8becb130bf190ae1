package import SessionContract
package import StrictJSON

/// The answers in a source, each with its exact bytes, for callers that take one out.
///
/// What an answer is, is decided as when the source is checked.
package struct SavedAnswers: Sendable {
    /// An answer.
    package struct Answer: Sendable {
        package let bytes: [UInt8]

        /// The start of the answer, or of the exchange in an archive or a transcript that it is
        /// from.
        package let position: TextPosition

        /// The path of the request, if an archive says it.
        package let path: String?

        /// Whether the end of the answer is known: it is the body of a response, or its text could
        /// be read to its end.
        package let isSound: Bool
    }

    /// The whole source, decompressed.
    package let bytes: [UInt8]

    package private(set) var answers: [Answer] = []

    /// Whether the source is an archive or a transcript, so that it is not a payload itself.
    package private(set) var isArchive = false

    /// Whether the source is one text, which is itself the only answer.
    ///
    /// A text that is not JSON may look like several that are not: it is one too.
    package var isOneText: Bool {
        !isArchive && (answers.count <= 1 || !answers.contains(where: \.isSound))
    }

    /// Why other answers are not in the list, by reason.
    package let skipped: ReasonCounts

    /// Why other answers in an archive cannot be judged, by reason.
    package let unjudged: ReasonCounts

    /// The name of the source in messages.
    package let name: String

    /// Takes apart the file at `path`, which may be compressed; `-` is standard input.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - name: The name of the file in messages.
    ///   - limit: The number of bytes that the text may have.
    ///   - environment: Says where the tools that decompress are, and is passed to them.
    ///   - isInterrupted: Called before each read and when a signal interrupts one; `true` ends the
    ///     reading.
    /// - Throws: If the file cannot be read to its end, or if it is a container that is not read.
    package init(
        path: String,
        name: String,
        limit: Int,
        environment: [String: String],
        isInterrupted: @escaping @Sendable () -> Bool
    ) throws(InputFailure) {
        do throws(InputFailure) {
            let bytes = try Self.text(of: path, limit, environment, isInterrupted)
            self.init(bytes, name: name)
        } catch {
            throw InputFailure(error.reason, source: name)
        }
    }

    private static func text(
        of path: String,
        _ limit: Int,
        _ environment: [String: String],
        _ isInterrupted: @escaping @Sendable () -> Bool
    ) throws(InputFailure) -> [UInt8] {
        let source = try ByteSource(
            path: path,
            environment: environment,
            isInterrupted: isInterrupted
        )
        let text = KeptText(source)
        try text.readRest(limit: limit)
        if isInterrupted() { throw InputFailure(.interrupted, source: source.name) }
        guard text.bytes.count <= limit else {
            let end = TextPosition(offset: limit, line: 1, column: 1)
            throw InputFailure(.tooLong(limit: limit, at: end), source: source.name)
        }
        if let damage = source.damage {
            throw InputFailure(.unreadable(damage), source: source.name)
        }
        return text.bytes
    }

    /// Takes apart a text in memory.
    package init(_ bytes: [UInt8], name: String) {
        self.bytes = bytes
        self.name = name
        var reader = PayloadReader(JudgeSettings(now: 0))
        var ledger = Ledger()
        var found: [AnswerFacts] = []
        reader.onAnswer = { found.append($0) }
        reader.read(bytes, name: name, format: .auto, into: &ledger)
        reader.onAnswer = nil
        skipped = reader.counts.skipped
        unjudged = reader.counts.unjudged
        isArchive =
            reader.counts.hasExchanges || reader.isArchive || found.contains(where: \.isBody)
        let next = found.dropFirst().map(\.position.offset) + [bytes.count]
        for (facts, end) in zip(found, next) { add(facts, before: end) }
    }

    private mutating func add(_ facts: AnswerFacts, before limit: Int) {
        let content: [UInt8]
        var isSound = true
        switch facts.extent {
        case .content(let bytes): content = bytes
        case .source(let start, let end):
            isSound = end != nil
            // A text that is not JSON continues until the next one starts.
            let text = bytes[start..<(end ?? max(start, limit))]
            let last = end == nil ? text.lastIndex { !$0.isJSONWhitespace } : text.indices.last
            content = Array(text[..<(last.map { $0 + 1 } ?? start)])
        }
        answers.append(
            Answer(bytes: content, position: facts.position, path: facts.path, isSound: isSound)
        )
    }
}

extension PayloadReader.Counts {
    /// Whether responses were counted that cannot be in anything but an archive or a transcript.
    fileprivate var hasExchanges: Bool { unreadAnswers > 0 }
}
