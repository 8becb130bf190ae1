import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A client that sends bytes as they are and reads what comes; no call waits longer than `patience`.
final class LoopbackClient {
    private let descriptor: Int32
    private var received: [UInt8] = []

    /// Connects to a port of this machine, on 127.0.0.1 unless another address is given.
    init(port: UInt16?, address number: UInt32 = 0x7F00_0001, patience: Int = 20) throws {
        #if canImport(Glibc)
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { throw Failure.refused(errno) }
        var time = timeval(tv_sec: patience, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            _ = unsafe setsockopt(
                descriptor,
                SOL_SOCKET,
                option,
                &time,
                socklen_t(MemoryLayout<timeval>.size)
            )
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = try #require(port).bigEndian
        address.sin_addr.s_addr = number.bigEndian
        let code = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe connect(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw Failure.refused(errno) }
    }

    deinit {
        _ = close(descriptor)
    }

    enum Failure: Error {
        case refused(Int32)
        case timedOut
        case reset
        case ended(after: [UInt8])
    }

    /// Sends all bytes, or as many as the other side takes.
    ///
    /// - Returns: Whether all were taken.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { source in
                #if canImport(Darwin)
                    unsafe Darwin.send(descriptor, source.baseAddress, source.count, 0)
                #elseif canImport(Musl)
                    unsafe Musl.send(
                        descriptor,
                        source.baseAddress,
                        source.count,
                        Int32(MSG_NOSIGNAL)
                    )
                #else
                    unsafe Glibc.send(
                        descriptor,
                        source.baseAddress,
                        source.count,
                        Int32(MSG_NOSIGNAL)
                    )
                #endif
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Sends text.
    func send(_ text: String) {
        send(Array(text.utf8))
    }

    /// Sends a GET request, or another.
    func request(_ target: String, method: String = "GET", fields: [String] = []) {
        let lines = ["\(method) \(target) HTTP/1.1", "Host: 127.0.0.1"] + fields
        send(lines.joined(separator: "\r\n") + "\r\n\r\n")
    }

    /// Says that nothing more will be sent.
    func endSending() {
        _ = shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Everything until the other side ends the connection.
    func rest(limit: Int = 1 << 24) throws -> [UInt8] {
        while received.count < limit {
            do { try receive() } catch Failure.ended { break }
        }
        defer { received = [] }
        return received
    }

    /// How many bytes come before the connection ends, or at least so many; they are not kept.
    func countBytes(atLeast limit: Int) throws -> Int {
        var count = received.count
        received = []
        while count < limit {
            do { try receive() } catch Failure.ended { break }
            count += received.count
            received = []
        }
        return count
    }

    /// The next answer.
    func response(hasBody: Bool = true) throws -> Response {
        var end: Int?
        while end == nil {
            end = received.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound
            if end == nil { try receive() }
        }
        var response = Response(head: String(decoding: received[..<(end ?? 0)], as: UTF8.self))
        received.removeFirst(end ?? 0)
        let length = hasBody ? Int(response["content-length"] ?? "0") ?? 0 : 0
        while received.count < length { try receive() }
        response.body = Array(received.prefix(length))
        received.removeFirst(length)
        return response
    }

    private func receive() throws {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        if count > 0 {
            received += buffer[..<count]
        } else if count == 0 {
            throw Failure.ended(after: received)
        } else if errno == EAGAIN || errno == EWOULDBLOCK {
            throw Failure.timedOut
        } else if errno != EINTR {
            throw Failure.reset
        }
    }
}
