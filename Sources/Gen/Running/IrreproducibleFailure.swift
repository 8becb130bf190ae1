/// A failure that did not occur again when its case was run a second time.
public struct IrreproducibleFailure: Hashable, Sendable {
    /// What is not deterministic.
    public enum Cause: Error, Hashable, Sendable {
        /// The generator makes no value from the choices that made one before.
        case generator

        /// The property holds for the value that the same choices make now.
        ///
        /// The value may be a different one if the generator depends on more than its choices.
        case generatorOrProperty
    }

    /// How the property failed.
    public let failure: Failure

    /// What is not deterministic.
    public let cause: Cause

    /// The value that the choices of the case make now, as text, or `nil` if they make none.
    public let value: String?

    /// The index of the case, or `nil` if it was replayed.
    public let caseIndex: Int?

    /// The token that replays the case.
    public let token: ReplayToken
}

extension IrreproducibleFailure: CustomStringConvertible {
    /// What happened, and where to look for the cause.
    public var description: String {
        let culprit =
            switch cause {
            case .generator: "the generator"
            case .generatorOrProperty: "the generator or the property"
            }
        let place = caseIndex.map { "case \($0)" } ?? "the replayed case"
        return "\(place) failed, but not when it was run again: \(culprit) is not deterministic; "
            + "look for state shared between cases, for the clock, and for other randomness\n"
            + "failure: \(failure.message)\n" + (value.map { "value: \($0)\n" } ?? "")
            + "token: \(token)"
    }
}
