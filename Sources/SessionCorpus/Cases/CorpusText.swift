package import StrictJSON

/// The text of one file of the corpus, and its path relative to the corpus folder.
package struct CorpusText: Sendable {
    package let path: String
    package let bytes: [UInt8]

    /// The suffix of files with cases and definitions, which raw payloads do not have.
    static let casesSuffix = ".json"

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Returns the line and column of an offset.
    ///
    /// Linear in the offset, so only for findings.
    package func position(of offset: Int) -> TextPosition {
        unsafe TextPosition(of: offset, in: bytes.span.bytes)
    }
}
