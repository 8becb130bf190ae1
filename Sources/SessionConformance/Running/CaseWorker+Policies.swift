import SessionContract
import SessionModel
import SessionPayloads

/// Learning what the testee does where the contract leaves a choice.
extension CaseWorker {
    /// Asks for the twins of rejected payloads, which show why they were rejected.
    func askTwins(of rejected: [AskedCase], into tally: inout PhaseTally) async {
        let pairs = rejected.compactMap { rejected in
            PolicyTwin(of: rejected.payload, rejected.reading).map { (rejected, $0) }
        }
        guard !pairs.isEmpty else { return }
        let answers = await testee.answers(to: pairs.map(\.1.payload))
        for ((rejected, twin), answer) in zip(pairs, answers) {
            let judgement = judge.judge(answer, to: PayloadReading(of: twin.payload))
            guard judgement.isClean, case .accepted = judgement.outcome else { continue }
            tally.policies.noteRejection(of: rejected, because: twin.policy)
        }
    }

    /// Two sessions that differ in every field, and a payload with the fields of both.
    static let twoSessions: [[UInt8]] = {
        let sessions = [1, 2].map { SessionObject.numbered($0).json() }
        return sessions + [sessions[0].dropLast() + Array(",".utf8) + sessions[1].dropFirst()]
    }()

    /// Returns which value of a duplicate key counts, if the testee does not declare it but shows
    /// it.
    func whichValueCounts() async -> CountingValue? {
        guard testee.policies.duplicateKey == nil else { return nil }
        let answers = await testee.answers(to: Self.twoSessions)
        let judgements = zip(answers, Self.twoSessions).map { answer, payload in
            judge.judge(answer, to: PayloadReading(of: payload))
        }
        let isAccepted = judgements.allSatisfy { judgement in
            if case .accepted = judgement.outcome { judgement.isClean } else { false }
        }
        return isAccepted ? judgements.last?.keptValue : nil
    }
}
