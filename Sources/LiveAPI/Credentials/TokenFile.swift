package import Foundation

/// Credentials as they were read from a file or from standard input.
package struct TokenFile: Sendable {
    package let credentials: LiveCredentials

    /// Whether others than the owner of the file may read it, which deserves a warning.
    package let isReadableByOthers: Bool

    /// More than any token takes; it bounds what a device or an endless pipe can feed in.
    private static let byteLimit = 8192

    package init(path: String) throws(CredentialsError) {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw .unreadable }
        defer { try? handle.close() }
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let permissions = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0
        let isFile = attributes?[.type] as? FileAttributeType == .typeRegular
        credentials = try Self.credentials(in: handle)
        isReadableByOthers = isFile && permissions & 0o044 != 0
    }

    /// Reads `handle`, such as standard input, to its end.
    package init(reading handle: FileHandle) throws(CredentialsError) {
        credentials = try Self.credentials(in: handle)
        isReadableByOthers = false
    }

    private static func credentials(in handle: FileHandle) throws(CredentialsError)
        -> LiveCredentials
    {
        var content = Data()
        while content.count <= byteLimit {
            let chunk: Data?
            do {
                chunk = try handle.read(upToCount: byteLimit + 1 - content.count)
            } catch {
                throw .unreadable
            }
            guard let chunk, !chunk.isEmpty else { return try LiveCredentials(parsing: content) }
            content.append(chunk)
        }
        throw .tooLong
    }
}
