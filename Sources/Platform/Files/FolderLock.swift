import CLibrary

/// A lock that programs take before they change the files in a folder; it ends with this object.
///
/// It keeps out only those that ask for it too (`flock`), and no one who reads.
package final class FolderLock {
    private let folder: FileDescriptor

    /// Waits until no other program has the lock of the folder at `path`, and takes it.
    ///
    /// On a file system without locks, it has no effect.
    ///
    /// - Throws: If the folder cannot be opened, or if a signal ends the waiting.
    package init(at path: String) throws(SystemError) {
        folder = try .reading(path)
        guard flock(folder.number, LOCK_EX) != 0 else { return }
        let error = SystemError("flock")
        guard [EBADF, ENOLCK, ENOTSUP, EOPNOTSUPP].contains(error.code) else { throw error }
    }
}
