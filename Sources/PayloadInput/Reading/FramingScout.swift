import Synchronization

/// Finds out whether a source is lines, without reading more than its first text.
final class FramingScout: Sendable {
    private let hasOther = Atomic(false)

    /// Whether the source cannot be lines, so that nothing more must be read.
    var isDecided: Bool { hasOther.load(ordering: .relaxed) }

    /// Notes that the source is of another form than lines.
    func noteOther() { hasOther.store(true, ordering: .relaxed) }
}
