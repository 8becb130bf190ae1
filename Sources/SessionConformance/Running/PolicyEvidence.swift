import SessionContract
import SessionPayloads

/// The observed answers of a testee to the questions that the contract leaves open.
struct PolicyEvidence: Sendable {
    /// How often payloads that raise only one question got each answer.
    private var observations: [PolicyQuestion: PolicyObservations] = [:]
    private var rejectedTimestamps = 0

    /// A payload for which the first value of a duplicate key came back, and one for which the last
    /// did.
    private(set) var examples: (first: [UInt8]?, last: [UInt8]?) = (nil, nil)

    /// Records a judgement without faults.
    ///
    /// Only accepted payloads that raise exactly one question count as evidence. A rejection says
    /// nothing about its reason: see ``noteRejection(of:because:)``.
    mutating func note(_ judgement: Judgement, _ reading: PayloadReading, _ payload: [UInt8]) {
        guard case .accepted = judgement.outcome, reading.kind == .implementationDefined,
            let question = reading.questions.only, reading.inescapableQuestions.contains(question)
        else { return }
        let answer: PolicyObservations.Answer
        switch judgement.keptValue {
        case .first:
            answer = .first
            if examples.first == nil { examples.first = payload }
        case .last:
            answer = .last
            if examples.last == nil { examples.last = payload }
        case nil: answer = .accept
        }
        note(answer, to: question, PolicyTrait(of: question, in: payload, reading))
    }

    /// Records that a payload was rejected, although the same one without a feature is accepted.
    ///
    /// - Parameters:
    ///   - rejected: The payload.
    ///   - policy: The choice that the feature is about.
    mutating func noteRejection(of rejected: AskedCase, because policy: Policy) {
        guard case .question(let question) = policy else {
            rejectedTimestamps += 1
            return
        }
        let trait = PolicyTrait(of: question, in: rejected.payload, rejected.reading)
        note(.reject, to: question, trait)
    }

    private mutating func note(
        _ answer: PolicyObservations.Answer,
        to question: PolicyQuestion,
        _ trait: PolicyTrait
    ) {
        observations[question, default: PolicyObservations()].note(answer, trait)
    }

    /// Adds the evidence of another worker or a later phase.
    mutating func add(_ other: PolicyEvidence) {
        observations.merge(other.observations) { $0.adding($1) }
        rejectedTimestamps += other.rejectedTimestamps
        examples.first = examples.first ?? other.examples.first
        examples.last = examples.last ?? other.examples.last
    }

    /// Returns the policies that the answers show, marked as declared if `declared` contains them.
    func learned(_ declared: TesteePolicies) -> [LearnedPolicy] {
        PolicyQuestion.allCases.compactMap { question -> LearnedPolicy? in
            guard let seen = observations[question] else { return nil }
            let promise = declared.answer(to: .question(question))
            let learned = seen.answer(to: question)
            return LearnedPolicy(
                policy: question.rawValue,
                // A payload against the promise has a finding, and is not among those seen.
                answer: promise ?? learned ?? Self.mixed,
                dependence: promise == nil && learned == nil ? seen.dependence : nil,
                accepted: seen.acceptedCount,
                rejected: seen.rejectedCount,
                isDeclared: promise != nil
            )
        } + [timestamps(declared)]
    }

    /// The answer for a testee that treats some payloads one way and some another.
    private static let mixed = "mixed"

    private func timestamps(_ declared: TesteePolicies) -> LearnedPolicy {
        let learned: TesteePolicies.Timestamps = rejectedTimestamps > 0 ? .rfc3339 : .string
        let promise = declared.answer(to: .timestamps)
        return LearnedPolicy(
            policy: Policy.timestamps.rawValue,
            answer: promise ?? learned.rawValue,
            dependence: nil,
            accepted: 0,
            rejected: rejectedTimestamps,
            isDeclared: promise != nil
        )
    }
}

extension TesteePolicies {
    /// The declared answer to a policy, in the words of the protocol.
    fileprivate func answer(to policy: Policy) -> String? {
        declarations.first { $0.key == policy.rawValue }?.answer
    }
}
