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
    /// Judges what comes through a pipe in these pieces, each read before the next is written.
    ///
    /// So the reader's text in memory ends after each piece once.
    package init(
        pieces: [[UInt8]],
        _ options: Options = Options()
    ) throws(InputFailure) {
        var ends: [Int32] = [0, 0]
        precondition(unsafe pipe(&ends) == 0, "no pipe")
        let (output, input) = (ends[0], ends[1])
        let isWritten = DispatchSemaphore(value: 0)
        // A thread of its own: tests that wait for a pipe take all those of the usual queues.
        Thread.detachNewThread {
            for piece in pieces {
                Self.write(piece, to: input)
                while Self.holdsData(output) { sched_yield() }
            }
            close(input)
            isWritten.signal()
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

    /// Reads and forgets what comes until the other end is closed.
    private static func drain(_ descriptor: Int32) {
        var buffer = [UInt8](repeating: 0, count: 1 << 12)
        while unsafe read(descriptor, &buffer, buffer.count) > 0 {}
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
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

    private static func holdsData(_ descriptor: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&entry, 1, 0) > 0
    }
}

extension FoundFault {
    /// Names another source where this one is named, or is the archive that the source is part of.
    mutating func rename(_ old: String, to new: String) {
        guard source.hasPrefix(old) else { return }
        source = new + source.dropFirst(old.count)
    }
}
