/// The error for a line that violates `session-testee/1`.
struct ProtocolFault: Error, Equatable {
    /// A clause that continues "it", such as `wrote a 'reason' that is not a string`.
    let detail: String
}
