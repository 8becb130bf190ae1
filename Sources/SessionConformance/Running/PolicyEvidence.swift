import SessionContract

/// The observed answers of a testee to the questions that the contract leaves open.
struct PolicyEvidence: Sendable {
    private var accepted: [PolicyQuestion: Int] = [:]
    private var rejected: [PolicyQuestion: Int] = [:]
    private var keptFirst = 0
    private var keptLast = 0
    private var rejectedTimestamps = 0

    /// A payload for which the first value of a duplicate key came back, and one for which the last
    /// did.
    private(set) var examples: (first: [UInt8]?, last: [UInt8]?) = (nil, nil)

    /// Records a judgement without faults.
    ///
    /// Only payloads that raise exactly one question, or contain a timestamp other than RFC 3339,
    /// count as evidence.
    mutating func note(_ judgement: Judgement, _ reading: PayloadReading, _ payload: [UInt8]) {
        if judgement.isTimestampRejection { rejectedTimestamps += 1 }
        guard reading.kind == .implementationDefined, let question = reading.questions.only,
            reading.inescapableQuestions.contains(question)
        else { return }
        switch judgement.outcome {
        case .accepted: accepted[question, default: 0] += 1
        case .rejected:
            let isPlain = !reading.isUnread && !reading.hasOtherTimestamps
            if isPlain, !reading.hasOtherCause { rejected[question, default: 0] += 1 }
        case .broke, .unavailable: break
        }
        switch judgement.keptValue {
        case .first:
            keptFirst += 1
            if examples.first == nil { examples.first = payload }
        case .last:
            keptLast += 1
            if examples.last == nil { examples.last = payload }
        case nil: break
        }
    }

    /// Adds the evidence of another worker or a later phase.
    mutating func add(_ other: PolicyEvidence) {
        accepted.merge(other.accepted, uniquingKeysWith: +)
        rejected.merge(other.rejected, uniquingKeysWith: +)
        keptFirst += other.keptFirst
        keptLast += other.keptLast
        rejectedTimestamps += other.rejectedTimestamps
        examples.first = examples.first ?? other.examples.first
        examples.last = examples.last ?? other.examples.last
    }

    /// Returns the policies that the answers show, marked as declared if `declared` contains them.
    func learned(_ declared: TesteePolicies) -> [LearnedPolicy] {
        PolicyQuestion.allCases.compactMap { question -> LearnedPolicy? in
            let counts = (accepted[question] ?? 0, rejected[question] ?? 0)
            guard counts.0 + counts.1 > 0 else { return nil }
            return LearnedPolicy(
                policy: question.rawValue,
                answer: answer(to: question, counts.0, counts.1),
                accepted: counts.0,
                rejected: counts.1,
                isDeclared: declared.promisesToAccept(question)
                    || declared.promisesToReject(question)
            )
        } + [timestamps(declared)]
    }

    /// The answer for a testee that treats some payloads one way and some another.
    private static let mixed = "mixed"

    private func answer(to question: PolicyQuestion, _ accepted: Int, _ rejected: Int) -> String {
        typealias Acceptance = TesteePolicies.Acceptance
        typealias DuplicateKey = TesteePolicies.DuplicateKey
        typealias IntegerRange = TesteePolicies.IntegerRange
        if accepted > 0, rejected > 0 { return Self.mixed }
        switch question {
        case .duplicateKey where rejected == 0:
            if keptFirst > 0 { return keptLast > 0 ? Self.mixed : DuplicateKey.first.rawValue }
            // A model that returns both values leaves the choice to the next reader.
            return keptLast > 0 ? DuplicateKey.last.rawValue : Acceptance.accept.rawValue
        case .integerRange:
            return (rejected > 0 ? IntegerRange.int64 : .unbounded).rawValue
        case .duplicateKey, .integerSpelling, .loneSurrogate, .byteOrderMark, .depth:
            return (rejected > 0 ? Acceptance.reject : .accept).rawValue
        }
    }

    private func timestamps(_ declared: TesteePolicies) -> LearnedPolicy {
        let isStrict = rejectedTimestamps > 0 || declared.timestamps == .rfc3339
        return LearnedPolicy(
            policy: Policy.timestamps.rawValue,
            answer: (isStrict ? TesteePolicies.Timestamps.rfc3339 : .string).rawValue,
            accepted: 0,
            rejected: rejectedTimestamps,
            isDeclared: declared.timestamps != nil
        )
    }
}
