import Platform

/// The program `curl`, which sends requests over https.
///
/// It is the HTTP client that servers are tested with most, and it uses the certificates, proxies
/// and protocols of the system.
package struct CurlProgram: Hashable, Sendable {
    /// Its path.
    package let path: String

    /// The lowest version that is used: from it on, curl does not take any text for HTTP/0.9.
    static let lowestVersion = (7, 66)

    /// Finds the program in a folder of `PATH`, and checks its version.
    ///
    /// - Throws: If there is none that can be used, with what to do.
    package init(environment: [String: String]) throws(CurlProblem) {
        guard let path = Programs.path(of: "curl", in: environment) else { throw .missing }
        guard let version = Self.version(of: path) else { throw .unusable(path) }
        guard version >= Self.lowestVersion else { throw .old("\(version.0).\(version.1)") }
        self.path = path
    }

    /// The number of bytes in which a program must have printed its version.
    private static let longestVersion = 64 << 10

    /// The time in which a program must have printed its version.
    private static let longestTime = Duration.seconds(30)

    /// The version that a program prints in its first line, such as `curl 7.88.1 (x86_64 …)`.
    private static func version(of path: String) -> (Int, Int)? {
        guard
            let filter = try? ChildFilter(
                command: [path, "-q", "--version"],
                environment: ["LC_ALL=C"],
                source: .reading("/dev/null"),
                within: longestTime
            ),
            let output = try? filter.readAll(limit: longestVersion), filter.end == .exited(0)
        else { return nil }
        let text = String(decoding: output, as: UTF8.self)
        let words = text.prefix { !$0.isNewline }.split(separator: " ")
        let numbers = words.dropFirst().first?.split(separator: ".").map { Int($0) } ?? []
        guard words.first == "curl", numbers.count >= 2, let major = numbers[0],
            let minor = numbers[1]
        else { return nil }
        return (major, minor)
    }
}

/// Why the program `curl` cannot be used.
package enum CurlProblem: Error, Hashable, Sendable {
    /// It is in no folder of `PATH`.
    case missing

    /// It does not print its version.
    case unusable(String)

    /// Its version is too low.
    case old(String)
}

extension CurlProblem: CustomStringConvertible {
    package var description: String {
        let (major, minor) = CurlProgram.lowestVersion
        let needed =
            "requests over https need the program 'curl', version \(major).\(minor) or later"
        return switch self {
        case .missing: "\(needed), and no folder of PATH contains it; install it"
        case .unusable(let path): "\(needed), and '\(path) --version' does not work; reinstall it"
        case .old(let version): "\(needed), and this is \(version); install a newer one"
        }
    }
}
