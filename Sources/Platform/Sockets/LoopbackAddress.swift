import CLibrary

/// A port of 127.0.0.1, in the form that socket calls take.
struct LoopbackAddress {
    private var address = sockaddr_in()

    init(port: UInt16) {
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    }

    var port: UInt16 { UInt16(bigEndian: address.sin_port) }

    /// Binds a socket to the port, listens, and determines the number of the port.
    mutating func bind(_ socket: FileDescriptor, backlog: Int32) throws(SystemError) {
        let number = socket.number
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
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
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = unsafe withUnsafePointer(to: address) { pointer in
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
