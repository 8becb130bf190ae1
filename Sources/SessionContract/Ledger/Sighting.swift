package import StrictJSON

/// The place of the first finding of a row, from which a report creates the text.
package struct Sighting: Sendable {
    /// The number of the text, in the order in which a run reads texts.
    package var unit: Int

    /// Whether the text is an answer of an API, so that reports have its number in the order of the
    /// run.
    package var isAnswer: Bool

    /// The block from whose start the line of ``position`` is counted, or `nil` if it is counted
    /// from the start of the text.
    package var block: Int?

    /// The position in the text.
    package var position: TextPosition

    /// The file, the URL or the name of the payload.
    package var source: String

    /// The offset in the source of the exchange in an archive whose response body the position is
    /// in; `nil` for a position in the source itself.
    package var entry: Int?

    /// The name of the source that ``source`` is an exchange of; `nil` if it is not one.
    package var unitName: String?

    /// The pointer to the fault.
    package var pointer: JSONPointer

    /// The beginning of the value.
    package var excerpt: String?

    package init(
        unit: Int,
        isAnswer: Bool = false,
        block: Int? = nil,
        position: TextPosition,
        entry: Int? = nil,
        source: String,
        unitName: String? = nil,
        pointer: JSONPointer,
        excerpt: String? = nil
    ) {
        self.unit = unit
        self.isAnswer = isAnswer
        self.block = block
        self.position = position
        self.entry = entry
        self.source = source
        self.unitName = unitName
        self.pointer = pointer
        self.excerpt = excerpt
    }

    /// The offset in the source that orders sightings.
    var anchor: Int { entry ?? position.offset }

    /// Returns whether this sighting comes before the other, in the order of the sources.
    package func precedes(_ other: Sighting) -> Bool {
        (unit, anchor, position.offset) < (other.unit, other.anchor, other.position.offset)
    }
}
