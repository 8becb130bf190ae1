import CLibrary

/// A set of descriptors to wait for together, with `poll`.
package struct PollSet: Sendable {
    /// The events to wait for, or those that occurred.
    package struct Events: OptionSet, Sendable {
        package let rawValue: Int16

        package init(rawValue: Int16) { self.rawValue = rawValue }

        /// Bytes, or the end of the stream, can be read.
        package static let readable = Events(rawValue: Int16(POLLIN))

        /// Bytes can be written.
        package static let writable = Events(rawValue: Int16(POLLOUT))

        /// The connection was reset; reported without being requested.
        package static let failed = Events(rawValue: Int16(POLLERR))

        /// The connection is gone; reported without being requested.
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
    /// `nil` takes a place for which no event is ever reported.
    package mutating func add(_ descriptor: FileDescriptor?, for events: Events) {
        entries.append(
            pollfd(fd: descriptor?.number ?? -1, events: events.rawValue, revents: 0)
        )
    }

    /// Waits until a descriptor is ready or the timeout expires.
    ///
    /// - Parameter timeout: The longest wait, rounded up to milliseconds; `nil` for no limit.
    /// - Returns: Whether there is an event; `false` also if a signal interrupts the wait.
    @discardableResult
    package mutating func wait(for timeout: Duration?) -> Bool {
        let milliseconds = timeout.map(\.milliseconds) ?? -1
        let ready = unsafe poll(&entries, nfds_t(entries.count), milliseconds)
        if ready < 0 {
            // Interrupted: the events are not set.
            for index in entries.indices { entries[index].revents = 0 }
        }
        return ready > 0
    }

    /// The events of the descriptor in one place.
    package subscript(place: Int) -> Events {
        Events(rawValue: entries[place].revents)
    }
}

extension Duration {
    /// The duration in milliseconds for `poll`, at least 0 and at most a minute.
    ///
    /// Rounded up: a wait that ended a moment too early would be repeated in a busy loop.
    fileprivate var milliseconds: Int32 {
        guard self > .zero else { return 0 }
        let (seconds, attoseconds) = components
        guard seconds < 60 else { return 60_000 }
        let whole = attoseconds / 1_000_000_000_000_000
        let rest = attoseconds % 1_000_000_000_000_000
        return Int32(seconds * 1_000 + whole + (rest > 0 ? 1 : 0))
    }
}
