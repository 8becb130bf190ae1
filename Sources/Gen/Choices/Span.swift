/// A range of choices that belong together: an element, a field, a subtree.
@usableFromInline
struct Span: Sendable {
    /// The index of the first choice inside.
    var start: Int
    /// The index after the last choice inside.
    var end: Int
    /// The index of the enclosing span, or -1.
    let parent: Int
    /// The number of enclosing spans plus one.
    let depth: Int
    let kind: Kind
    /// What distinguishes spans of one kind: the identity of the place that created the
    /// alternatives, or the number of elements of a fixed list.
    let detail: Int
    /// The position in the replayed record when the span was opened.
    let cursor: Int
    /// The address of the span in the structure of the value.
    let address: UInt64

    /// The number of choices inside.
    var count: Int { end - start }
}

extension Span {
    /// What the choices in a span form.
    @usableFromInline
    enum Kind: UInt8, Sendable {
        /// One of several alternatives. The first choice selects it.
        case alternatives
        /// A list whose length is the first choice of the span.
        case list
        /// A list whose length was not chosen inside the span.
        case fixedList
        /// An element of a list.
        case element
        /// Any other part, such as a field.
        case part
    }
}
