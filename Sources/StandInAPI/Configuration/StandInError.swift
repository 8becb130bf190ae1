package import Platform

/// Why the stand-in cannot be created or started.
package enum StandInError: Error, Hashable, Sendable {
    /// Another program listens on this port.
    case portInUse(UInt16)

    /// The system reserves this port for privileged programs.
    case portForbidden(UInt16)

    /// The number of sessions is not in ``SessionSeries/counts``.
    case sessionCount(Int)

    /// A fault needs more sessions than there are.
    case unmetNeed(of: StandInFault, sessions: Int)

    /// Two faults change the same thing.
    case rivalFaults(StandInFault, StandInFault)

    /// The first fault cannot be seen while the other is active.
    case hiddenFault(StandInFault, by: StandInFault)

    /// Payloads are served, and a fault could not change them or would hide them.
    case faultOfPayloads(StandInFault)

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
        case .unmetNeed(let fault, _): Self.need(of: fault)
        case .rivalFaults(let first, let second):
            "'\(first.rawValue)' and '\(second.rawValue)' cannot be active together, "
                + "because both change the same thing: pass only one of them"
        case .hiddenFault(let hidden, let fault):
            "'\(hidden.rawValue)' cannot be seen together with '\(fault.rawValue)', "
                + "which hides it: pass only one of them"
        case .faultOfPayloads(let fault):
            "'\(fault.rawValue)' cannot be used with --case, "
                + (fault.changesText
                    ? "because a case is served unchanged" : "because it hides the case")
                + ": pass only one of them, or '--variation slow'"
        case .alreadyStarted:
            "the stand-in API is already running"
        case .system(let error):
            "the system call '\(error.call)' failed: \(error.reason)"
        }
    }

    private static func need(of fault: StandInFault) -> String {
        let count = fault.need.sessions
        let needed =
            switch fault.need {
            case .nothing: "nothing"
            case .sessions: count == 1 ? "a session" : "\(count) sessions"
            case .pages: "\(count) pages with a session each"
            }
        return "'\(fault.rawValue)' needs \(needed): pass --sessions \(count) or more"
    }
}
