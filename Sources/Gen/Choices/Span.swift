/// A mark around choices that belong together: an element, a field, a subtree.
@usableFromInline
struct Span: Sendable {
    /// The first choice inside.
    var start: Int
    /// The choice after the last one inside.
    var end: Int
    /// The span around this one, or -1.
    let parent: Int
    /// How many spans are around this one, plus one.
    let depth: Int
    /// What the choices make together.
    let kind: Kind
    /// What tells spans of one kind apart: the place of alternatives, the number of elements.
    let detail: Int
    /// Where the script stood when the span was opened.
    let cursor: Int
    /// The address of the span, which names its place in the structure of the value.
    let address: UInt64

    /// How many choices are inside.
    var count: Int { end - start }
}

extension Span {
    /// What the choices in a span make together.
    @usableFromInline
    enum Kind: UInt8, Sendable {
        /// One of several alternatives: its first choice says which.
        case alternatives
        /// Elements whose number is the first choice of the span.
        case list
        /// Elements whose number was given from outside.
        case fixedList
        /// One element of a list.
        case element
        /// Any other part, such as a field.
        case part
    }
}
