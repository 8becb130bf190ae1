import SessionContract
import SessionModel

extension ConformanceFinding {
    /// The properties that two findings share if they are one row of a report.
    struct Identity: Hashable {
        let rule: Rule
        let field: DeclaredField?
        let kind: Kind
    }

    /// What distinguishes findings of the same rule and field.
    enum Kind: Hashable {
        case fault(RoundTripFault.Kind)

        /// The features of the smallest payload that a row names.
        case cause([PayloadFeatures.Kind])
    }

    /// The identity of the row that this finding belongs to.
    var identity: Identity { Identity(rule: fault.rule, field: field, kind: identifyingKind) }

    /// The field at fault; `nil` for the whole payload.
    var field: DeclaredField? { fault.field ?? cause?.field }

    /// The features of the payload if the fault hides its cause, otherwise the kind of the fault.
    ///
    /// A second pass is about the output, so features of the payload do not explain it.
    var identifyingKind: Kind {
        guard let cause, fault.kind != .secondPass else { return .fault(fault.kind) }
        return .cause(cause.mostRemarkable)
    }
}
