/// The version of a corpus and the digest of its cases.
package struct CorpusIdentity: Hashable, Sendable {
    /// The version that the corpus declares.
    package let version: String

    /// The digest of its files, in hexadecimal digits.
    package let sha256: String

    /// Creates the identity of a corpus with this version and digest.
    package init(version: String, sha256: String) {
        self.version = version
        self.sha256 = sha256
    }
}
