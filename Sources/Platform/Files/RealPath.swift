import CLibrary

/// Paths without symbolic links.
package enum RealPath {
    /// Returns the absolute path of what is at `path`, without symbolic links, `.` and `..`; `nil`
    /// if there is nothing.
    package static func of(_ path: String) -> String? {
        guard !path.utf8.contains(0), let real = unsafe realpath(path.asPath, nil) else {
            return nil
        }
        defer { unsafe free(real) }
        return unsafe PathText.decoding(cString: real)
    }
}
