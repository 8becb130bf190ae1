import SessionContract

/// Holds the answer of a testee against what a model owes to the payload: to reject it or to
/// preserve it, and never to alter it.
package struct RoundTripJudge: Sendable {
    /// What the testee declares, which is asserted.
    package let policies: TesteePolicies

    package init(policies: TesteePolicies = TesteePolicies()) {
        self.policies = policies
    }

    /// The judgement on `answer`, which a testee gave to the payload that reads as `payload`.
    ///
    /// A pure function. Linear in the length of both texts.
    ///
    /// - Parameters:
    ///   - answer: What the testee did.
    ///   - payload: What the payload says.
    ///   - text: The payload, where it is at hand: an output that is the same need not be read.
    /// - Returns: What the testee should not have done, and what it did.
    package func judge(
        _ answer: TesteeAnswer,
        to payload: PayloadReading,
        of text: [UInt8]? = nil
    ) -> Judgement {
        switch answer {
        case .accepted(let output, nil) where payload.isPreserved(in: output, of: text):
            Judgement(outcome: .accepted(payload))
        case .accepted(let output, let fields): judge(output, fields, of: payload)
        case .rejected(let reason): rejection(of: payload, reason)
        case .failed(let reason): Self.breakdown(.failed(reason: reason))
        case .crashed(let detail): Self.breakdown(.crashed(detail: detail))
        case .hung(let limit, let detail): Self.breakdown(.hung(limit: limit, detail: detail))
        case .protocolViolation(let detail): Self.breakdown(.brokeProtocol(detail: detail))
        case .unsupported: Self.breakdown(.unsupported)
        case .unavailable(let reason): Judgement(outcome: .unavailable(reason))
        }
    }

    private static func breakdown(_ breakdown: RoundTripFault.Breakdown) -> Judgement {
        Judgement(outcome: .broke, faults: [.brokeDown(breakdown)])
    }

    private func rejection(of payload: PayloadReading, _ reason: String) -> Judgement {
        var judgement = Judgement(outcome: .rejected)
        switch payload.kind {
        case .violates: break
        case .conforms:
            judgement.isTimestampRejection =
                payload.hasOtherTimestamps && policies.timestamps != .string
            guard !judgement.isTimestampRejection else { break }
            judgement.faults = [.rejected(reason: reason)]
        case .implementationDefined:
            let promised = payload.questions.allSatisfy { policies.promisesToAccept($0) }
            guard promised, payload.lastFields == nil, !payload.hasOtherTimestamps,
                let question = payload.questions.min(by: { $0.rawValue < $1.rawValue })
            else { break }
            judgement.faults = [.rejectedAgainstPolicy(question, reason: reason)]
        }
        return judgement
    }
}
