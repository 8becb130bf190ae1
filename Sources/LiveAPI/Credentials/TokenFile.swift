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
        try self.init { () throws(SecretFileProblem) in
            try SecretFile(path: path, limit: Self.byteLimit)
        }
    }

    /// Reads a descriptor, such as standard input, to its end.
    package init(reading descriptor: FileDescriptor) throws(CredentialsError) {
        try self.init { () throws(SecretFileProblem) in
            try SecretFile(reading: descriptor, limit: Self.byteLimit)
        }
    }

    private init(_ read: () throws(SecretFileProblem) -> SecretFile) throws(CredentialsError) {
        let file: SecretFile
        do throws(SecretFileProblem) {
            file = try read()
        } catch {
            throw .file(.tokenText, error)
        }
        credentials = try LiveCredentials(parsing: file.text.utf8)
        isReadableByOthers = file.isReadableByOthers
    }
}
