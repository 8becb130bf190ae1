package import StrictJSON

/// Where the first finding of a row was seen, and what is kept of it; the words are made later.
package struct Sighting: Sendable {
    /// The number of the text it was seen in, in the order in which a run reads them.
    package var unit: Int

    /// The number of the block that the line of ``position`` is counted from; `nil` where it is
    /// counted from the start of the text.
    package var block: Int?

    /// The place in the text.
    package var position: TextPosition

    /// The file, URL or name of the payload.
    package var source: String

    /// Where in the source that the unit is: the offset of ``position``, and for what is in the
    /// body of an answer in an archive, the offset of its entry.
    package var anchor: Int

    /// The way to the fault.
    package var pointer: JSONPointer

    /// The beginning of the value.
    package var excerpt: String?

    package init(
        unit: Int,
        block: Int? = nil,
        position: TextPosition,
        anchor: Int? = nil,
        source: String,
        pointer: JSONPointer,
        excerpt: String? = nil
    ) {
        self.unit = unit
        self.block = block
        self.position = position
        self.anchor = anchor ?? position.offset
        self.source = source
        self.pointer = pointer
        self.excerpt = excerpt
    }

    /// Whether this was met before the other, in the order of the sources.
    package func precedes(_ other: Sighting) -> Bool {
        (unit, anchor, position.offset) < (other.unit, other.anchor, other.position.offset)
    }
}
