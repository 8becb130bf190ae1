import CLibrary

/// Folders and their contents.
package enum Folders {
    /// Creates the folder at `path`, and the missing ones above it.
    package static func make(_ path: String) throws(SystemError) {
        var made = path.hasPrefix("/") ? "/" : ""
        var problem: SystemError?
        for part in path.split(separator: "/") {
            made += made.isEmpty || made.hasSuffix("/") ? "\(part)" : "/\(part)"
            problem = unsafe mkdir(made.asPath, 0o777) == 0 ? nil : SystemError("mkdir")
        }
        // A folder above may exist and not be writable, so only the last failure counts.
        if let problem, FileKind(at: path, followsLinks: true) != .folder { throw problem }
    }

    /// Deletes the file at `path`.
    package static func deleteFile(_ path: String) throws(SystemError) {
        guard unsafe unlink(path.asPath) == 0 else { throw SystemError("unlink") }
    }

    /// Returns the names in the folder at `path` without `.` and `..`, in no particular order.
    package static func names(in path: String) throws(SystemError) -> [String] {
        guard let folder = unsafe opendir(path.asPath) else { throw SystemError("opendir") }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(folder) else { break }
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { start in
                unsafe start.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
                    unsafe PathText.decoding(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw SystemError("readdir") }
        return names
    }
}
