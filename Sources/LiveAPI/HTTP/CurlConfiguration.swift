/// The configuration that curl reads from its standard input.
///
/// Everything secret is in it, because other users can see the arguments of a program.
struct CurlConfiguration {
    private var lines: [String] = []

    /// Adds an option without a value.
    mutating func add(_ option: String) { lines.append(option) }

    /// Adds an option with a value.
    mutating func add(_ option: String, _ value: String) {
        let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        lines.append("\(option) = \"\(escaped)\"")
    }

    /// The text of the configuration.
    var text: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }
}

extension CurlConfiguration {
    /// Creates the configuration of a request.
    ///
    /// - Parameters:
    ///   - target: The path with its query.
    ///   - limit: The time limit.
    ///   - configuration: The run.
    init(_ target: String, within limit: Duration, _ configuration: LiveConfiguration) {
        add("url", "\(configuration.base.origin)\(target)")
        // Brackets and braces in a URL are not patterns.
        add("globoff")
        add("proto", "=https")
        add("silent")
        add("show-error")
        // The heads of all responses, as bytes; standard output has only the body.
        add("dump-header", "/dev/fd/3")
        add("suppress-connect-headers")
        // If this program is killed, curl must not wait forever. In whole seconds for old versions.
        add("max-time", String(limit.components.seconds + 5))
        for (name, value) in configuration.requestFields { add("header", "\(name): \(value)") }
        let files = configuration.tlsFiles
        if let path = files.authorities { add("cacert", path) }
        if let path = files.certificate { add("cert", path) }
        if let path = files.key {
            add("key", path)
            // Otherwise, curl would ask for the password of the key at the terminal, and wait.
            add("pass", "")
        }
        let proxy = ProxySettings(configuration.environment)
        // An empty proxy means none, whatever the system says.
        add("proxy", proxy.address ?? "")
        add("noproxy", proxy.exemptions ?? "")
    }
}
