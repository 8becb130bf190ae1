import CLibrary

/// What is at a path.
package enum FileKind: Sendable {
    /// A file with bytes in it.
    case regular

    /// A folder.
    case folder

    /// A link to something else, wherever it leads.
    case link

    /// A pipe, a socket or a device.
    case special

    /// What is at `path`; `nil` where nothing is, or where that cannot be found out.
    ///
    /// - Parameters:
    ///   - path: Where to look.
    ///   - followsLinks: Whether a link counts as what it leads to.
    package init?(at path: String, followsLinks: Bool) {
        var status = stat()
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
