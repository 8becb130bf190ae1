import SessionContract

/// Judges whether a testee rejected or preserved a payload, and never altered it.
package struct RoundTripJudge: Sendable {
    /// The declared policies, which are checked.
    package let policies: TesteePolicies

    package init(policies: TesteePolicies = TesteePolicies()) {
        self.policies = policies
    }

    /// Judges the answer of a testee to a payload.
    ///
    /// This is a pure function that takes linear time in the length of payload and output.
    ///
    /// - Parameters:
    ///   - answer: The answer.
    ///   - payload: The reading of the payload.
    ///   - text: The bytes of the payload, if available. An output with equal bytes need not be
    ///     read.
    /// - Returns: The outcome and the faults.
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
