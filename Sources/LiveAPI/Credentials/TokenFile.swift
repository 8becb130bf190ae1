package import Platform

/// Credentials that were read from a file or from standard input.
package struct TokenFile: Sendable {
    package let credentials: LiveCredentials

    /// Whether users other than the owner can read the file, which deserves a warning.
    package let isReadableByOthers: Bool

    /// More than any token needs, and a bound for devices and endless pipes.
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
