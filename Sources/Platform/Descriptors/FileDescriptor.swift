import CLibrary

/// An open file, pipe, socket or terminal.
///
/// It is closed when the last reference to it is released and never earlier, so threads can share
/// it. Every descriptor opened here is closed in the programs that are started.
package final class FileDescriptor: Sendable {
    /// The number by which the system knows it.
    package let number: Int32

    private let isOwned: Bool

    /// Takes ownership of a descriptor that no one else closes.
    package init(owning number: Int32) {
        self.number = number
        isOwned = true
    }

    /// Borrows a descriptor that its owner keeps open for as long as this one lives.
    package init(borrowing number: Int32) {
        self.number = number
        isOwned = false
    }

    deinit {
        if isOwned { _ = close(number) }
    }

    package static let standardInput = FileDescriptor(borrowing: STDIN_FILENO)
    package static let standardOutput = FileDescriptor(borrowing: STDOUT_FILENO)
    package static let standardError = FileDescriptor(borrowing: STDERR_FILENO)
}

// MARK: - Waiting calls

extension FileDescriptor {
    /// Reads up to `buffer.count` bytes into the start of the buffer.
    ///
    /// - Returns: The number of bytes read; 0 at the end.
    /// - Throws: If the call fails, or if a signal interrupts it: the caller decides whether to
    ///   continue.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        let count = unsafe systemRead(number, buffer.baseAddress, buffer.count)
        guard count >= 0 else { throw SystemError("read") }
        return count
    }

    /// Reads up to `buffer.count` bytes at an offset of a file, without moving its position.
    ///
    /// - Returns: The number of bytes read; 0 at the end.
    /// - Throws: If the call fails, or if a signal interrupts it.
    package func read(
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int
    ) throws(SystemError) -> Int {
        let count = unsafe pread(number, buffer.baseAddress, buffer.count, off_t(offset))
        guard count >= 0 else { throw SystemError("pread") }
        return count
    }

    /// Reads what is available, at most `buffer.count` bytes, into the start of the buffer; waits
    /// for the first byte, across signals.
    ///
    /// - Returns: The number of bytes read; 0 at the end.
    package func read(into buffer: inout [UInt8]) throws(SystemError) -> Int {
        while true {
            let count = unsafe systemRead(number, &buffer, buffer.count)
            if count >= 0 { return count }
            if errno == EAGAIN {
                waitUntil(.readable)
            } else if errno != EINTR {
                throw SystemError("read")
            }
        }
    }

    /// Writes all of `bytes`, in as many calls as that takes.
    package func write(_ bytes: [UInt8]) throws(SystemError) {
        try write(bytes[...])
    }

    /// Writes all of `bytes`, in as many calls as that takes.
    package func write(_ bytes: ArraySlice<UInt8>) throws(SystemError) {
        var rest = bytes
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe systemWrite(number, $0.baseAddress, $0.count)
            }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                waitUntil(.writable)
            } else if errno != EINTR {
                throw SystemError("write")
            }
        }
    }

    /// Waits if the program inherited the descriptor as non-blocking.
    private func waitUntil(_ event: PollSet.Events) {
        var descriptors = PollSet()
        descriptors.add(self, for: event)
        descriptors.wait(for: nil)
    }

    /// Writes bytes at an offset of a file in a single call, as many as the system accepts.
    package func write(_ bytes: [UInt8], at offset: Int) {
        _ = unsafe pwrite(number, bytes, bytes.count, off_t(offset))
    }
}

// MARK: - Calls that do not wait

extension FileDescriptor {
    /// Makes reads and writes return instead of waiting.
    package func makeNonBlocking() {
        _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
    }

    /// Closes the descriptor in programs started from now on.
    func closeOnExec() {
        _ = fcntl(number, F_SETFD, fcntl(number, F_GETFD) | FD_CLOEXEC)
    }

    /// Reads what is available, at most `buffer.count` bytes, into the start of the buffer.
    ///
    /// The descriptor must be non-blocking.
    package func readAvailable(into buffer: inout [UInt8]) -> Transfer {
        unsafe buffer.withUnsafeMutableBytes { unsafe readAvailable(into: $0) }
    }

    /// Reads what is available, at most `buffer.count` bytes, into the start of the buffer.
    ///
    /// The descriptor must be non-blocking.
    package func readAvailable(into buffer: UnsafeMutableRawBufferPointer) -> Transfer {
        while true {
            let count = unsafe systemRead(number, buffer.baseAddress, buffer.count)
            if count > 0 { return .moved(count) }
            if count == 0 { return .ended }
            if errno == EINTR { continue }
            return errno == EAGAIN || errno == EWOULDBLOCK ? .blocked : .ended
        }
    }

    /// Writes as much as fits without waiting.
    ///
    /// The descriptor must be non-blocking. A pipe without a reader has ended; it raises no signal.
    package func writeAvailable(_ bytes: ArraySlice<UInt8>) -> Transfer {
        BrokenPipeSignal.held {
            while true {
                let count = unsafe bytes.withUnsafeBytes { source in
                    unsafe systemWrite(number, source.baseAddress, source.count)
                }
                if count >= 0 { return .moved(count) }
                if errno == EINTR { continue }
                return errno == EAGAIN || errno == EWOULDBLOCK ? .blocked : .ended
            }
        }
    }
}

// MARK: - Other numbers for the same file

extension FileDescriptor {
    /// Returns another descriptor of the same open file, which stays when this one is redirected.
    package func duplicate() throws(SystemError) -> FileDescriptor {
        let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw SystemError("fcntl") }
        return FileDescriptor(owning: copy)
    }

    /// Makes the number of this descriptor refer to the open file of another.
    ///
    /// Code that writes to standard output by its number, such as `print`, then writes there.
    package func redirect(to other: FileDescriptor) throws(SystemError) {
        guard dup2(other.number, number) >= 0 else { throw SystemError("dup2") }
    }
}

// MARK: - Terminals

extension FileDescriptor {
    /// Whether this is a terminal.
    package var isTerminal: Bool { isatty(number) == 1 }

    /// The width of the terminal in columns; `nil` if this is not a terminal or its width is
    /// unknown.
    package var terminalWidth: Int? {
        var size = winsize()
        guard unsafe ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }
}

// The methods above hide the functions of the same names.
private let systemRead = unsafe read
private let systemWrite = unsafe write
