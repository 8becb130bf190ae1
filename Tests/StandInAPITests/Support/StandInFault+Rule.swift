import SessionContract
import StandInAPI

extension StandInFault {
    /// The rule that the fault breaks; `nil` where a good client sees nothing wrong.
    ///
    /// The stand-in knows only the id of the rule, because it does not depend on the contract.
    var brokenRule: Rule? { rule.flatMap { Rule(rawValue: $0) } }
}
