/// What a testee is asked to do with a payload.
public enum TesteeQuestion: Hashable, Sendable {
    /// To decode it, and to encode the model again.
    case roundTrip

    /// To encode a model of its fields, without having seen it.
    case encoding
}
