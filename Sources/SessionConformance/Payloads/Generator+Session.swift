public import Gen
public import SessionModel
import SessionPayloads

extension Generator {
    /// Conforming sessions in every combination of states, with values that models tend to damage.
    ///
    /// Ids cover 64 bits and favour the ends of ranges. Strings include ones that are trimmed,
    /// normalised or mistaken for other types. Timestamps have every dialect. The simplest session
    /// is `{"id":0}`.
    public static var session: Generator<SessionObject> { SessionGenerators.ordinary }
}
