import SessionContract
import SessionPayloads

/// The observed answers of a testee to the questions that the contract leaves open.
struct PolicyEvidence: Sendable {
    /// How often payloads that raise only one question got each answer.
    private var observations: [PolicyQuestion: PolicyObservations] = [:]
    private var rejectedTimestamps = 0

    /// The first planned payload for which the first value of a duplicate key came back, and the
    /// first for which the last did.
    private var examples: (first: Example?, last: Example?) = (nil, nil)

    /// A planned payload, and its place in the order of the plan.
    private struct Example: Sendable {
        var phase = 0
        let order: Int
        let payload: [UInt8]

        /// Returns the one of two that comes first in the plan.
        static func first(_ one: Self?, _ other: Self?) -> Self? {
            guard let one, let other else { return one ?? other }
            return (one.phase, one.order) <= (other.phase, other.order) ? one : other
        }
    }

    /// The payloads that show that a testee takes now the first and now the last value of a
    /// duplicate key; `nil` if it does not.
    var contradiction: (first: [UInt8], last: [UInt8])? {
        guard let first = examples.first, let last = examples.last else { return nil }
        return (first.payload, last.payload)
    }

    /// Records a judgement without faults.
    ///
    /// Only accepted payloads that raise exactly one question count as evidence. A rejection says
    /// nothing about its reason: see ``noteRejection(of:because:)``.
    ///
    /// - Parameters:
    ///   - judgement: The judgement.
    ///   - asked: The case.
    mutating func note(_ judgement: Judgement, of asked: AskedCase) {
        let (reading, payload) = (asked.reading, asked.payload)
        guard case .accepted = judgement.outcome, reading.kind == .implementationDefined,
            let question = reading.questions.only, reading.inescapableQuestions.contains(question)
        else { return }
        // Random cases are divided, but a contradiction is seen in one part.
        let example = asked.id == nil ? nil : Example(order: asked.order, payload: payload)
        let answer: PolicyObservations.Answer
        switch judgement.keptValue {
        case .first:
            answer = .first
            examples.first = Example.first(examples.first, example)
        case .last:
            answer = .last
            examples.last = Example.first(examples.last, example)
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

    /// Adds the evidence of another worker in the same phase.
    mutating func add(_ other: PolicyEvidence) {
        observations.merge(other.observations) { $0.adding($1) }
        rejectedTimestamps += other.rejectedTimestamps
        addExamples(of: other)
    }

    /// Adds the evidence of a phase.
    mutating func add(_ other: PolicyEvidence, of phase: ConformancePhase) {
        add(other.placed(in: phase))
    }

    /// Adds only the payloads of a phase that may show a contradiction.
    mutating func addExamples(of other: PolicyEvidence, in phase: ConformancePhase) {
        addExamples(of: other.placed(in: phase))
    }

    private mutating func addExamples(of other: PolicyEvidence) {
        examples.first = Example.first(examples.first, other.examples.first)
        examples.last = Example.first(examples.last, other.examples.last)
    }

    private func placed(in phase: ConformancePhase) -> Self {
        var placed = self
        let number = ConformancePhase.allCases.firstIndex(of: phase) ?? 0
        placed.examples.first?.phase = number
        placed.examples.last?.phase = number
        return placed
    }

    /// Returns the policies that the answers show, marked as declared if `declared` contains them.
    func learned(_ declared: TesteePolicies) -> [LearnedPolicy] {
        let answers = declared.declarations.map { ($0.key, $0.answer) }
        return learned(declared: Dictionary(answers) { first, _ in first })
    }

    /// Returns the policies that the answers show.
    ///
    /// - Parameter declared: The declared answers, by policy.
    /// - Returns: The policies.
    fileprivate func learned(declared: [String: String]) -> [LearnedPolicy] {
        PolicyQuestion.allCases.compactMap { question -> LearnedPolicy? in
            guard let seen = observations[question] else { return nil }
            let promise = declared[question.rawValue]
            let learned = seen.answer(to: question)
            return LearnedPolicy(
                policy: question.rawValue,
                // A payload against the promise has a finding, and is not among those seen.
                answer: promise ?? learned ?? Self.mixed,
                dependence: promise == nil && learned == nil ? seen.dependence : nil,
                accepted: seen.acceptedCount,
                rejected: seen.rejectedCount,
                isDeclared: promise != nil,
                observations: seen.observations
            )
        } + [timestamps(declared)]
    }

    /// The answer for a testee that treats some payloads one way and some another.
    private static let mixed = "mixed"

    private func timestamps(_ declared: [String: String]) -> LearnedPolicy {
        let learned: TesteePolicies.Timestamps = rejectedTimestamps > 0 ? .rfc3339 : .string
        let promise = declared[Policy.timestamps.rawValue]
        return LearnedPolicy(
            policy: Policy.timestamps.rawValue,
            answer: promise ?? learned.rawValue,
            dependence: nil,
            accepted: 0,
            rejected: rejectedTimestamps,
            isDeclared: promise != nil,
            observations: rejectedTimestamps > 0
                ? [.init(field: nil, form: nil, answers: ["reject": rejectedTimestamps])] : []
        )
    }
}

// MARK: - The evidence of several runs

extension PolicyEvidence {
    /// Creates the evidence that runs have reported; what is not a question or an answer is left
    /// out.
    fileprivate init(_ policies: [LearnedPolicy]) {
        for policy in policies {
            for seen in policy.observations {
                let trait = PolicyTrait(field: seen.field, form: seen.form)
                for (name, count) in seen.answers {
                    guard let answer = PolicyObservations.Answer(rawValue: name) else { continue }
                    if let question = PolicyQuestion(rawValue: policy.policy) {
                        observations[question, default: PolicyObservations()]
                            .add(count, answer, trait)
                    } else if policy.policy == Policy.timestamps.rawValue, answer == .reject {
                        rejectedTimestamps += count
                    }
                }
            }
        }
    }
}

extension LearnedPolicy {
    /// The answers that a testee may give, in observations.
    package static let answers = PolicyObservations.Answer.allCases.map(\.rawValue)

    /// The names of all policies.
    package static let policies =
        PolicyQuestion.allCases.map(\.rawValue) + [Policy.timestamps.rawValue]

    /// Returns what a run of all cases would have learned, from what runs of parts have.
    package static func merging(_ parts: [LearnedPolicy]) -> [LearnedPolicy] {
        let declared = parts.filter(\.isDeclared).map { ($0.policy, $0.answer) }
        return PolicyEvidence(parts).learned(declared: Dictionary(declared) { first, _ in first })
    }
}
