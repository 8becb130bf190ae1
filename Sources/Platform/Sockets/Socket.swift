import CLibrary

/// A stream socket that never blocks and never raises SIGPIPE.
package struct Socket: Sendable {
    /// The descriptor that it reads from and writes to.
    package let descriptor: FileDescriptor

    private init(owning number: Int32) {
        descriptor = FileDescriptor(owning: number)
        descriptor.makeNonBlocking()
        descriptor.closeOnExec()
        #if canImport(Darwin)
            enable(SO_NOSIGPIPE, at: SOL_SOCKET)
        #endif
    }

    /// Creates two connected sockets, one to wake a thread that waits on the other.
    ///
    /// - Throws: If the system has no free descriptors.
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

    /// Sends the bytes of a slice, as many as the system accepts.
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

    /// Signals to the other side that nothing more will be sent.
    package func endSending() {
        _ = shutdown(descriptor.number, Int32(SHUT_WR))
    }

    /// Makes closing the socket reset the connection instead of ending it in order.
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
    /// Creates a socket that listens on 127.0.0.1 only.
    ///
    /// - Parameters:
    ///   - port: The port, or 0 for any free one.
    ///   - backlog: The number of connections that may wait to be accepted.
    /// - Returns: The socket, and the port it listens on.
    /// - Throws: If the port is in use or not allowed, or if the system has no free descriptors.
    package static func listening(
        on port: UInt16,
        backlog: Int32
    ) throws(SystemError) -> (Socket, UInt16) {
        let listener = try unconnected()
        // Otherwise a restart on the same port must wait until old connections have timed out.
        listener.enable(SO_REUSEADDR, at: SOL_SOCKET)
        var address = LoopbackAddress(port: port)
        try address.bind(listener.descriptor, backlog: backlog)
        return (listener, address.port)
    }

    /// Starts a connection to a port of this machine.
    ///
    /// The socket becomes writable once it is connected or refused; ``connectionError`` says which.
    ///
    /// - Parameters:
    ///   - host: The address of this machine.
    ///   - port: The port.
    /// - Returns: The socket.
    /// - Throws: If the connection is refused at once, or if the system has no free descriptors.
    package static func connecting(
        to host: LoopbackHost = .usual,
        port: UInt16
    ) throws(SystemError) -> Socket {
        let socket = try unconnected(host)
        try LoopbackAddress(host, port: port).connect(socket.descriptor)
        // Requests are sent in one piece.
        socket.enable(Int32(TCP_NODELAY), at: Int32(IPPROTO_TCP))
        return socket
    }

    /// The error that has occurred since the last call, such as a refused connection.
    package var connectionError: SystemError? {
        var code: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        let number = descriptor.number
        guard unsafe getsockopt(number, SOL_SOCKET, SO_ERROR, &code, &size) == 0 else {
            return SystemError("getsockopt")
        }
        return code == 0 ? nil : SystemError(call: "connect", code: code)
    }

    private static func unconnected(
        _ host: LoopbackHost = .usual
    ) throws(SystemError) -> Socket {
        let number = socket(host == .v6 ? AF_INET6 : AF_INET, streamType, 0)
        guard number >= 0 else { throw SystemError("socket") }
        return Socket(owning: number)
    }

    /// The result of accepting the next connection that waits.
    package enum Acceptance: Sendable {
        /// A connection.
        case connection(Socket)

        /// No connection is waiting.
        case none

        /// The system is out of descriptors or memory: try again later.
        case exhausted
    }

    /// Accepts the next connection that is waiting.
    package func accept() -> Acceptance {
        while true {
            let accepted = systemAccept(descriptor.number, nil, nil)
            if accepted >= 0 {
                let connection = Socket(owning: accepted)
                // Responses are sent in one piece, so waiting for more only delays the last packet.
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

// The functions that the methods above hide, and constants whose type differs by C library.
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

/// The flag that suppresses SIGPIPE, on systems that have one.
private var noSignal: Int32 {
    #if canImport(Darwin)
        0
    #else
        Int32(MSG_NOSIGNAL)
    #endif
}
