#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Waiting for the three pipes of a child process at once.
struct PipeReadiness {
    private var entries = [pollfd](repeating: pollfd(fd: -1, events: 0, revents: 0), count: 3)

    /// Waits until something can be done at one of the pipes, or the time is over.
    ///
    /// - Parameters:
    ///   - input: The pipe to write to, if there is something to write.
    ///   - output: The pipe to read answers from, unless it has ended.
    ///   - errors: The pipe to read free text from, unless it has ended.
    ///   - milliseconds: The longest wait.
    /// - Returns: Whether anything can be done. That a pipe has ended counts as well.
    mutating func wait(
        input: PipeEnd?,
        output: PipeEnd?,
        errors: PipeEnd?,
        milliseconds: Int32
    ) -> Bool {
        // Those with a number below zero are passed over.
        entries[0] = pollfd(fd: input?.descriptor ?? -1, events: Int16(POLLOUT), revents: 0)
        entries[1] = pollfd(fd: output?.descriptor ?? -1, events: Int16(POLLIN), revents: 0)
        entries[2] = pollfd(fd: errors?.descriptor ?? -1, events: Int16(POLLIN), revents: 0)
        let ready = unsafe poll(&entries, nfds_t(entries.count), milliseconds)
        if ready < 0 {
            // Interrupted by a signal: nothing is known about any of them.
            for index in entries.indices { entries[index].revents = 0 }
        }
        return ready > 0
    }

    var canWriteInput: Bool { entries[0].revents != 0 }
    var canReadOutput: Bool { entries[1].revents != 0 }
    var canReadErrors: Bool { entries[2].revents != 0 }
}
