/// What a testee is asked to do with a payload.
public enum TesteeQuestion: Hashable, Sendable {
    /// Decode it, and encode the model again.
    case roundTrip

    /// Encode a model with its fields, without decoding it.
    case encoding
}
