import SessionContract

/// How often a testee gave each answer to one question, for each trait of the payloads.
struct PolicyObservations: Sendable {
    /// What a testee did with a payload.
    enum Answer: String, Hashable, Sendable, CaseIterable {
        case accept

        /// The first value of a duplicate key came back.
        case first

        /// The last value of a duplicate key came back.
        case last
        case reject
    }

    private var counts: [PolicyTrait: [Answer: Int]] = [:]

    /// The number of traits that are kept, so that nothing grows with the number of cases.
    private static let mostTraits = 256

    mutating func note(_ answer: Answer, _ trait: PolicyTrait) {
        let isKnown = counts[trait] != nil || counts.count < Self.mostTraits
        add(1, answer, isKnown ? trait : PolicyTrait.other)
    }

    /// Adds a number of payloads with a trait that got an answer.
    mutating func add(_ count: Int, _ answer: Answer, _ trait: PolicyTrait) {
        counts[trait, default: [:]][answer, default: 0] += count
    }

    /// The counts, in a fixed order.
    var observations: [ChoiceObservation] {
        counts.map { trait, answers in
            let names = answers.map { ($0.key.rawValue, $0.value) }
            return ChoiceObservation(
                field: trait.field,
                form: trait.form,
                answers: Dictionary(names) { first, _ in first }
            )
        }.sorted { ($0.field ?? "", $0.form ?? "") < ($1.field ?? "", $1.form ?? "") }
    }

    func adding(_ other: Self) -> Self {
        var sum = self
        for (trait, answers) in other.counts {
            sum.counts[trait, default: [:]].merge(answers, uniquingKeysWith: +)
        }
        return sum
    }

    /// The number of accepted payloads.
    var acceptedCount: Int { answers.reduce(0) { $1.key == .reject ? $0 : $0 + $1.value } }

    /// The number of payloads that were rejected because of the question.
    var rejectedCount: Int { answers[.reject] ?? 0 }

    private var answers: [Answer: Int] {
        counts.values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }

    /// Returns the answer in the words of the protocol; `nil` if there are several.
    func answer(to question: PolicyQuestion) -> String? {
        guard let answer = Self.only(of: answers) else { return nil }
        typealias IntegerRange = TesteePolicies.IntegerRange
        guard question == .integerRange else { return answer.rawValue }
        return (answer == .reject ? IntegerRange.int64 : .unbounded).rawValue
    }

    /// The only one of some answers, or `nil`.
    ///
    /// Both values of a duplicate key, or one of two equal ones, agree with any choice of the first
    /// or the last.
    private static func only(of answers: [Answer: Int]) -> Answer? {
        let kinds = Set(answers.keys)
        if kinds.count > 1, !kinds.contains(.reject) {
            let chosen = kinds.subtracting([.accept])
            return chosen.count == 1 ? chosen.first : nil
        }
        return kinds.count == 1 ? kinds.first : nil
    }

    // MARK: What several answers depend on

    /// What the answers depend on, as a phrase such as `accept in id; reject in user_id`; `nil` if
    /// unknown.
    var dependence: String? {
        dependence(on: \.field) ?? dependence(on: \.form)
    }

    private func dependence(on property: (PolicyTrait) -> String?) -> String? {
        var groups: [String: [Answer: Int]] = [:]
        for (trait, answers) in counts {
            guard let value = property(trait) else { continue }
            groups[value, default: [:]].merge(answers, uniquingKeysWith: +)
        }
        var values: [Answer: [String]] = [:]
        for (value, answers) in groups {
            guard let answer = Self.only(of: answers) else { return nil }
            values[answer, default: []].append(value)
        }
        guard values.count > 1 else { return nil }
        return Answer.allCases.compactMap { answer in
            values[answer].map { "\(answer.rawValue) \(Self.list($0))" }
        }.joined(separator: "; ")
    }

    /// The number of values of one answer that are named.
    private static let mostNamed = 5

    private static func list(_ values: [String]) -> String {
        let sorted = values.sorted { $0.count == $1.count ? $0 < $1 : $0.count < $1.count }
        let rest = sorted.count - mostNamed
        return sorted.prefix(mostNamed).joined(separator: ", ")
            + (rest > 0 ? " and \(rest) more" : "")
    }
}
