/// The result of an attempt to move bytes without waiting.
package enum Transfer: Equatable, Sendable {
    /// This many bytes were moved; at least one.
    case moved(Int)

    /// Nothing can be moved now; try again when the descriptor is ready.
    case blocked

    /// The other side sends or accepts nothing more.
    case ended
}
