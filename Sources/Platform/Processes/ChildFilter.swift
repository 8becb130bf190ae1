/// A program that converts a stream, such as `gzip -dc`, running as a child process.
///
/// What is read from a file goes to the program, and its output is read here. Nothing is kept but
/// one buffer, so memory does not grow with either stream. The program is killed with the filter.
package final class ChildFilter {
    private let process: ChildProcess

    /// The file that the program reads; `nil` once everything has been read from it.
    private var source: FileDescriptor?

    /// The bytes that were read from the file and not yet written to the program.
    private var pending: ArraySlice<UInt8>

    private var buffer = [UInt8](repeating: 0, count: 64 << 10)
    private var pipes = PollSet()

    /// The beginning of what the program wrote to standard error.
    private var errorText: [UInt8] = []
    private var errorsHaveEnded = false

    /// When reading ends without the rest of the output; `nil` for no limit.
    private let deadline: ContinuousClock.Instant?

    /// How the program ended; `nil` until its output has been read to the end.
    package private(set) var end: ChildEnd?

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - command: The program and its arguments.
    ///   - environment: Its complete environment, as `NAME=value`.
    ///   - source: The file that it reads, from the current position to the end.
    ///   - start: Bytes that come before those, for a pipe from which they were already read.
    ///   - limit: The time in which the output must end; `nil` for no limit.
    /// - Throws: If the program cannot be started.
    package init(
        command: [String],
        environment: [String],
        source: FileDescriptor,
        after start: [UInt8] = [],
        within limit: Duration? = nil
    ) throws(SystemError) {
        deadline = limit.map { ContinuousClock.now + $0 }
        process = try ChildProcess(command: command, environment: environment)
        self.source = source
        pending = start[...]
    }

    /// The first line that the program wrote to standard error; `nil` if it wrote none.
    package var message: String? {
        String(decoding: errorText, as: UTF8.self).split(whereSeparator: \.isNewline).lazy
            .map { $0.split(separator: " ").joined(separator: " ") }
            .first { !$0.isEmpty }
    }

    /// Reads up to `buffer.count` bytes of the output.
    ///
    /// - Returns: The number of bytes; 0 at the end, when ``end`` is known; `nil` if this program
    ///   is asked to stop, or the time is over.
    /// - Throws: If the file cannot be read.
    package func read(
        into buffer: UnsafeMutableRawBufferPointer
    ) throws(SystemError) -> Int? {
        while end == nil {
            if let deadline, ContinuousClock.now >= deadline { return nil }
            guard wait() else { continue }
            if !pipes[3].isEmpty { return nil }
            if !pipes[1].isEmpty { readErrors() }
            // The program works on its next input while its output is used.
            if !pipes[2].isEmpty { try pass() }
            guard !pipes[0].isEmpty else { continue }
            switch unsafe process.output.readAvailable(into: buffer) {
            case .moved(let count): return count
            case .blocked: break
            case .ended: finish()
            }
        }
        return 0
    }

    /// Reads the rest of the output, but at most `limit` bytes.
    ///
    /// - Returns: The bytes; `nil` if this program is asked to stop, or the time is over.
    /// - Throws: If the file cannot be read.
    package func readAll(limit: Int) throws(SystemError) -> [UInt8]? {
        var output = LimitedBytes(limit: limit)
        var part = [UInt8](repeating: 0, count: 64 << 10)
        while output.count < limit {
            // The standard library does not pass on the type of an error here.
            let result = unsafe part.withUnsafeMutableBytes { buffer in
                Result { () throws(SystemError) in try unsafe read(into: buffer) }
            }
            let count = try result.get()
            guard let count else { return nil }
            guard count > 0, output.append(part.prefix(count)) else { break }
        }
        return output.bytes
    }

    /// Waits until something can be read or written, and returns whether that is the case.
    ///
    /// Bytes are read from the file only when all those before them have been written, so that
    /// neither side waits for the other.
    private func wait() -> Bool {
        if source == nil, pending.isEmpty { process.closeInput() }
        pipes.removeAll()
        pipes.add(process.output, for: .readable)
        pipes.add(errorsHaveEnded ? nil : process.errors, for: .readable)
        if pending.isEmpty {
            pipes.add(source, for: .readable)
        } else {
            pipes.add(process.input, for: .writable)
        }
        pipes.add(StopSignals.ringing, for: .readable)
        return pipes.wait(for: deadline.map { max(.zero, $0 - ContinuousClock.now) })
    }

    /// Writes what is pending, or reads more of the file.
    private func pass() throws(SystemError) {
        if let source, pending.isEmpty {
            let count = try source.read(into: &buffer)
            pending = buffer[..<count]
            if count == 0 { self.source = nil }
            return
        }
        switch process.input?.writeAvailable(pending) {
        case .moved(let count): pending = pending.dropFirst(count)
        case .blocked: break
        case .ended, nil:
            // The program has seen enough, such as data that it cannot read.
            source = nil
            pending = []
        }
    }

    /// The number of bytes of standard error that are kept.
    private static let errorLimit = 4 << 10

    private func readErrors() {
        var part = [UInt8](repeating: 0, count: Self.errorLimit)
        switch process.errors.readAvailable(into: &part) {
        case .moved(let count):
            errorText += part.prefix(min(count, Self.errorLimit - errorText.count))
        case .blocked: break
        case .ended: errorsHaveEnded = true
        }
    }

    /// Waits until the program has ended after its output, and takes its status.
    ///
    /// That takes a moment. A program that only closes its output is killed after some seconds.
    private func finish() {
        process.closeInput()
        for _ in 0..<5_000 where !process.hasEnded {
            pipes.removeAll()
            pipes.add(errorsHaveEnded ? nil : process.errors, for: .readable)
            if pipes.wait(for: .milliseconds(1)) { readErrors() }
        }
        end = process.stop()
        // Only what is in the pipe: a process that left the group may still write.
        for _ in 0..<16 where !errorsHaveEnded { readErrors() }
    }
}
