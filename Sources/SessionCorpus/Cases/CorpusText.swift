package import StrictJSON

/// The text of one file of the corpus, and its path from the corpus on.
package struct CorpusText: Sendable {
    package let path: String
    package let bytes: [UInt8]

    /// What the names of files with cases and definitions end in, and those of raw payloads do not.
    static let casesSuffix = ".json"

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The line and column of an offset; linear in the offset, so asked for only to report it.
    package func position(of offset: Int) -> TextPosition {
        unsafe TextPosition(of: offset, in: bytes.span.bytes)
    }
}
