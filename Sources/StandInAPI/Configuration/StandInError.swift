package import Platform

/// Why the stand-in cannot be made or cannot start.
package enum StandInError: Error, Hashable, Sendable {
    /// Another program listens on this port.
    case portInUse(UInt16)

    /// The system keeps this port for privileged programs.
    case portForbidden(UInt16)

    /// The number of sessions is not one of ``SessionSeries/counts``.
    case sessionCount(Int)

    /// Two faults change the same thing, or one of them hides the other.
    case conflictingFaults(StandInFault, StandInFault)

    /// A fault changes made-up sessions, and none are served.
    case hiddenFault(StandInFault)

    /// A host or origin has characters that a URL cannot have there.
    case invalidHost(String)

    /// The server runs already.
    case alreadyStarted

    /// A call to the system failed.
    case system(SystemError)

    /// The meaning of an error from listening on a port.
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
            "'\(host)' cannot be the host of a URL"
        case .alreadyStarted:
            "the stand-in API runs already"
        case .system(let error):
            "the system refused '\(error.call)': \(error.reason)"
        }
    }
}
