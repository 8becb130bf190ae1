package import Platform

/// Why the stand-in cannot be created or started.
package enum StandInError: Error, Hashable, Sendable {
    /// Another program listens on this port.
    case portInUse(UInt16)

    /// The system reserves this port for privileged programs.
    case portForbidden(UInt16)

    /// The number of sessions is not in ``SessionSeries/counts``.
    case sessionCount(Int)

    /// Two faults change the same thing, or one of them hides the other.
    case conflictingFaults(StandInFault, StandInFault)

    /// A fault changes made-up sessions, but payloads are served instead.
    case hiddenFault(StandInFault)

    /// A host or origin has characters that are not allowed there in a URL.
    case invalidHost(String)

    /// The server is already running.
    case alreadyStarted

    /// A system call failed.
    case system(SystemError)

    /// Creates the error for a failure to listen on a port.
    init(listeningOn port: UInt16, _ error: SystemError) {
        if error.isAddressInUse {
            self = .portInUse(port)
        } else if error.isForbidden {
            self = .portForbidden(port)
        } else {
            self = .system(error)
        }
    }
}

extension StandInError: CustomStringConvertible {
    /// One sentence for the user.
    package var description: String {
        switch self {
        case .portInUse(let port):
            "port \(port) on 127.0.0.1 is already in use: choose another, or 0 for any free port"
        case .portForbidden(let port):
            "port \(port) requires privileges that this program lacks: choose one above 1023"
        case .sessionCount(let count):
            "cannot serve \(count) sessions: expected a number from 0 to 1000000"
        case .conflictingFaults(let first, let second):
            "the faults '\(first.rawValue)' and '\(second.rawValue)' cannot be active together: "
                + "one would hide the other"
        case .hiddenFault(let fault):
            "the fault '\(fault.rawValue)' would not show, because payloads are served unchanged: "
                + "choose a transport fault, such as 'slow'"
        case .invalidHost(let host):
            "invalid host '\(host)': expected a host name or address, with or without a port"
        case .alreadyStarted:
            "the stand-in API is already running"
        case .system(let error):
            "the system call '\(error.call)' failed: \(error.reason)"
        }
    }
}
