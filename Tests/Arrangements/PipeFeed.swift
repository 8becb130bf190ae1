import Dispatch
import Foundation
package import PayloadInput

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

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
            Thread.detachNewThread {
                Self.write(pieces, to: input)
                isWritten.signal()
            }
        }
        defer {
            // A reader may stop before the end, at a fault.
            Self.drain(output)
            isWritten.wait()
            close(output)
        }
        let path = "/dev/fd/\(output)"
        try self.init(path: path, options)
        for index in faults.indices { faults[index].rename(path, to: "payload") }
    }

    /// How much of a piece takes one place in a pipe.
    private static let page = 4_096

    /// How many places are free in any pipe before anyone reads.
    private static let room = 4

    private static func openPipe() -> (output: Int32, input: Int32) {
        var ends: [Int32] = [0, 0]
        precondition(unsafe pipe(&ends) == 0, "no pipe")
        // A child process that another test starts would keep the pipe open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        #if os(Linux)
            // The C library shows this flag, `O_DIRECT`, only to those that ask for all of GNU.
            #if arch(arm) || arch(arm64)
                let packets: Int32 = 0o200000
            #else
                let packets: Int32 = 0o40000
            #endif
            precondition(fcntl(ends[1], F_SETFL, O_WRONLY | packets) == 0, "no pipe of packets")
        #endif
        return (ends[0], ends[1])
    }

    /// Reads and forgets what comes until the other end is closed.
    private static func drain(_ descriptor: Int32) {
        var buffer = [UInt8](repeating: 0, count: 1 << 12)
        while unsafe read(descriptor, &buffer, buffer.count) > 0 {}
    }

    /// Writes all pieces, and closes the pipe.
    private static func write(_ pieces: [[UInt8]], to descriptor: Int32) {
        for piece in pieces {
            var rest = piece[...]
            while !rest.isEmpty {
                let count = unsafe rest.withUnsafeBytes { buffer in
                    #if canImport(Glibc)
                        unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
                    #elseif canImport(Musl)
                        unsafe Musl.write(descriptor, buffer.baseAddress, buffer.count)
                    #else
                        unsafe Darwin.write(descriptor, buffer.baseAddress, buffer.count)
                    #endif
                }
                // A pipe that is open takes what it is given.
                precondition(count > 0, "no reader")
                rest = rest.dropFirst(count)
            }
        }
        close(descriptor)
    }
}

extension FoundFault {
    /// Names another source where this one is named, or is the archive that the source is part of.
    mutating func rename(_ old: String, to new: String) {
        guard source.hasPrefix(old) else { return }
        source = new + source.dropFirst(old.count)
    }
}
