import Platform
import Reports
import SessionContract
import Synchronization

/// Writes the findings of a run as events, one line each, while the run finds them.
///
/// Memory does not grow with the number of findings.
final class EventStream: FindingStream {
    private struct Output {
        let request: ReportRequest
        var write: @Sendable ([UInt8]) throws(SystemError) -> Void

        /// Why the output is incomplete; it gets no more lines then.
        var failure: SystemError?

        /// Whether the reader of standard output is gone, which is not a failure: it has seen
        /// enough.
        var isClosedOutput: Bool { request.path == nil && failure?.isClosedPipe == true }
    }

    private struct State {
        var outputs: [Output] = []

        /// The number of lines for findings that are counted.
        var listed = 0

        /// The number of lines for the others, which have a limit of their own.
        var suppressed = 0

        /// Why the findings of a part are lost.
        var loss: SystemError?
    }

    private let start: Report
    private let events: ReportEvents
    private let lines: EventLines
    private let limit: Int?
    private let writeOutput: @Sendable ([UInt8]) throws(SystemError) -> Void
    private let state = Mutex(State())

    /// Creates a stream without outputs.
    ///
    /// - Parameters:
    ///   - start: The report of the run before it has found anything.
    ///   - options: The options of the reports.
    ///   - context: The context of the command.
    init(_ start: Report, _ options: VerdictOptions, _ context: CommandContext) {
        self.start = start
        writeOutput = context.console.writeOutput
        events = ReportEvents(showsValues: options.showsValues)
        let secrets = context.console.secrets
        let folder = context.environment["TMPDIR"] ?? ""
        lines = EventLines(events: events, folder: folder.isEmpty ? "/tmp" : folder) {
            secrets.filter
        }
        limit = options.maximumRows
    }

    /// Writes the line for the start to the output of a request, and all others after it.
    ///
    /// - Parameter request: The request, which is for standard output or a path.
    /// - Returns: The failure, if nothing can be written there.
    func begin(_ request: ReportRequest) -> ReportFailure? {
        let line = Array(events.start(of: start).utf8)
        var output = Output(request: request, write: writeOutput)
        do {
            if let path = request.path {
                let file = try FileReplacement.begin(line, at: path)
                output.write = { bytes throws(SystemError) in try file.write(bytes) }
            } else {
                try writeOutput(line)
            }
        } catch {
            output.failure = error
            guard output.isClosedOutput else {
                return ReportFailure(request: request, error: error)
            }
        }
        state.withLock { $0.outputs.append(output) }
        return nil
    }

    func add(_ row: Ledger.Row) {
        receive(lines.line(for: row), areCounted: row.suppression == nil)
    }

    func makePart() -> any FindingStream { EventPart(of: self, lines) }

    /// A stream has its findings as soon as they are added.
    func commit() {}

    /// The outputs that are incomplete.
    var failures: [ReportFailure] {
        state.withLock { state in
            state.outputs.compactMap { output in
                guard let error = output.failure ?? state.loss, !output.isClosedOutput else {
                    return nil
                }
                let isLoss = output.failure == nil
                return ReportFailure(
                    request: output.request,
                    error: error,
                    temporaryFolder: isLoss ? lines.folder : nil
                )
            }
        }
    }

    /// Writes the line for the end.
    func end(_ report: Report) {
        state.withLock { state in
            let line = events.end(of: report, after: start, listed: state.listed)
            write(Array(line.utf8), &state)
        }
    }

    private func write(_ bytes: [UInt8], _ state: inout State) {
        for index in state.outputs.indices where state.outputs[index].failure == nil {
            do {
                try state.outputs[index].write(bytes)
            } catch {
                state.outputs[index].failure = error
            }
        }
    }
}

extension EventStream: EventReceiver {
    func receive(_ text: [UInt8], areCounted: Bool) {
        state.withLock { state in
            var count = areCounted ? state.listed : state.suppressed
            if let limit, count >= limit { return }
            var end = text.count
            for index in text.indices where text[index] == UInt8(ascii: "\n") {
                count += 1
                guard count == limit else { continue }
                end = index + 1
                break
            }
            if areCounted { state.listed = count } else { state.suppressed = count }
            write(Array(text[..<end]), &state)
        }
    }

    func lose(_ error: SystemError) {
        state.withLock { $0.loss = $0.loss ?? error }
    }
}
