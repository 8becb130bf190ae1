#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One end of a pipe, closed when the last reference to it goes.
final class PipeEnd: Sendable {
    /// The number the system knows this end by.
    let descriptor: Int32

    fileprivate init(owning descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        _ = close(descriptor)
    }

    /// Makes reads and writes at this end return where they would wait.
    fileprivate func becomeNonBlocking() {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }
}

/// A pipe between us and a child process, closed in every program that is started.
///
/// A program that another thread starts while the pipe is being made could still inherit it, for
/// there is no portable way to make it and say so at once. See ``ChildProcess``.
struct Pipe {
    let reading: PipeEnd
    let writing: PipeEnd

    /// Whose end is which.
    enum Direction {
        case toChild
        case fromChild
    }

    /// A pipe whose end on our side never waits.
    ///
    /// - Throws: When the system has no descriptors left.
    init(_ direction: Direction) throws(SystemError) {
        var descriptors: [Int32] = [-1, -1]
        guard unsafe pipe(&descriptors) == 0 else { throw SystemError(call: "pipe", code: errno) }
        reading = PipeEnd(owning: Self.aboveStandard(descriptors[0]))
        writing = PipeEnd(owning: Self.aboveStandard(descriptors[1]))
        #if canImport(Darwin)
            _ = fcntl(writing.descriptor, F_SETNOSIGPIPE, 1)
        #endif
        switch direction {
        case .toChild: writing.becomeNonBlocking()
        case .fromChild: reading.becomeNonBlocking()
        }
    }

    /// The same end under a number past 2: where our own standard streams are closed, a new pipe
    /// takes their numbers, and would be in the way of the child's.
    private static func aboveStandard(_ descriptor: Int32) -> Int32 {
        guard descriptor <= 2 else {
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            return descriptor
        }
        let moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        guard moved >= 0 else { return descriptor }
        _ = close(descriptor)
        return moved
    }
}

extension PipeEnd {
    /// What came of trying to move bytes.
    enum Transfer: Equatable {
        /// So many bytes were moved; at least one.
        case moved(Int)

        /// Nothing can be moved now.
        case blocked

        /// The other side is gone.
        case ended
    }

    /// Reads what is there, at most `buffer.count` bytes, into the start of the buffer.
    func read(into buffer: inout [UInt8]) -> Transfer {
        while true {
            let count = unsafe systemRead(descriptor, &buffer, buffer.count)
            if count > 0 { return .moved(count) }
            if count == 0 { return .ended }
            if errno == EINTR { continue }
            return errno == EAGAIN || errno == EWOULDBLOCK ? .blocked : .ended
        }
    }

    /// Writes what fits.
    ///
    /// A pipe without a reader is an end, and never a signal.
    func write(_ bytes: ArraySlice<UInt8>) -> Transfer {
        BrokenPipeSignal.held {
            while true {
                let count = unsafe bytes.withUnsafeBytes { source in
                    unsafe systemWrite(descriptor, source.baseAddress, source.count)
                }
                if count >= 0 { return .moved(count) }
                if errno == EINTR { continue }
                return errno == EAGAIN || errno == EWOULDBLOCK ? .blocked : .ended
            }
        }
    }
}

// The methods above hide the functions of the same names.
private let systemRead = unsafe read
private let systemWrite = unsafe write

/// The signal that a write into a pipe without a reader raises, and whose default is to end us.
private enum BrokenPipeSignal {
    /// Does something while the signal is held back on this thread, and lets it never come.
    static func held(_ body: () -> PipeEnd.Transfer) -> PipeEnd.Transfer {
        #if canImport(Darwin)
            // The pipe was told not to raise it.
            return body()
        #else
            var held = sigset_t()
            var before = sigset_t()
            unsafe sigemptyset(&held)
            unsafe sigaddset(&held, SIGPIPE)
            unsafe pthread_sigmask(SIG_BLOCK, &held, &before)
            let transfer = body()
            if transfer == .ended {
                var patience = timespec()
                _ = unsafe sigtimedwait(&held, nil, &patience)
            }
            unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
            return transfer
        #endif
    }
}
