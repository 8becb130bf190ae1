/// The statistics of a run.
public struct RunStatistics: Sendable, Hashable {
    /// The number of cases that the property judged.
    public internal(set) var cases = 0

    /// The number of cases that were discarded by the property or rejected by the generator.
    public internal(set) var discards = 0

    /// The number of cases with each label.
    public internal(set) var labels: [String: Int] = [:]

    /// The classes required with ``CaseNotes/cover(_:atLeast:_:)``, sorted by label.
    public var coverage: [Coverage] {
        covered.values.sorted { $0.label < $1.label }
    }

    /// The highest score under each label, see ``CaseNotes/target(_:label:)``.
    public internal(set) var highestScores: [String: Double] = [:]

    /// The number of evaluations of the property during shrinking.
    public internal(set) var shrinkEvaluations = 0

    /// Whether all values of the generator were tried.
    public internal(set) var isExhaustive = false

    /// Whether cases were left out because of ``RunSettings/timeBudget``.
    public internal(set) var isOutOfTime = false

    var covered: [String: Coverage] = [:]
    var rejections: [Rejection: Int] = [:]

    /// The most frequent reason for a rejection.
    var mainRejection: Rejection? {
        rejections.max { left, right in
            (left.value, right.key.description) < (right.value, left.key.description)
        }?.key
    }

    mutating func count(_ notes: CaseNotes) {
        cases += 1
        guard !notes.isEmpty else { return }
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

    /// Whether no value was made, for reasons that will most likely reject all other cases too.
    var isHopeless: Bool {
        cases == 0
            && rejections.reduce(0) { $0 + ($1.key.isLasting ? $1.value : 0) } >= 4
    }

    mutating func count(_ rejection: Rejection) {
        discards += 1
        add(rejection, 1)
    }

    /// The maximum number of different rejections, whose reasons may depend on values.
    private static var mostRejections: Int { 100 }

    private mutating func add(_ rejection: Rejection, _ count: Int) {
        // Beyond the limit, only the total of the discards counts them.
        guard rejections[rejection] != nil || rejections.count < Self.mostRejections else { return }
        rejections[rejection, default: 0] += count
    }

    mutating func add(_ other: RunStatistics) {
        cases += other.cases
        discards += other.discards
        isOutOfTime = isOutOfTime || other.isOutOfTime
        if !other.labels.isEmpty { add(other.labels) }
        if !other.rejections.isEmpty {
            // In order, so that the result does not depend on the process.
            let sorted = other.rejections.sorted { $0.key.description < $1.key.description }
            for (rejection, count) in sorted { add(rejection, count) }
        }
        if !other.covered.isEmpty { covered.merge(other.covered) { $0.adding($1) } }
    }

    /// The maximum number of different labels, because labels may depend on values.
    private static var mostLabels: Int { 1000 }

    /// The label of the cases whose label came after too many others.
    private static var otherLabels: String { "other labels" }

    private mutating func add(_ others: [String: Int]) {
        guard labels.count + others.count > Self.mostLabels else {
            return labels.merge(others, uniquingKeysWith: +)
        }
        // In order, so that the result does not depend on the process.
        for (label, count) in others.sorted(by: { $0.key < $1.key }) {
            let isKept = labels[label] != nil || labels.count < Self.mostLabels
            labels[isKept ? label : Self.otherLabels, default: 0] += count
        }
    }
}

/// A required class of cases, and what the run counted.
public struct Coverage: Sendable, Hashable {
    /// The name of the class.
    public let label: String
    /// The minimum share required, from 0 to 1.
    public let share: Double
    /// The number of judged cases that reported whether they are in the class.
    public internal(set) var cases = 0
    /// The number of cases in the class.
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
