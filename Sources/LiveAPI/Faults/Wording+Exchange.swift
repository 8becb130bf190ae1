import SessionContract

/// The words for exchanges without an answer.
extension Wording {
    static let timeout = Self(
        message: "the answer did not arrive in full within the time limit",
        kind: "silence",
        observed: "no whole answer in time",
        expected: "an answer within the time limit",
        fix: "Run again later, or with a longer --timeout."
    )

    /// The words for a request that got no answer.
    static func unreachable(_ reason: LiveFault.Unreachable) -> Wording {
        switch reason {
        case .unknownHost:
            unreachable(
                "unknown-host",
                "the host name has no address",
                observed: "no address for the host name"
            )
        case .refused:
            unreachable(
                "refused",
                "no server answers at this host and port",
                observed: "a refused connection"
            )
        case .lost:
            unreachable(
                "lost",
                "the connection ended before the answer was complete",
                observed: "a lost connection"
            )
        case .insecure(let detail):
            unreachable(
                "TLS",
                "a trusted encrypted connection could not be made",
                observed: detail.text
            )
        case .malformed(let detail):
            unreachable("not-HTTP", "the answer is not valid HTTP", observed: detail.text)
        case .failed(let detail):
            unreachable("failed", "the connection failed", observed: detail.text)
        }
    }

    private static func unreachable(
        _ kind: String,
        _ message: String,
        observed: String
    ) -> Wording {
        Wording(
            message: message,
            kind: kind,
            observed: observed,
            expected: "an answer",
            fix: "Check the address, the network, the proxy settings and the certificate."
        )
    }
}
