/// What a run counted.
public struct RunStatistics: Sendable, Hashable {
    /// The cases for which the property was asked and had an answer.
    public internal(set) var cases = 0

    /// The cases that were discarded by the property, or by a filter that accepted nothing.
    public internal(set) var discards = 0

    /// How many cases bear each label.
    public internal(set) var labels: [String: Int] = [:]

    /// What the property demanded by ``CaseNotes/cover(_:atLeast:_:)``, in the order of its labels.
    public var coverage: [Coverage] {
        covered.values.sorted { $0.label < $1.label }
    }

    /// How many evaluations of the property shrinking took.
    public internal(set) var shrinkEvaluations = 0

    /// Whether all values that the generator can make were tried.
    public internal(set) var isExhaustive = false

    var covered: [String: Coverage] = [:]
    var rejections: [Rejection: Int] = [:]

    /// The generator's most frequent reason for making no value.
    var mainRejection: Rejection? {
        rejections.max { left, right in
            (left.value, right.key.description) < (right.value, left.key.description)
        }?.key
    }

    mutating func count(_ notes: CaseNotes) {
        cases += 1
        for label in notes.labels {
            labels[label, default: 0] += 1
        }
        for demand in notes.covered {
            var coverage =
                covered[demand.label] ?? Coverage(label: demand.label, share: demand.share)
            coverage.cases += 1
            coverage.hits += demand.isIn ? 1 : 0
            covered[demand.label] = coverage
        }
    }

    /// Whether nothing was made at all, for reasons that more cases would not change.
    var isHopeless: Bool {
        cases == 0
            && rejections.reduce(0) { $0 + ($1.key.isLasting ? $1.value : 0) } >= 4
    }

    mutating func count(_ rejection: Rejection) {
        discards += 1
        rejections[rejection, default: 0] += 1
    }

    mutating func add(_ other: RunStatistics) {
        cases += other.cases
        discards += other.discards
        labels.merge(other.labels, uniquingKeysWith: +)
        rejections.merge(other.rejections, uniquingKeysWith: +)
        covered.merge(other.covered) { $0.adding($1) }
    }
}

/// A share of cases that a property demands, and what the run found.
public struct Coverage: Sendable, Hashable {
    /// The name of the class.
    public let label: String
    /// The least share demanded, from 0 to 1.
    public let share: Double
    /// The cases that were judged.
    public internal(set) var cases = 0
    /// The cases among them that are in the class.
    public internal(set) var hits = 0

    init(label: String, share: Double) {
        self.label = label
        self.share = share
    }

    func adding(_ other: Coverage) -> Coverage {
        var sum = self
        sum.cases += other.cases
        sum.hits += other.hits
        return sum
    }
}
