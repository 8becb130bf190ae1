import CLibrary

/// What a path for output leads to, whatever its spelling.
enum OutputPath {
    /// An open descriptor of this process, which paths such as `/dev/stdout` and `/dev/fd/3` name.
    ///
    /// If it is open for a file, the path leads to that file. Replacing it would discard what else
    /// is written there.
    case descriptor(Int32)

    /// A path that is not a symbolic link. There may be nothing yet.
    case file(String)

    /// The maximum number of symbolic links in a row; systems follow at most 40.
    private static let mostLinks = 40

    /// The folders whose names are the numbers of descriptors.
    private static let descriptorFolders = ["/proc/self/fd", "/dev/fd"]

    /// Follows the symbolic links at the end of `path`, also to what does not exist.
    ///
    /// - Throws: If they form a circle.
    init(_ path: String) throws(SystemError) {
        var path = path
        for _ in 0...Self.mostLinks {
            if let number = Self.descriptor(at: path) {
                self = .descriptor(number)
                return
            }
            guard let target = Self.target(of: path) else {
                self = .file(path)
                return
            }
            path = target
        }
        throw SystemError(call: "open", code: ELOOP)
    }

    private static func descriptor(at path: String) -> Int32? {
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        guard let number = Int32(name), String(number) == name, number >= 0 else { return nil }
        guard let real = RealPath.of(folder(of: path) + ".") else { return nil }
        return descriptorFolders.contains { RealPath.of($0) == real } ? number : nil
    }

    /// Returns the path that the symbolic link at `path` holds, or `nil` if it is not one.
    private static func target(of path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = unsafe readlink(path.asPath, &buffer, buffer.count - 1)
        guard count > 0 else { return nil }
        let target = PathText.decoding(buffer[..<count].map { UInt8(bitPattern: $0) })
        return target.hasPrefix("/") ? target : folder(of: path) + target
    }

    /// Returns the path up to its last slash.
    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }
}
