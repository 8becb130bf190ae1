package import StrictJSON

/// The bytes of a file that people write, and the path that messages show.
package struct TextFile: Sendable {
    package let path: String
    package let bytes: [UInt8]

    private let marks = TextMarks()

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Returns the line and column of an offset.
    ///
    /// Linear in the offset the first time, and then constant.
    package func position(of offset: Int) -> TextPosition { marks.position(of: offset, in: bytes) }
}
