import SessionContract

/// Messages about requests without a response.
extension Wording {
    static let timeout = Self(
        message: "the response was not complete within the time limit",
        kind: "silence",
        observed: "no complete response in time",
        expected: "a complete response within the time limit",
        fix: "Run again later, raise --timeout, or lower --page-size."
    )

    /// The message about a request that got no response.
    static func unreachable(_ reason: LiveFault.Unreachable) -> Wording {
        switch reason {
        case .unknownHost:
            unreachable(
                "unknown-host",
                "the host name could not be resolved",
                observed: "no address for the host name",
                fix: "Check the spelling of the host, the DNS settings and the proxy settings."
            )
        case .refused:
            unreachable(
                "refused",
                "could not connect to this host and port",
                observed: "a refused or failed connection",
                fix: "Check that the server is running, and check the port, the firewall and the "
                    + "proxy settings."
            )
        case .lost:
            unreachable(
                "lost",
                "the connection ended before the response was complete",
                observed: "a lost connection",
                fix: "Run again, and check for a server or proxy that closes connections early."
            )
        case .insecure(let detail):
            unreachable(
                "TLS",
                "no trusted TLS connection could be established",
                observed: detail.text,
                fix: "Check the certificate of the host and the clock here. For a private "
                    + "authority, use --ca-file; for a client certificate, --client-cert."
            )
        case .proxy(let detail):
            unreachable(
                "proxy",
                "the proxy made no connection to this host",
                observed: detail.text,
                fix: "Check the address, user and password in HTTPS_PROXY, and whether the proxy "
                    + "allows this host. Hosts in NO_PROXY are requested without it."
            )
        case .malformed(let detail):
            unreachable(
                "not-HTTP",
                "the response is not valid HTTP",
                observed: detail.text,
                fix: "Check that the URL names an HTTP API, and what a proxy in between sends."
            )
        case .failed(let detail):
            unreachable(
                "failed",
                "the connection failed",
                observed: detail.text,
                fix: "Check the URL, the network and the proxy settings."
            )
        }
    }

    private static func unreachable(
        _ kind: String,
        _ message: String,
        observed: String,
        fix: String
    ) -> Wording {
        Wording(
            message: message,
            kind: kind,
            observed: observed,
            expected: "a response",
            fix: fix
        )
    }
}
