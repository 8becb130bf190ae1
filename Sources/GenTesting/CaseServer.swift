import Gen
import Platform
import Testing

/// The side of a child process: tries the cases that its parent sends.
///
/// The child is the same program with the same test, so it comes to the same call of `forAll`. It
/// runs only that property, and starts no child of its own.
struct CaseServer {
    /// The call whose cases are tried.
    let call: String

    /// The server of this process, or `nil` if it is not such a child.
    static let ofThisProcess = ThisProcess.variable(variable).map(CaseServer.init)

    /// The variable of the environment with the hash of the call.
    static let variable = "GEN_CASES_OF"

    /// The descriptor of the answers.
    private static let answers = FileDescriptor(borrowing: 3)

    /// The seconds after the limit of a case, after which it ends this process.
    ///
    /// The parent ends it at the limit, unless that is gone.
    private static let patience: UInt32 = 10

    /// Answers cases until there are no more, and ends the process.
    func serve(_ answer: (ReplayToken) async -> CaseAnswer) async -> Never {
        ThisProcess.omitCoreDumps()
        write(.ready)
        var reader = LineReader(.standardInput)
        while let line = reader.next() {
            guard let request = CaseRequest(line) else {
                write(.unfit)
                continue
            }
            let (seconds, isTooLong) = request.seconds.addingReportingOverflow(Self.patience)
            ThisProcess.end(after: isTooLong ? .max : seconds)
            let answer = await answer(request.token)
            ThisProcess.end(after: 0)
            write(answer)
        }
        ThisProcess.exit(0)
    }

    private func write(_ answer: CaseAnswer) {
        StandardStreams.flush()
        do {
            try Self.answers.write(Array("\(answer)\n".utf8))
        } catch {
            // No one waits for the answer.
            ThisProcess.exit(1)
        }
    }
}

/// Reads lines with a buffer.
private struct LineReader {
    private let file: FileDescriptor
    private var buffer = [UInt8](repeating: 0, count: 1 << 12)
    private var unread: [UInt8] = []

    init(_ file: FileDescriptor) { self.file = file }

    /// Returns the next line, or `nil` at the end.
    mutating func next() -> String? {
        var line: [UInt8] = []
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                line += unread[..<end]
                unread.removeFirst(end + 1)
                return String(decoding: line, as: UTF8.self)
            }
            line += unread
            unread = []
            guard let count = try? file.read(into: &buffer), count > 0 else { return nil }
            unread = Array(buffer[..<count])
        }
    }
}
