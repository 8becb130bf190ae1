package import SessionContract
package import SessionModel

extension RoundTripFault {
    /// The part of a fault that is the same for all payloads of one finding.
    ///
    /// It leaves out details of the payload, such as the length of a string.
    package struct Identity: Hashable, Sendable {
        package let rule: Rule
        package let field: DeclaredField?
        package let kind: Kind

        /// Whether the name of the fault can be a coincidence of two values, such as times that
        /// happen to be equal.
        var isAmbiguous: Bool {
            guard case .value(_, let manner, _) = kind else { return false }
            return manner?.isAmbiguous != false
        }

        /// Returns whether two faults differ only in what became of the value.
        func isSibling(of other: Self) -> Bool {
            guard rule == other.rule, field == other.field,
                case .value(let state, _, let isReported) = kind,
                case .value(let otherState, _, let otherIsReported) = other.kind
            else { return false }
            return state == otherState && isReported == otherIsReported
        }
    }

    /// What distinguishes faults of the same rule and field.
    package enum Kind: Hashable, Sendable {
        case rejected
        case policy(PolicyQuestion)

        /// The fault in the accepted payload, or in the output.
        case fault(Fault)

        /// A payload that is not JSON was accepted; where a parser stops does not say why.
        case notJSON
        case oneOfSeveral

        /// The state of a field in the output or in the reported fields, and how it became so.
        case value(FieldSketch.Kind, ValueChange?, isReported: Bool)
        case twoAnswers
        case secondPass
        case spelling
        case failed
        case crashed
        case hung
        case brokeProtocol
        case unsupported
        case afterOthers
        case banner
        case badEnd
    }

    /// The identity of the finding that the fault belongs to.
    package var identity: Identity { Identity(rule: rule, field: field, kind: kind) }

    /// What distinguishes the fault from others of the same rule and field.
    package var kind: Kind {
        switch self {
        case .rejected: .rejected
        case .rejectedAgainstPolicy(let question, _), .acceptedAgainstPolicy(let question):
            .policy(question)
        case .accepted(.syntax): .notJSON
        case .accepted(let fault), .invalidOutput(let fault): .fault(fault)
        case .acceptedOneOf: .oneOfSeveral
        case .changed(let change):
            .value(change.after.kind, change.manner, isReported: change.isReported)
        case .twoAnswers: .twoAnswers
        case .secondPass: .secondPass
        case .spelling: .spelling
        case .brokeDown(let breakdown): breakdown.kind
        case .brokeDownLater: .afterOthers
        case .banner: .banner
        case .badEnd: .badEnd
        }
    }
}

extension RoundTripFault.Kind {
    /// Whether there was no answer to judge.
    var isBreakdown: Bool {
        switch self {
        case .failed, .crashed, .hung, .brokeProtocol, .unsupported, .afterOthers: true
        case .rejected, .policy, .fault, .notJSON, .oneOfSeveral, .value, .twoAnswers,
            .secondPass, .spelling, .banner, .badEnd:
            false
        }
    }
}

extension RoundTripFault.Breakdown {
    fileprivate var kind: RoundTripFault.Kind {
        switch self {
        case .failed: .failed
        case .crashed: .crashed
        case .hung: .hung
        case .brokeProtocol: .brokeProtocol
        case .unsupported: .unsupported
        }
    }
}
