/// Where a text begins in the source that it was cut from.
package struct SourceOrigin: Hashable, Sendable {
    /// The name of the source that findings name; `nil` for that of the text.
    package var name: String?

    /// The offset of the first byte.
    package var offset = 0

    /// The number of the first line.
    package var line = 1

    /// Creates the origin of a source that was not cut.
    package init() {}
}
