import SessionContract
package import SessionPayloads

/// Judges whether a testee rejected or preserved a payload, and never altered it.
package struct RoundTripJudge: Sendable {
    /// The declared policies, which are checked.
    package let policies: TesteePolicies

    /// Which value of a duplicate key counts, as the testee declares or as its answers have shown;
    /// `nil` if unknown.
    let countingValue: CountingValue?

    /// Creates a judge.
    ///
    /// - Parameters:
    ///   - policies: The declared policies.
    ///   - learned: Which value of a duplicate key counts, if it is not declared but known.
    package init(
        policies: TesteePolicies = TesteePolicies(),
        learned: CountingValue? = nil
    ) {
        self.policies = policies
        countingValue =
            switch policies.duplicateKey {
            case .first: .first
            case .last: .last
            case .reject: nil
            case nil: learned
            }
    }

    /// Judges the answer of a testee to a payload.
    ///
    /// This is a pure function that takes linear time in the length of payload and output.
    ///
    /// - Parameters:
    ///   - answer: The answer.
    ///   - payload: The reading of the payload.
    /// - Returns: The outcome and the faults.
    package func judge(
        _ answer: TesteeAnswer,
        to payload: PayloadReading
    ) -> Judgement {
        switch answer {
        case .accepted(let output, nil) where payload.isPreserved(in: output):
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
        guard payload.kind != .violates, !policies.mayReject(payload) else {
            return Judgement(outcome: .rejected)
        }
        let question = payload.questions.min { $0.rawValue < $1.rawValue }
        let fault: RoundTripFault =
            question.map { .rejectedAgainstPolicy($0, reason: reason) }
            ?? .rejected(reason: reason)
        return Judgement(outcome: .rejected, faults: [fault])
    }
}
