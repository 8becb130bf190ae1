import SessionContract
import SessionModel

/// The report of a part of a run of `model` or `corpus run`, as it was read from a file.
///
/// Reading checks all of it, so that what is merged adds up.
package struct ModelPartReport: Sendable {
    /// The file, as messages name it.
    let file: String
    let toolVersion: String
    let command: String
    let target: String
    let model: RunRecord.Model
    let options: RunOptions
    let corpus: CorpusIdentity?
    let generator: RandomSource

    /// The parts that the report is about, at least one.
    private(set) var parts: [RunRecord.Part]
    let checked: RunRecord.Checked
    let coverage: RunRecord.Coverage
    let choices: [RunRecord.Choice]
    private(set) var units: [RunUnit]
    private(set) var rows: [Ledger.Row]

    /// The sum of all counts in the report.
    let countSum: Int

    /// The commands whose reports this reads.
    static let commands = ["model", "corpus"]

    /// Reads a report.
    ///
    /// - Parameters:
    ///   - report: The root of the report.
    ///   - file: The file, as messages name it.
    ///   - sum: The sum to which its counts are added.
    ///   - vocabulary: The names that it may contain.
    /// - Throws: If it is not the report of a part, or if its numbers do not add up.
    init(
        _ report: ReportCursor,
        from file: String,
        _ sum: ReportCursor.CountSum,
        _ vocabulary: ModelVocabulary
    ) throws(UnusableReport) {
        self.file = file
        toolVersion = try report.member("tool").member("version").text()
        command = try report.member("command").text()
        try PartReport.requireSuccess(of: report, file)
        parts = try PartReport.parts(report)
        guard !parts.isEmpty else {
            throw UnusableReport(
                "\(file) is the report of a whole run of '\(command)', but only parts, made with "
                    + "--shard, can be merged; leave it out"
            )
        }
        for part in parts where part.shard == nil {
            throw try report.member("part").failure(expected: "a part with an index")
        }
        if try report.member("incomplete").flag(), parts.count == 1 { parts[0].isShort = true }
        target = try report.member("target").text()
        model = try Self.model(report.member("model"))
        options = try PartReport.options(report.member("options"))
        corpus = try report.optional("corpus").map { corpus throws(UnusableReport) in
            CorpusIdentity(
                version: try corpus.member("version").text(),
                sha256: try corpus.member("sha256").text()
            )
        }
        generator = try Self.generator(report.member("generator"))
        let others = ["payloads", "sessions", "files", "answers", "pages"]
        checked = try PartReport.checked(report.member("checked"), without: others)
        coverage = try Self.coverage(report.member("coverage"), vocabulary)
        choices = try Self.choices(report.optional("choices"), vocabulary)
        units = try PartReport.units(report.member("units"), .phase, vocabulary)
        let severities = Ledger.Options(severities: options.allSeverities)
        rows = try RowReader(severities: severities, model: vocabulary).rows(report, file)
        countSum = sum.total
        try checkUnits(report)
    }

    /// Forgets what was counted, to compare other reports with this one.
    mutating func forgetCounts() {
        rows = []
        units = []
    }

    /// Throws unless the findings of units are those of the rows.
    private func checkUnits(_ report: ReportCursor) throws(UnusableReport) {
        var findings: [String: RuleCounts] = [:]
        for row in rows where row.suppression == nil {
            for (name, count) in row.origin.shares {
                findings[name, default: RuleCounts()][row.finding.rule] += count
            }
        }
        for unit in units where unit.findings != findings[unit.name] ?? RuleCounts() {
            throw try report.member("units").failure(
                expected: "'\(unit.name)' with as many findings of each rule as the rows have"
            )
        }
    }
}

// MARK: - Members

extension ModelPartReport {
    private static func model(_ value: ReportCursor) throws(UnusableReport) -> RunRecord.Model {
        RunRecord.Model(
            name: try value.member("name").text(),
            version: try value.optional("version")?.text(),
            language: try value.optional("language")?.text()
        )
    }

    private static func generator(_ value: ReportCursor) throws(UnusableReport) -> RandomSource {
        let seed = try value.member("seed")
        guard let bits = UInt64(try seed.text()) else {
            throw seed.failure(expected: "a number from 0 to 2^64 - 1 as a string")
        }
        return RandomSource(
            version: try value.member("version").number(from: 1),
            seed: bits,
            shard: try value.member("shard").text()
        )
    }

    private static func coverage(
        _ value: ReportCursor,
        _ vocabulary: ModelVocabulary
    ) throws(UnusableReport) -> RunRecord.Coverage {
        var aspects: [RunRecord.Coverage.AspectCount] = []
        var names: Set<String> = []
        for (name, count) in try value.optional("aspects")?.members() ?? [] {
            guard vocabulary.aspects.contains(name), names.insert(name).inserted else {
                throw count.failure(expected: "the name of an aspect as the key, once")
            }
            let aspect = RunRecord.Coverage.AspectCount(
                name,
                asked: try count.member("asked").count(),
                kept: try count.member("kept").count(),
                rejected: try count.member("rejected").count()
            )
            guard aspect.kept + aspect.rejected <= aspect.asked else {
                throw count.failure(expected: "at most \(aspect.asked) that were kept or rejected")
            }
            aspects.append(aspect)
        }
        return RunRecord.Coverage(
            presence: .init(
                try combinations(value.member("presenceSet")),
                failed: try combinations(value.member("presenceFailedSet"))
            ),
            dialects: .init(
                try dialects(value.member("dialectSet")),
                failed: try value.optional("dialectFailedSet").map { list throws(UnusableReport) in
                    try dialects(list)
                } ?? []
            ),
            aspects: aspects
        )
    }

    private static func combinations(
        _ value: ReportCursor
    ) throws(UnusableReport) -> Set<PresenceCombination> {
        typealias Share = RunRecord.Coverage.Share<PresenceCombination>
        guard let all = Share.items(try value.text()) else {
            throw value.failure(
                expected: "\(PresenceCombination.all.count) bits as hexadecimal digits"
            )
        }
        return all
    }

    private static func dialects(
        _ list: ReportCursor
    ) throws(UnusableReport) -> Set<Timestamp.Dialect> {
        var dialects: Set<Timestamp.Dialect> = []
        for name in try list.elements() {
            dialects.insert(
                try name.choice(Timestamp.Dialect.self, expected: "the name of a dialect")
            )
        }
        return dialects
    }

    /// The maximum number of traits that a choice is learned from.
    private static let mostObservations = 10_000

    private static func choices(
        _ value: ReportCursor?,
        _ vocabulary: ModelVocabulary
    ) throws(UnusableReport) -> [RunRecord.Choice] {
        guard let value else { return [] }
        var choices: [RunRecord.Choice] = []
        for (policy, choice) in try value.members() {
            guard vocabulary.policies.contains(policy),
                !choices.contains(where: { $0.policy == policy })
            else { throw choice.failure(expected: "the name of a policy as the key, once") }
            var observations: [ChoiceObservation] = []
            let seen = try choice.optional("seen")?.elements() ?? []
            guard seen.count <= mostObservations else {
                throw choice.failure(expected: "at most \(mostObservations) observations")
            }
            for value in seen { observations.append(try observation(value, vocabulary)) }
            choices.append(
                RunRecord.Choice(
                    policy: policy,
                    answer: try choice.member("answer").text(),
                    isDeclared: try choice.member("declared").flag(),
                    observations: observations
                )
            )
        }
        return choices
    }

    private static func observation(
        _ value: ReportCursor,
        _ vocabulary: ModelVocabulary
    ) throws(UnusableReport) -> ChoiceObservation {
        var answers: [String: Int] = [:]
        for (name, count) in try value.member("answers").members() {
            guard vocabulary.answers.contains(name), answers[name] == nil else {
                throw count.failure(expected: "a known answer as the key, once")
            }
            answers[name] = try count.count(from: 1)
        }
        return ChoiceObservation(
            field: try value.optional("field")?.text(),
            form: try value.optional("form")?.text(),
            answers: answers
        )
    }
}
