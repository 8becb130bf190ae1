import CLibrary

/// What two paths have in common if they lead to one file, even one that does not exist yet.
package struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let node: UInt64

    /// The name of a file that does not exist, in the folder with this device and node; without
    /// such a folder, the path.
    private let name: String?

    /// Whether this is a device, such as `/dev/null` or a terminal.
    package let isDevice: Bool

    /// The identity of what is at `path`, or will be there.
    ///
    /// A symbolic link counts as its target, even if there is nothing yet.
    package init(at path: String) {
        var status = stat()
        if unsafe stat(path.asPath, &status) == 0 {
            self.init(status)
            return
        }
        var path = path
        if case .file(let target) = try? OutputPath(path) { path = target }
        let name = path.split(separator: "/").last ?? ""
        let folder = path.dropLast(name.count)
        let code = unsafe stat((folder.isEmpty ? "." : String(folder)).asPath, &status)
        if code == 0, !name.isEmpty, !path.hasSuffix("/") {
            self.init(status, name: String(name))
        } else {
            self.init(stat(), name: path)
        }
    }

    /// The identity of an open file.
    package init?(of descriptor: FileDescriptor) {
        var status = stat()
        guard unsafe fstat(descriptor.number, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat, name: String? = nil) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        node = UInt64(truncatingIfNeeded: status.st_ino)
        self.name = name
        isDevice = [S_IFCHR, S_IFBLK].contains(status.st_mode & S_IFMT)
    }
}
