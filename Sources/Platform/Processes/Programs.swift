import CLibrary

/// The programs that are installed.
package enum Programs {
    /// Returns the path of the program called `name` in a folder of `PATH`; `nil` if it is in none.
    ///
    /// Relative folders are passed over: a folder of captured files must not provide programs.
    package static func path(of name: String, in environment: [String: String]) -> String? {
        let folders = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        return folders.split(separator: ":").lazy
            .filter { $0.hasPrefix("/") }
            .map { "\($0)/\(name)" }
            .first { path in
                guard FileKind(at: path, followsLinks: true) == .regular else { return false }
                return unsafe access(path.asPath, X_OK) == 0
            }
    }
}
