/// A line that misses `session-testee/1`, and how.
struct ProtocolFault: Error, Equatable {
    /// A clause that goes on after "it": `answered request 8 where 7 was due`.
    let detail: String
}
