#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why the stand-in cannot be made or cannot start.
package enum StandInError: Error, Hashable, Sendable {
    /// Another program listens on this port.
    case portInUse(UInt16)

    /// The system keeps this port for privileged programs.
    case portForbidden(UInt16)

    /// The number of sessions lies outside of ``StandInServer/Configuration/sessionCounts``.
    case sessionCount(Int)

    /// Two faults want to spoil the same thing, or one of them would hide the other.
    case conflictingFaults(StandInFault, StandInFault)

    /// A fault spoils made-up sessions, and none are served.
    case hiddenFault(StandInFault)

    /// A host or origin holds characters that cannot stand in a URL.
    case invalidHost(String)

    /// The server runs already.
    case alreadyStarted

    /// The system refused a call, with the value of `errno`.
    case system(call: String, code: Int32)

    /// The meaning of a refused `bind` or `listen`.
    init(binding port: UInt16, code: Int32) {
        switch code {
        case EADDRINUSE: self = .portInUse(port)
        case EACCES, EPERM: self = .portForbidden(port)
        default: self = .system(call: "bind", code: code)
        }
    }
}

extension StandInError: CustomStringConvertible {
    /// One sentence for a person.
    package var description: String {
        switch self {
        case .portInUse(let port):
            "port \(port) on 127.0.0.1 is taken by another program; choose another, or 0 for any"
        case .portForbidden(let port):
            "port \(port) needs privileges this program does not have; choose one above 1023"
        case .sessionCount(let count):
            "cannot serve \(count) sessions; the number must lie between 0 and 1000000"
        case .conflictingFaults(let first, let second):
            "the faults '\(first.rawValue)' and '\(second.rawValue)' cannot be active together"
        case .hiddenFault(let fault):
            "the fault '\(fault.rawValue)' would not show, for the payloads that are served stay as "
                + "they are; faults of transport, such as 'slow', go with them"
        case .invalidHost(let host):
            "'\(host)' cannot stand as a host in a URL"
        case .alreadyStarted:
            "the stand-in API runs already"
        case .system(let call, let code):
            "the system refused '\(call)': \(Self.text(of: code))"
        }
    }

    private static func text(of code: Int32) -> String {
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text)
    }
}
