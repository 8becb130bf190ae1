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
        /// A fault, with the features of the value at fault that matter most.
        case fault(RoundTripFault.Kind, [PayloadFeatures.Kind])

        /// A payload that is not JSON was accepted.
        case syntax(SyntaxFault)

        /// An answer depends on more than its payload, so that no payload is a reason.
        case change(Change)

        /// The features of the smallest payload, for a fault that hides its cause.
        case cause([PayloadFeatures.Kind])
    }

    /// What an answer depends on.
    ///
    /// When a run notices that answers depend on other payloads is a matter of chance, so that is
    /// one kind, whether something repeats it or not.
    enum Change: String, Hashable {
        case otherPayloads = "other payloads"
        case load
        case duplicateKey = "duplicate key"
    }

    /// The identity of the row that this finding belongs to.
    var identity: Identity { Identity(rule: fault.rule, field: field, kind: identifyingKind) }

    /// The field at fault; `nil` for the whole payload.
    var field: DeclaredField? {
        if case .twoAnswers = fault { return nil }
        return fault.field ?? (fault.hidesItsCause ? reason.field : nil)
    }

    /// The features of the payload if the fault hides its cause, otherwise the kind of the fault.
    ///
    /// A second pass is about the output, so features of the payload do not explain it.
    var identifyingKind: Kind {
        switch fault {
        case .secondPass: return .fault(fault.kind, [])
        case .accepted(.syntax), .acceptedOneOf(_, .syntax):
            return reason.syntaxFault.map(Kind.syntax) ?? .fault(fault.kind, [])
        // A change that its two values describe needs no other name.
        case .changed(let change) where change.namesItself: return .fault(fault.kind, [])
        case .changed(let change):
            return .fault(fault.kind, Array(reason.details(of: change.field).prefix(1)))
        case .invalidOutput: return .fault(fault.kind, Array(reason.mostRemarkable.prefix(1)))
        case .accepted, .acceptedOneOf, .acceptedAgainstPolicy, .brokeDownLater,
            .banner:
            return .fault(fault.kind, [])
        case .twoAnswers(let change): return .change(change.kind)
        case .rejected, .rejectedAgainstPolicy, .spelling, .brokeDown, .badEnd:
            return .cause(reason.mostRemarkable)
        }
    }
}

extension RoundTripFault.AnswerChange {
    /// What the answer depends on.
    var kind: ConformanceFinding.Change {
        switch self {
        case .afterOthers, .once, .overTime: .otherPayloads
        case .underLoad: .load
        case .duplicateKeyChoice: .duplicateKey
        }
    }
}
