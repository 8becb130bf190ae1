import CLibrary
import Dispatch
package import PayloadInput
import Platform
import Synchronization

extension Judged {
    /// Judges text that comes through a pipe in these pieces.
    ///
    /// On Linux, the reader's text in memory ends once after each piece: in packet mode, a read
    /// from the pipe does not go past the end of a write.
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
            // A thread of its own, because tests that wait for pipes occupy all threads of the
            // queues.
            do {
                try WorkThread {
                    Self.write(pieces, to: input)
                    isWritten.signal()
                }.detach()
            } catch {
                preconditionFailure("\(error)")
            }
        }
        defer {
            // A reader may stop early, at a fault.
            Self.drain(output)
            isWritten.wait()
        }
        let path = "/dev/fd/\(output.number)"
        try self.init(path: path, options)
        for index in faults.indices { faults[index].rename(path, to: "payload") }
    }

    /// The number of bytes of a piece that take one slot of a pipe.
    private static let page = 4_096

    /// The number of slots that are free in any pipe before it is read.
    private static let room = 4

    private static func openPipe() -> (output: FileDescriptor, input: WritingEnd) {
        guard let pipe = try? Pipe() else { preconditionFailure("cannot open a pipe") }
        #if os(Linux)
            // The C library declares this flag, `O_DIRECT`, only if all GNU extensions are enabled.
            #if arch(arm) || arch(arm64)
                let packets: Int32 = 0o200000
            #else
                let packets: Int32 = 0o40000
            #endif
            let code = fcntl(pipe.writing.number, F_SETFL, O_WRONLY | packets)
            precondition(code == 0, "cannot set a pipe to packet mode")
        #endif
        return (pipe.reading, WritingEnd(pipe.writing))
    }

    /// The writing end of a pipe, which is closed after everything has been written.
    private final class WritingEnd: Sendable {
        private let descriptor: Mutex<FileDescriptor?>

        init(_ descriptor: FileDescriptor) {
            self.descriptor = Mutex(descriptor)
        }

        func take() -> FileDescriptor? { descriptor.withLock { $0.take() } }
    }

    /// Reads and discards everything until the other end is closed.
    private static func drain(_ descriptor: FileDescriptor) {
        var buffer = [UInt8](repeating: 0, count: 1 << 12)
        while let count = try? descriptor.read(into: &buffer), count > 0 {}
    }

    /// Writes all pieces and closes the pipe.
    private static func write(_ pieces: [[UInt8]], to end: WritingEnd) {
        guard let descriptor = end.take() else { return }
        for piece in pieces {
            do {
                try descriptor.write(piece)
            } catch {
                // Writing to an open pipe does not fail.
                preconditionFailure("\(error)")
            }
        }
    }
}

extension FoundFault {
    /// Renames the source if it is this one or a part of this archive.
    mutating func rename(_ old: String, to new: String) {
        guard source.hasPrefix(old) else { return }
        source = new + source.dropFirst(old.count)
    }
}
