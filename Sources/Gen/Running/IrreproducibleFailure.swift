/// A failure that did not come again for the same case.
public struct IrreproducibleFailure: Hashable, Sendable {
    /// What did not do the same thing twice.
    public enum Cause: Error, Hashable, Sendable {
        /// The generator makes no value from the choices that made one before.
        case generator

        /// The property holds for the value that is made again.
        ///
        /// The value may be another one, if the generator depends on more than its choices.
        case generatorOrProperty
    }

    /// How the property failed.
    public let failure: Failure

    /// What did not do the same thing twice.
    public let cause: Cause

    /// The value that the choices of the case make now, for a person to read, if they make one.
    public let value: String?

    /// The index of the case, or nothing for one that was replayed.
    public let caseIndex: Int?

    /// What brings the case back.
    public let token: ReplayToken
}

extension IrreproducibleFailure: CustomStringConvertible {
    /// What happened, and what to look for.
    public var description: String {
        let culprit =
            switch cause {
            case .generator: "the generator"
            case .generatorOrProperty: "the generator or the property"
            }
        let place = caseIndex.map { "case \($0)" } ?? "the replayed case"
        return "\(place) failed, and not when it was run again: \(culprit) does not do the same "
            + "thing twice; look for state that is kept between cases, for time and for chance\n"
            + "the failure: \(failure.message)\n" + (value.map { "for \($0)\n" } ?? "")
            + "token: \(token)"
    }
}
