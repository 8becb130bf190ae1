#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Waiting for several sockets at once, with `poll`.
struct Readiness {
    /// What to wait for, or what has come.
    struct Events: OptionSet {
        let rawValue: Int16

        /// Bytes, or the end of them, can be read.
        static let readable = Events(rawValue: Int16(POLLIN))

        /// Bytes can be written.
        static let writable = Events(rawValue: Int16(POLLOUT))

        /// The connection is gone; comes without being asked for.
        static let gone = Events(rawValue: Int16(POLLERR) | Int16(POLLHUP) | Int16(POLLNVAL))
    }

    private var entries: [pollfd] = []

    /// Forgets all sockets.
    mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
    }

    /// Adds a socket; its place is the number of sockets added before it.
    mutating func add(_ socket: Socket, for events: Events) {
        entries.append(pollfd(fd: socket.descriptor, events: events.rawValue, revents: 0))
    }

    /// Waits until one of the sockets is ready or the time is over.
    ///
    /// - Parameter milliseconds: The longest wait; less than zero for no limit.
    mutating func wait(milliseconds: Int32) {
        let ready = unsafe poll(&entries, nfds_t(entries.count), milliseconds)
        guard ready < 0 else { return }
        // Interrupted by a signal: nothing is known about any of them.
        for index in entries.indices { entries[index].revents = 0 }
    }

    /// What came for the socket in one place.
    subscript(place: Int) -> Events {
        Events(rawValue: entries[place].revents)
    }
}
