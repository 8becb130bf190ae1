import CLibrary

/// The three descriptors with which a program is started.
package enum StandardStreams {
    /// Opens placeholders for those that are closed.
    ///
    /// Otherwise the next file or socket that is opened would get their number, and printed text
    /// would go there. The placeholders fail as closed descriptors do: input can only be written,
    /// and output can only be read.
    package static func reserveNumbers() {
        for (number, flags) in [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ]
        where fcntl(number, F_GETFD) < 0 {
            // `open` returns the lowest free number, which is this one: those below are taken by
            // now.
            _ = unsafe open("/dev/null", flags)
        }
    }

    /// Flushes the output that any library has buffered.
    package static func flush() {
        _ = fflush(nil)
    }
}
