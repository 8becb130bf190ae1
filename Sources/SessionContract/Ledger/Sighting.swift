package import StrictJSON

/// The place of the first finding of a row, from which a report creates the text.
package struct Sighting: Sendable {
    /// The number of the text, in the order in which a run reads texts.
    package var unit: Int

    /// The block from whose start the line of ``position`` is counted, or `nil` if it is counted
    /// from the start of the text.
    package var block: Int?

    /// The position in the text.
    package var position: TextPosition

    /// The file, the URL or the name of the payload.
    package var source: String

    /// The offset in the source that orders sightings.
    ///
    /// It is the offset of ``position``, or the offset of the entry for a response body in an
    /// archive.
    package var anchor: Int

    /// The pointer to the fault.
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

    /// Returns whether this sighting comes before the other, in the order of the sources.
    package func precedes(_ other: Sighting) -> Bool {
        (unit, anchor, position.offset) < (other.unit, other.anchor, other.position.offset)
    }
}
