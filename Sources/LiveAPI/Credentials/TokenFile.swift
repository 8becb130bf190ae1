package import Platform

/// Credentials as they were read from a file or from standard input.
package struct TokenFile: Sendable {
    /// The credentials.
    package let credentials: LiveCredentials

    /// Whether users other than the owner may read the file, which deserves a warning.
    package let isReadableByOthers: Bool

    /// More than any token takes; it bounds what a device or an endless pipe can feed in.
    private static let byteLimit = 8192

    /// Reads the file at `path`.
    package init(path: String) throws(CredentialsError) {
        let file: FileDescriptor
        do {
            file = try .reading(path)
        } catch {
            throw .unreadable
        }
        credentials = try Self.credentials(in: file)
        isReadableByOthers = file.isFileReadableByOthers
    }

    /// Reads a descriptor, such as standard input, to its end.
    package init(reading descriptor: FileDescriptor) throws(CredentialsError) {
        credentials = try Self.credentials(in: descriptor)
        isReadableByOthers = false
    }

    private static func credentials(
        in descriptor: FileDescriptor
    ) throws(CredentialsError) -> LiveCredentials {
        let content: [UInt8]
        do {
            content = try descriptor.readAll(limit: byteLimit + 1)
        } catch {
            throw .unreadable
        }
        guard content.count <= byteLimit else { throw .tooLong }
        return try LiveCredentials(parsing: content)
    }
}
