import CLibrary

/// A stream socket, which never waits and never raises SIGPIPE.
package struct Socket: Sendable {
    /// What it reads from and writes to.
    package let descriptor: FileDescriptor

    private init(owning number: Int32) {
        descriptor = FileDescriptor(owning: number)
        descriptor.becomeNonBlocking()
        descriptor.closeOnExec()
        #if canImport(Darwin)
            enable(SO_NOSIGPIPE, at: SOL_SOCKET)
        #endif
    }

    /// Two sockets joined to each other, one to wake a thread that waits on the other.
    ///
    /// - Throws: Where the system has no descriptors left.
    package static func pair() throws(SystemError) -> (Socket, Socket) {
        var numbers: [Int32] = [0, 0]
        guard unsafe socketpair(AF_UNIX, streamType, 0, &numbers) == 0 else {
            throw SystemError("socketpair")
        }
        return (Socket(owning: numbers[0]), Socket(owning: numbers[1]))
    }
}

// MARK: - Moving bytes

extension Socket {
    /// Reads what has arrived, at most `buffer.count` bytes, into the start of the buffer.
    package func receive(into buffer: inout [UInt8]) -> Transfer {
        descriptor.readAvailable(into: &buffer)
    }

    /// Hands the bytes of a slice to the system, as many as it takes.
    package func send(_ bytes: ArraySlice<UInt8>) -> Transfer {
        while true {
            let count = unsafe bytes.withUnsafeBytes { source in
                unsafe systemSend(descriptor.number, source.baseAddress, source.count, noSignal)
            }
            if count >= 0 { return .moved(count) }
            if errno == EINTR { continue }
            return errno == EAGAIN || errno == EWOULDBLOCK ? .blocked : .ended
        }
    }

    /// Tells the other side that nothing more will be sent.
    package func endSending() {
        _ = shutdown(descriptor.number, Int32(SHUT_WR))
    }

    /// Makes the close that follows a reset instead of an orderly end.
    package func resetOnClose() {
        var option = linger(l_onoff: 1, l_linger: 0)
        _ = unsafe setsockopt(
            descriptor.number,
            SOL_SOCKET,
            SO_LINGER,
            &option,
            socklen_t(MemoryLayout<linger>.size)
        )
    }
}

// MARK: - Loopback connections

extension Socket {
    /// A socket that listens on 127.0.0.1 and on no other address.
    ///
    /// - Parameters:
    ///   - port: The port to take, or 0 for any that is free.
    ///   - backlog: How many connections may wait to be accepted.
    /// - Returns: The socket, and the port it listens on.
    /// - Throws: Where the port is taken or not allowed, or the system has no descriptors left.
    package static func listening(
        on port: UInt16,
        backlog: Int32
    ) throws(SystemError) -> (Socket, UInt16) {
        let listener = try unconnected()
        // Without it a restart on the same port has to wait for old connections to fade away.
        listener.enable(SO_REUSEADDR, at: SOL_SOCKET)
        var address = LoopbackAddress(port: port)
        try address.bind(listener.descriptor, backlog: backlog)
        return (listener, address.port)
    }

    /// A socket that connects to a port of this machine.
    ///
    /// It is connecting when this returns: it becomes writable once it is connected or refused.
    package static func connecting(to port: UInt16) throws(SystemError) -> Socket {
        let socket = try unconnected()
        try LoopbackAddress(port: port).connect(socket.descriptor)
        return socket
    }

    private static func unconnected() throws(SystemError) -> Socket {
        let number = socket(AF_INET, streamType, 0)
        guard number >= 0 else { throw SystemError("socket") }
        return Socket(owning: number)
    }

    /// The result of accepting the next connection that waits.
    package enum Acceptance: Sendable {
        /// A connection.
        case connection(Socket)

        /// No connection waits.
        case none

        /// The system is out of descriptors or memory: try again later.
        case exhausted
    }

    /// Accepts one connection that waits.
    package func accept() -> Acceptance {
        while true {
            let accepted = systemAccept(descriptor.number, nil, nil)
            if accepted >= 0 {
                let connection = Socket(owning: accepted)
                // Answers go out in one piece; waiting for more only delays the last packet.
                connection.enable(Int32(TCP_NODELAY), at: Int32(IPPROTO_TCP))
                return .connection(connection)
            }
            switch errno {
            case EINTR, ECONNABORTED: continue
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
            default: return .none
            }
        }
    }

    private func enable(_ option: Int32, at level: Int32) {
        var one: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        _ = unsafe setsockopt(descriptor.number, level, option, &one, size)
    }
}

// What the methods above hide, and what each C library spells in its own way.
private let systemSend = unsafe send
private let systemAccept = unsafe accept

/// The type of a stream socket.
private var streamType: Int32 {
    #if canImport(Glibc)
        Int32(SOCK_STREAM.rawValue)
    #else
        SOCK_STREAM
    #endif
}

/// The flag that keeps SIGPIPE away, where a flag does that.
private var noSignal: Int32 {
    #if canImport(Darwin)
        0
    #else
        Int32(MSG_NOSIGNAL)
    #endif
}
