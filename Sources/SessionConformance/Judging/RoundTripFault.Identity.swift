package import SessionContract
package import SessionModel

extension RoundTripFault {
    /// What makes the faults of several payloads one finding: the fault without what differs from
    /// payload to payload, such as the length of a string.
    package struct Identity: Hashable, Sendable {
        package let rule: Rule
        package let field: DeclaredField?
        package let kind: Kind
    }

    /// What distinguishes a fault from others of its rule and field.
    package enum Kind: Hashable, Sendable {
        case rejected
        case policy(PolicyQuestion)

        /// What is wrong with the payload that was accepted, or with what came back.
        case fault(Fault)
        case oneOfSeveral

        /// What a field came back as, or was reported as.
        case value(FieldSketch.Kind, isReported: Bool)
        case twoAnswers
        case secondPass
        case spelling
        case failed
        case crashed
        case hung
        case brokeProtocol
        case unsupported
        case badEnd
    }

    /// What makes it one finding with others.
    package var identity: Identity { Identity(rule: rule, field: field, kind: kind) }

    /// What distinguishes it from others of its rule and field.
    package var kind: Kind {
        switch self {
        case .rejected: .rejected
        case .rejectedAgainstPolicy(let question, _), .acceptedAgainstPolicy(let question):
            .policy(question)
        case .accepted(let fault), .invalidOutput(let fault): .fault(fault)
        case .acceptedOneOf: .oneOfSeveral
        case .changed(let change): .value(change.after.kind, isReported: change.isReported)
        case .twoAnswers: .twoAnswers
        case .secondPass: .secondPass
        case .spelling: .spelling
        case .brokeDown(let breakdown): breakdown.kind
        case .badEnd: .badEnd
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
