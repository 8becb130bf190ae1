import SessionContract
import StandInAPI

extension StandInFault {
    /// The rule that the fault breaks; `nil` if a good client notices nothing.
    ///
    /// The stand-in has only the id of the rule, because it does not depend on the contract.
    var brokenRule: Rule? { rule.flatMap { Rule(rawValue: $0) } }
}
