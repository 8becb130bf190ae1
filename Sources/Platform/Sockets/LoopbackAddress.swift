import CLibrary

/// A host that is this machine.
package enum LoopbackHost: Hashable, Sendable {
    /// An address in 127.0.0.0/8, by its last three numbers.
    case v4(UInt8, UInt8, UInt8)

    /// The address ::1.
    case v6

    /// The address that servers listen on by default, 127.0.0.1.
    package static let usual = LoopbackHost.v4(0, 0, 1)
}

/// A port of this machine, in the form that socket calls take.
struct LoopbackAddress {
    private var storage = sockaddr_storage()
    private let size: socklen_t

    init(_ host: LoopbackHost = .usual, port: UInt16) {
        switch host {
        case .v4(let second, let third, let last):
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            let rest = UInt32(second) << 16 | UInt32(third) << 8 | UInt32(last)
            address.sin_addr.s_addr = (0x7F00_0000 | rest).bigEndian
            size = socklen_t(MemoryLayout<sockaddr_in>.size)
            unsafe withUnsafeMutableBytes(of: &storage) { target in
                unsafe withUnsafeBytes(of: address) { unsafe target.copyMemory(from: $0) }
            }
        case .v6:
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = port.bigEndian
            unsafe withUnsafeMutableBytes(of: &address.sin6_addr) { unsafe $0[15] = 1 }
            size = socklen_t(MemoryLayout<sockaddr_in6>.size)
            unsafe withUnsafeMutableBytes(of: &storage) { target in
                unsafe withUnsafeBytes(of: address) { unsafe target.copyMemory(from: $0) }
            }
        }
    }

    /// The port; its place is the same in the addresses of both families.
    var port: UInt16 {
        unsafe withUnsafeBytes(of: storage) { bytes in
            UInt16(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
        }
    }

    /// Binds a socket to the port, listens, and determines the number of the port.
    mutating func bind(_ socket: FileDescriptor, backlog: Int32) throws(SystemError) {
        let number = socket.number
        var size = size
        let isBound = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe systemBind(number, generic, size) == 0
                    && listen(number, backlog) == 0
                    && getsockname(number, generic, &size) == 0
            }
        }
        guard isBound else { throw SystemError("bind") }
    }

    /// Starts connecting a socket to the port.
    func connect(_ socket: FileDescriptor) throws(SystemError) {
        let number = socket.number
        let code = unsafe withUnsafePointer(to: storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe systemConnect(number, generic, size)
            }
        }
        guard code == 0 || errno == EINPROGRESS else { throw SystemError("connect") }
    }
}

// The methods above hide the functions of the same names.
private let systemBind = unsafe bind
private let systemConnect = unsafe connect
