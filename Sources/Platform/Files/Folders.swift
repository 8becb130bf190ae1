import CLibrary

/// Folders, and what is in them.
package enum Folders {
    /// Makes the folder at `path`, and those above it, where they are missing.
    package static func make(_ path: String) throws(SystemError) {
        var made = path.hasPrefix("/") ? "/" : ""
        var problem: SystemError?
        for part in path.split(separator: "/") {
            made += made.isEmpty || made.hasSuffix("/") ? "\(part)" : "/\(part)"
            problem = unsafe mkdir(made, 0o777) == 0 ? nil : SystemError("mkdir")
        }
        // One above it may exist and not be ours to make anything in: only the last counts.
        if let problem, FileKind(at: path, followsLinks: true) != .folder { throw problem }
    }

    /// The names of what is in the folder at `path`, in no order, without `.` and `..`.
    package static func names(in path: String) throws(SystemError) -> [String] {
        guard let folder = unsafe opendir(path) else { throw SystemError("opendir") }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(folder) else { break }
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { start in
                unsafe start.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
                    unsafe String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw SystemError("readdir") }
        return names
    }
}
