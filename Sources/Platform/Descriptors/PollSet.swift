import CLibrary

/// Descriptors that are waited for together, with `poll`.
package struct PollSet: Sendable {
    /// What to wait for, or what has come.
    package struct Events: OptionSet, Sendable {
        package let rawValue: Int16

        package init(rawValue: Int16) { self.rawValue = rawValue }

        /// Bytes, or the end of them, can be read.
        package static let readable = Events(rawValue: Int16(POLLIN))

        /// Bytes can be written.
        package static let writable = Events(rawValue: Int16(POLLOUT))

        /// The connection is gone; comes without being asked for.
        package static let gone =
            Events(rawValue: Int16(POLLERR) | Int16(POLLHUP) | Int16(POLLNVAL))
    }

    private var entries: [pollfd] = []

    package init() {}

    /// Removes all descriptors.
    package mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
    }

    /// Adds a descriptor; its place is the number of those added before it.
    ///
    /// `nil` takes a place for which nothing ever comes.
    package mutating func add(_ descriptor: FileDescriptor?, for events: Events) {
        entries.append(
            pollfd(fd: descriptor?.number ?? -1, events: events.rawValue, revents: 0)
        )
    }

    /// Waits until a descriptor is ready or the time is over.
    ///
    /// - Parameter timeout: The longest wait, rounded up to milliseconds; `nil` for no limit.
    /// - Returns: Whether anything came; `false` too where a signal ended the wait.
    @discardableResult
    package mutating func wait(for timeout: Duration?) -> Bool {
        let milliseconds = timeout.map(\.milliseconds) ?? -1
        let ready = unsafe poll(&entries, nfds_t(entries.count), milliseconds)
        if ready < 0 {
            // Interrupted: nothing is known about any of them.
            for index in entries.indices { entries[index].revents = 0 }
        }
        return ready > 0
    }

    /// What came for the descriptor in one place.
    package subscript(place: Int) -> Events {
        Events(rawValue: entries[place].revents)
    }
}

extension Duration {
    /// The time in milliseconds for `poll`, at least 0 and at most a minute.
    ///
    /// Rounded up: to wake a moment too early would mean to wake again and again.
    fileprivate var milliseconds: Int32 {
        guard self > .zero else { return 0 }
        let (seconds, attoseconds) = components
        guard seconds < 60 else { return 60_000 }
        let whole = attoseconds / 1_000_000_000_000_000
        let rest = attoseconds % 1_000_000_000_000_000
        return Int32(seconds * 1_000 + whole + (rest > 0 ? 1 : 0))
    }
}
