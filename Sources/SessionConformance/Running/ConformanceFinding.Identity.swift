import SessionContract
import SessionModel

extension ConformanceFinding {
    /// What makes two findings one row of a report.
    struct Identity: Hashable {
        let rule: Rule
        let field: DeclaredField?
        let kind: Kind
    }

    /// What distinguishes a finding from others of its rule and field.
    enum Kind: Hashable {
        case fault(RoundTripFault.Kind)

        /// What is remarkable about the smallest payload, as far as a row names it.
        case cause([PayloadFeatures.Kind])
    }

    /// What makes it one row of a report with others.
    var identity: Identity { Identity(rule: fault.rule, field: field, kind: identifyingKind) }

    /// The field it is about; `nil` for the whole payload.
    var field: DeclaredField? { fault.field ?? cause?.field }

    /// The features of the payload for a fault that hides its cause.
    ///
    /// A second pass is about what came back, which is not the payload that is at hand.
    var identifyingKind: Kind {
        guard let cause, fault.kind != .secondPass else { return .fault(fault.kind) }
        return .cause(cause.mostRemarkable)
    }
}
