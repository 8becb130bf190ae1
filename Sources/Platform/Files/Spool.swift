import CLibrary

/// Bytes that are kept until it is known whether they are needed.
///
/// The first of them are in memory. If there are more, all are in a file without a name, which is
/// gone when the spool is, however the program ends.
package struct Spool: Sendable {
    /// The number of bytes that are kept in memory, which is enough for nearly every part of an
    /// input.
    package static let memoryLimit = 1 << 20

    private let folder: String
    private var memory: [UInt8] = []
    private var file: FileDescriptor?

    /// Creates an empty spool.
    ///
    /// - Parameter folder: The folder for temporary files.
    package init(in folder: String) {
        self.folder = folder
    }

    /// Adds bytes at the end.
    package mutating func append(_ bytes: [UInt8]) throws(SystemError) {
        memory += bytes
        guard memory.count > Self.memoryLimit else { return }
        let file = if let file { file } else { try Self.unnamedFile(in: folder) }
        self.file = file
        try file.write(memory)
        memory = []
    }

    /// Passes all bytes on in their order, in pieces of any size, and is empty afterward.
    package mutating func drain(_ receive: ([UInt8]) -> Void) throws(SystemError) {
        if let file {
            guard lseek(file.number, 0, SEEK_SET) == 0 else { throw SystemError("lseek") }
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = try file.read(into: &buffer)
                guard count > 0 else { break }
                receive(Array(buffer[..<count]))
            }
        }
        receive(memory)
        self = Spool(in: folder)
    }

    private static func unnamedFile(in folder: String) throws(SystemError) -> FileDescriptor {
        var template = Array("\(folder)/session-conformance.XXXXXX".utf8CString)
        let number = unsafe mkstemp(&template)
        guard number >= 0 else { throw SystemError("mkstemp") }
        let file = FileDescriptor(owning: number)
        guard unsafe unlink(template) == 0 else { throw SystemError("unlink") }
        file.closeOnExec()
        return file
    }
}
