import CLibrary

/// The kind of a file.
package enum FileKind: Sendable {
    /// Returns the size of the regular file at `path` in bytes; `nil` if it is anything else.
    package static func size(at path: String) -> Int? {
        var status = stat()
        guard unsafe stat(path.asPath, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        return Int(status.st_size)
    }

    /// A regular file.
    case regular

    /// A folder.
    case folder

    /// A symbolic link, whatever it points to.
    case link

    /// A pipe, a socket or a device.
    case special

    /// Looks up what is at `path`; `nil` if there is nothing, or if that cannot be determined.
    ///
    /// - Parameters:
    ///   - path: The path to look up.
    ///   - followsLinks: Whether a link counts as its target.
    package init?(at path: String, followsLinks: Bool) {
        var status = stat()
        let path = path.asPath
        let code = unsafe followsLinks ? stat(path, &status) : lstat(path, &status)
        guard code == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .regular
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .link
        default: self = .special
        }
    }
}
