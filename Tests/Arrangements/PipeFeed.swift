import CLibrary
import Dispatch
package import PayloadInput
import Platform
import Synchronization

extension Judged {
    /// Judges what comes through a pipe in these pieces.
    ///
    /// On Linux the reader's text in memory ends after each piece once: the pipe is in packet mode,
    /// where no read goes past the end of a write.
    package init(
        pieces: [[UInt8]],
        _ options: Options = Options()
    ) throws(InputFailure) {
        let (output, input) = Self.openPipe()
        let isWritten = DispatchSemaphore(value: 0)
        let pages = pieces.reduce(0) { $0 + ($1.count + Self.page - 1) / Self.page }
        if pages <= Self.room {
            Self.write(pieces, to: input)
            isWritten.signal()
        } else {
            // A thread of its own: tests that wait for a pipe take all those of the usual queues.
            do {
                _ = try WorkThread {
                    Self.write(pieces, to: input)
                    isWritten.signal()
                }
            } catch {
                preconditionFailure("\(error)")
            }
        }
        defer {
            // A reader may stop before the end, at a fault.
            Self.drain(output)
            isWritten.wait()
        }
        let path = "/dev/fd/\(output.number)"
        try self.init(path: path, options)
        for index in faults.indices { faults[index].rename(path, to: "payload") }
    }

    /// How much of a piece takes one place in a pipe.
    private static let page = 4_096

    /// How many places are free in any pipe before anyone reads.
    private static let room = 4

    private static func openPipe() -> (output: FileDescriptor, input: WritingEnd) {
        guard let pipe = try? Pipe() else { preconditionFailure("no pipe") }
        #if os(Linux)
            // The C library shows this flag, `O_DIRECT`, only to those that ask for all of GNU.
            #if arch(arm) || arch(arm64)
                let packets: Int32 = 0o200000
            #else
                let packets: Int32 = 0o40000
            #endif
            let code = fcntl(pipe.writing.number, F_SETFL, O_WRONLY | packets)
            precondition(code == 0, "no pipe of packets")
        #endif
        return (pipe.reading, WritingEnd(pipe.writing))
    }

    /// The end of a pipe that is closed after everything has been written.
    private final class WritingEnd: Sendable {
        private let descriptor: Mutex<FileDescriptor?>

        init(_ descriptor: FileDescriptor) {
            self.descriptor = Mutex(descriptor)
        }

        func take() -> FileDescriptor? { descriptor.withLock { $0.take() } }
    }

    /// Reads and forgets what comes until the other end is closed.
    private static func drain(_ descriptor: FileDescriptor) {
        var buffer = [UInt8](repeating: 0, count: 1 << 12)
        while let count = try? descriptor.read(into: &buffer), count > 0 {}
    }

    /// Writes all pieces, and closes the pipe.
    private static func write(_ pieces: [[UInt8]], to end: WritingEnd) {
        guard let descriptor = end.take() else { return }
        for piece in pieces {
            do {
                try descriptor.write(piece)
            } catch {
                // A pipe that is open takes what it is given.
                preconditionFailure("\(error)")
            }
        }
    }
}

extension FoundFault {
    /// Names another source where this one is named, or is the archive that the source is part of.
    mutating func rename(_ old: String, to new: String) {
        guard source.hasPrefix(old) else { return }
        source = new + source.dropFirst(old.count)
    }
}
