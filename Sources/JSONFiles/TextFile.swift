package import StrictJSON

/// The bytes of a file that people write, and the path that messages show.
package struct TextFile: Sendable {
    package let path: String
    package let bytes: [UInt8]

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
