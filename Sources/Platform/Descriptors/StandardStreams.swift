import CLibrary

/// The three descriptors that a program is started with.
package enum StandardStreams {
    /// Puts something in the place of those that are closed.
    ///
    /// Otherwise the next file or socket that is opened gets their number, and what is printed goes
    /// there. The placeholders fail as closed descriptors do: input can only be written to, and
    /// output only be read.
    package static func reserveNumbers() {
        for (number, flags) in [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ]
        where fcntl(number, F_GETFD) < 0 {
            // The lowest free number is this one: those below it are taken by now.
            _ = unsafe open("/dev/null", flags)
        }
    }

    /// Writes out what any library has printed so far and keeps in a buffer.
    package static func flush() {
        _ = fflush(nil)
    }
}
