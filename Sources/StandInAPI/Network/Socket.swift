#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A socket descriptor that is closed when the last reference to it goes.
///
/// The descriptor never changes and is never closed early, so a socket can be handed to another
/// thread. Every call here is non-blocking, and none of them raises SIGPIPE.
final class Socket: Sendable {
    /// The number the system knows this socket by.
    let descriptor: Int32

    /// Takes over a descriptor that nobody else will close.
    init(owning descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        _ = close(descriptor)
    }
}

extension Socket {
    /// What came of trying to move bytes.
    enum Transfer: Equatable {
        /// So many bytes were moved; at least one.
        case moved(Int)

        /// Nothing can be moved now; ask again when the socket is ready.
        case blocked

        /// The other side will send nothing more, or takes nothing more.
        case ended
    }

    /// Reads what has arrived, at most `buffer.count` bytes, into the start of the buffer.
    func receive(into buffer: inout [UInt8]) -> Transfer {
        while true {
            let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 { return .moved(count) }
            if count == 0 { return .ended }
            if errno == EINTR { continue }
            return errno == EAGAIN || errno == EWOULDBLOCK ? .blocked : .ended
        }
    }

    /// Hands the bytes of a slice to the system, as many as it takes.
    func send(_ bytes: ArraySlice<UInt8>) -> Transfer {
        while true {
            let count = unsafe bytes.withUnsafeBytes { source in
                unsafe sendWithoutSignal(descriptor, source)
            }
            if count >= 0 { return .moved(count) }
            if errno == EINTR { continue }
            return errno == EAGAIN || errno == EWOULDBLOCK ? .blocked : .ended
        }
    }

    /// Tells the other side that nothing more will be sent.
    func endSending() {
        _ = shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Makes the close that follows a reset instead of an orderly end.
    func resetOnClose() {
        var option = linger(l_onoff: 1, l_linger: 0)
        _ = unsafe setsockopt(
            descriptor,
            SOL_SOCKET,
            SO_LINGER,
            &option,
            socklen_t(MemoryLayout<linger>.size)
        )
    }

    /// Two sockets joined to each other, one to wake a thread that waits on the other.
    ///
    /// - Throws: ``StandInError/system(call:code:)`` when the system has no descriptors left.
    static func pair() throws(StandInError) -> (Socket, Socket) {
        var descriptors: [Int32] = [0, 0]
        guard unsafe socketpair(AF_UNIX, streamType, 0, &descriptors) == 0 else {
            throw .system(call: "socketpair", code: errno)
        }
        let pair = (Socket(owning: descriptors[0]), Socket(owning: descriptors[1]))
        pair.0.prepare()
        pair.1.prepare()
        return pair
    }
}

extension Socket {
    /// A socket that listens on 127.0.0.1 and on no other address.
    ///
    /// - Parameters:
    ///   - port: The port to take, or 0 for any that is free.
    ///   - backlog: How many connections may wait to be accepted.
    /// - Returns: The socket, and the port it listens on.
    /// - Throws: ``StandInError/portInUse(_:)``, ``StandInError/portForbidden(_:)``, or
    ///   ``StandInError/system(call:code:)`` for anything else.
    static func listening(
        on port: UInt16,
        backlog: Int32
    ) throws(StandInError) -> (Socket, UInt16) {
        let descriptor = socket(AF_INET, streamType, 0)
        guard descriptor >= 0 else { throw .system(call: "socket", code: errno) }
        let listener = Socket(owning: descriptor)
        listener.prepare()
        // Without it a restart on the same port has to wait for old connections to fade away.
        listener.enable(SO_REUSEADDR, at: SOL_SOCKET)

        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe bind(descriptor, generic, size) == 0
                    && listen(descriptor, backlog) == 0
                    && getsockname(descriptor, generic, &size) == 0
            }
        }
        guard bound else { throw StandInError(binding: port, code: errno) }
        return (listener, UInt16(bigEndian: address.sin_port))
    }

    /// What came of taking in the next waiting connection.
    enum Acceptance {
        /// A connection.
        case connection(Socket)

        /// Nobody is waiting.
        case none

        /// The system is out of descriptors or memory: try again later.
        case exhausted
    }

    /// Takes in one waiting connection.
    func accept() -> Acceptance {
        while true {
            #if canImport(Darwin)
                let accepted = Darwin.accept(descriptor, nil, nil)
            #elseif canImport(Musl)
                let accepted = Musl.accept(descriptor, nil, nil)
            #else
                let accepted = Glibc.accept(descriptor, nil, nil)
            #endif
            if accepted >= 0 {
                let connection = Socket(owning: accepted)
                connection.prepare()
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
}

extension Socket {
    /// The socket type for a stream, as each C library spells it.
    private static var streamType: Int32 {
        #if canImport(Glibc)
            Int32(SOCK_STREAM.rawValue)
        #else
            SOCK_STREAM
        #endif
    }

    /// Makes the socket non-blocking, closed in child processes, and silent about broken pipes.
    private func prepare() {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        _ = fcntl(descriptor, F_SETFD, fcntl(descriptor, F_GETFD) | FD_CLOEXEC)
        #if canImport(Darwin)
            enable(SO_NOSIGPIPE, at: SOL_SOCKET)
        #endif
    }

    private func enable(_ option: Int32, at level: Int32) {
        var one: Int32 = 1
        _ = unsafe setsockopt(
            descriptor,
            level,
            option,
            &one,
            socklen_t(MemoryLayout<Int32>.size)
        )
    }
}

/// `send`, with the flag that keeps SIGPIPE away where a flag does that.
private func sendWithoutSignal(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
        unsafe Darwin.send(descriptor, bytes.baseAddress, bytes.count, 0)
    #elseif canImport(Musl)
        unsafe Musl.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #else
        unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #endif
}
