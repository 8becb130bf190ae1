#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open file descriptor that bytes are written to.
package struct DescriptorOutput: Sendable {
    package let descriptor: Int32

    package static let standardOutput = Self(descriptor: STDOUT_FILENO)
    package static let standardError = Self(descriptor: STDERR_FILENO)

    package init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Whether a person sits at the other end.
    package var isTerminal: Bool { isatty(descriptor) == 1 }

    /// The columns of the terminal, where it tells.
    package var terminalWidth: Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// Writes all of `bytes`, however many calls that takes.
    package func write(_ bytes: [UInt8]) throws(OutputError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe systemWrite(descriptor, $0.baseAddress, $0.count)
            }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw OutputError(code: errno)
            }
        }
    }
}

/// The function of the system, which `DescriptorOutput.write` hides in its own scope.
@unsafe
private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    unsafe write(descriptor, start, count)
}

/// Why bytes could not be written, in the words of the system.
package struct OutputError: Error, Hashable {
    /// The error number of the system.
    package var code: Int32

    package init(code: Int32) {
        self.code = code
    }

    /// Whether the reader has gone, as with `| head`; no fault, and nothing to report.
    package var isClosedPipe: Bool { code == EPIPE }

    package var reason: String { unsafe String(cString: strerror(code)) }
}
