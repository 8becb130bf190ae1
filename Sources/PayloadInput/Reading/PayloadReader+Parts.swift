package import SessionContract
import StrictJSON

// Reads a part of a source of lines: those that begin in a range of its bytes. So each line belongs
// to one part, wherever the source is cut.
//
// What a source is depends on its first text, so that is looked at for every part. It belongs to
// the part that begins at 0, with whatever is before it.
extension PayloadReader {
    /// What is known of a source before it is read in parts.
    package enum Division: Hashable, Sendable {
        /// It is lines, of which the first with a text ends at this offset.
        case lines(firstEnd: Int)

        /// It is read as a whole.
        case none(InputFailure.Undivided)
    }

    /// Finds out whether parts of the file at `path` can be read.
    ///
    /// Reads no more than its first text.
    package func division(
        path: String,
        format: Format = .auto
    ) throws(InputFailure) -> Division {
        guard format == .auto || format == .ndjson else { return .none(.otherForm) }
        let scout = FramingScout()
        let isInterrupted = isInterrupted
        var reader = PayloadReader(settings)
        reader.options = options
        reader.environment = environment
        reader.scout = scout
        reader.isInterrupted = { isInterrupted() || scout.isDecided }
        do throws(InputFailure) {
            let input = try ByteSource(
                path: path,
                environment: environment,
                isInterrupted: reader.isInterrupted
            )
            guard input.size != nil else {
                return .none(input.isDecompressed ? .compressed : .pipe)
            }
            let end = try reader.endOfFirstLine(in: TextWindow(over: input), format)
            return end.map { .lines(firstEnd: $0) } ?? .none(.otherForm)
        } catch {
            if error.reason == .interrupted, scout.isDecided { return .none(.otherForm) }
            throw error
        }
    }

    /// Reads the lines of the file at `path` that begin in a range of its bytes.
    ///
    /// Lines of findings are counted from the start of the range, or from the first text. How far
    /// it came is in ``reach``, also if it throws.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - range: The range.
    ///   - size: The size that the file must have.
    ///   - firstEnd: The end of its first line with a text.
    ///   - format: The format of the source.
    ///   - ledger: Where faults are counted.
    /// - Throws: If the file cannot be read, or has not the same size any more.
    package mutating func readLines(
        path: String,
        in range: Range<Int>,
        ofSize size: Int,
        after firstEnd: Int,
        format: Format = .auto,
        into ledger: inout Ledger
    ) throws(InputFailure) {
        reach = LineReach(end: range.lowerBound, isWhole: range.isEmpty)
        guard !range.isEmpty else { return }
        let input = try ByteSource(
            path: path,
            environment: environment,
            isInterrupted: isInterrupted
        )
        guard input.size == size else {
            throw InputFailure(.changed(from: size, to: input.size ?? 0), source: input.name)
        }
        input.progress = progress
        let window = TextWindow(over: input)
        begin(window, format)
        defer {
            let end = max(window.sourceOffset(of: window.end), range.lowerBound)
            counts.bytes += min(end, range.upperBound) - range.lowerBound
        }
        if range.lowerBound == 0 {
            try readFirstLines(in: window, of: input, until: range.upperBound, &ledger)
        } else {
            framing = .lines
            try move(window, toFirstLineOf: range, after: firstEnd)
            try readLines(in: window, of: input, until: range.upperBound, &ledger)
        }
        if let now = input.currentSize, now != size {
            throw InputFailure(.changed(from: size, to: now), source: input.name)
        }
    }

    /// Reads lines that were cut from a source.
    ///
    /// How far it came is in ``reach``, also if it throws.
    ///
    /// - Parameters:
    ///   - path: The file with the lines; `-` is standard input.
    ///   - format: The format of the source.
    ///   - isFirst: Whether they begin at the start of the source.
    ///   - ledger: Where faults are counted.
    /// - Throws: If the file cannot be read, or is not lines.
    package mutating func readCutLines(
        path: String,
        format: Format = .auto,
        isFirst: Bool,
        into ledger: inout Ledger
    ) throws(InputFailure) {
        reach = LineReach()
        let input = try ByteSource(
            path: path,
            isContinued: !isFirst,
            environment: environment,
            isInterrupted: isInterrupted
        )
        input.progress = progress
        let window = TextWindow(over: input)
        begin(window, isFirst ? format : .ndjson)
        defer { counts.bytes += window.sourceOffset(of: window.end) }
        if isFirst {
            try readFirstLines(in: window, of: input, &ledger)
        } else {
            try readLines(in: window, of: input, &ledger)
        }
    }

    /// Reads lines from the start of a source on.
    private mutating func readFirstLines(
        in window: TextWindow,
        of input: ByteSource,
        until end: Int? = nil,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        guard try passToFirstText(in: window) else {
            reach = LineReach(end: window.sourceOffset(of: window.end), isWhole: true)
            return
        }
        if framing == .undecided {
            var isResponse = false
            if options.pointers.isEmpty { isResponse = try startsResponse(in: window) }
            if !isResponse { try readFirstText(in: window, &ledger) }
        } else if framing == .lines {
            try readFirstLine(in: window, &ledger)
        }
        guard framing == .lines else { throw InputFailure(.undivided(.otherForm), source: source) }
        try readLines(in: window, of: input, until: end, &ledger)
    }

    /// Moves to the first line that begins in a range, and numbers lines from there.
    private mutating func move(
        _ window: TextWindow,
        toFirstLineOf range: Range<Int>,
        after firstEnd: Int
    ) throws(InputFailure) {
        guard range.lowerBound > firstEnd else {
            window.move(to: firstEnd, end: max(range.upperBound, firstEnd))
            return
        }
        // The line that contains the byte before the range belongs to the part before.
        window.move(to: range.lowerBound - 1, end: range.upperBound)
        sessions.isLine = true
        try passLine(in: window)
        window.noteLine(1, startsAt: window.start)
    }

    /// Returns the offset after the line of the first text; `nil` if the source is not lines.
    private mutating func endOfFirstLine(
        in window: TextWindow,
        _ format: Format
    ) throws(InputFailure) -> Int? {
        guard try !isOwnReport(window) else { return nil }
        var ledger = Ledger()
        begin(window, format)
        guard try passToFirstText(in: window) else { return nil }
        if framing == .undecided {
            if options.pointers.isEmpty, try startsResponse(in: window) { return nil }
            try readFirstText(in: window, &ledger)
        } else {
            try readFirstLine(in: window, &ledger)
        }
        guard framing == .lines, scout?.isDecided != true else { return nil }
        if isInterrupted() { throw InputFailure(.interrupted, source: window.name) }
        return window.sourceOffset(of: window.start)
    }
}
