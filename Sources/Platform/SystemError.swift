import CLibrary

/// A failed system call.
package struct SystemError: Error, Hashable, Sendable {
    /// The name of the function, such as `open`.
    package let call: String

    /// The error number, as in `errno`.
    package let code: Int32

    package init(call: String, code: Int32) {
        self.call = call
        self.code = code
    }

    /// The error that the function named `call` has just left in `errno`.
    init(_ call: String) {
        self.init(call: call, code: errno)
    }
}

extension SystemError {
    /// The reason in the words of the system, such as `No such file or directory`.
    package var reason: String {
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text)
    }

    /// Whether the other end of a pipe or socket is closed, as when output is piped to `head`.
    package var isClosedPipe: Bool { code == EPIPE }

    /// Whether a signal interrupted the call.
    package var isInterruption: Bool { code == EINTR }

    /// Whether the address is already in use.
    package var isAddressInUse: Bool { code == EADDRINUSE }

    /// Whether permission is denied.
    package var isForbidden: Bool { code == EACCES || code == EPERM }

    /// Whether there is no such file.
    package var isNoSuchFile: Bool { code == ENOENT }
}

extension SystemError: CustomStringConvertible {
    /// The call and the reason: `posix_spawn: No such file or directory`.
    package var description: String { "\(call): \(reason)" }
}
