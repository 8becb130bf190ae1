import SessionContract

/// Adds reports of the parts of a run with a model, one after another.
package struct ModelMerge {
    private let vocabulary: ModelVocabulary
    private var first: ModelPartReport?
    private var sources = MergedSources(
        foreign:
            "have parts of other cases: --seed, --cases, --only or the corpus differs; run all "
            + "parts in the same way"
    )
    private var rows: ModelRows
    private var units: [String: RunUnit] = [:]
    private var checked = RunRecord.Checked()
    private var coverage = RunRecord.Coverage(presence: .init([]), dialects: .init([]))
    private var choices: [String: RunRecord.Choice] = [:]
    private var parts: [RunRecord.Part] = []
    private var countSum = 0

    /// The latest of the moments with which the parts were made.
    private var now: Int64?

    /// A report whose baseline has accepted something.
    private var acceptingFile: String?

    /// Creates a sum of no reports.
    package init(_ vocabulary: ModelVocabulary) {
        self.vocabulary = vocabulary
        rows = ModelRows(staging: vocabulary.staging)
    }

    /// Adds a report.
    ///
    /// - Throws: If it does not belong to the others.
    package mutating func add(_ report: ModelPartReport) throws(UnusableReport) {
        try compare(report)
        try sources.add(report.parts, [], from: report.file)
        guard report.countSum <= ReportCursor.CountSum.limit - countSum else {
            throw UnusableReport("the counts of \(report.file) and the others add up to too much")
        }
        countSum += report.countSum
        parts += report.parts
        now = max(now ?? report.options.now, report.options.now)
        checked.cases += report.checked.cases
        checked.bytes += report.checked.bytes
        coverage = coverage.adding(report.coverage, vocabulary.aspects)
        for unit in report.units { add(unit) }
        for choice in report.choices { try add(choice, of: report) }
        for row in report.rows {
            if row.suppression != nil, row.suppression?.reason != vocabulary.staging {
                acceptingFile = report.file
            }
            guard rows.add(row) else {
                throw UnusableReport(
                    "the reports up to \(report.file) have too many rows to add them"
                )
            }
        }
    }

    /// Throws unless a report was made in the same way as the first.
    private mutating func compare(_ report: ModelPartReport) throws(UnusableReport) {
        guard let first else {
            self.first = report
            self.first?.forgetCounts()
            return
        }
        var differences: [String] = []
        if report.command != first.command {
            differences.append("by '\(first.command)' and '\(report.command)'")
        }
        if report.toolVersion != first.toolVersion {
            differences.append("by versions \(first.toolVersion) and \(report.toolVersion)")
        }
        if report.model != first.model {
            differences.append("of other models: \(first.target), and \(report.target)")
        }
        if report.corpus != first.corpus { differences.append("with other corpora") }
        let (own, theirs) = (first.options, report.options)
        let options: [(String, Bool)] = [
            ("--strict", own.isStrict == theirs.isStrict),
            ("--rule", own.severities == theirs.severities), ("--only", own.only == theirs.only),
            ("--skip", own.skipped == theirs.skipped), ("--fail-on", own.failOn == theirs.failOn),
            ("--seed", first.generator.seed == report.generator.seed),
        ]
        let names = options.filter { !$0.1 }.map(\.0)
        if !names.isEmpty {
            differences.append("with other values of \(names.joined(separator: ", "))")
        }
        if report.generator.version != first.generator.version {
            differences.append("with other generators of random cases")
        }
        guard !differences.isEmpty else { return }
        throw UnusableReport(
            "\(first.file) and \(report.file) were made \(differences.joined(separator: ", and ")); run "
                + "all parts in the same way"
        )
    }

    private mutating func add(_ unit: RunUnit) {
        units[unit.name, default: RunUnit(unit.name, unit.kind)].asked += unit.asked
        units[unit.name]?.skipped += unit.skipped
    }

    private mutating func add(
        _ choice: RunRecord.Choice,
        of report: ModelPartReport
    ) throws(UnusableReport) {
        guard var sum = choices[choice.policy] else {
            choices[choice.policy] = choice
            return
        }
        guard sum.isDeclared == choice.isDeclared, !sum.isDeclared || sum.answer == choice.answer
        else {
            throw UnusableReport(
                "\(report.file) and another part differ in what the model declares about "
                    + "'\(choice.policy)'; run all parts with the same model"
            )
        }
        for seen in choice.observations {
            let index = sum.observations.firstIndex {
                $0.field == seen.field && $0.form == seen.form
            }
            guard let index else {
                sum.observations.append(seen)
                continue
            }
            sum.observations[index].answers.merge(seen.answers, uniquingKeysWith: +)
        }
        choices[choice.policy] = sum
    }
}

// MARK: - The sum

extension ModelMerge {
    /// What a sum says beside the record of the run.
    package struct Outcome: Sendable {
        /// The number of findings, of which each has its own reason.
        package let deviations: Int

        /// The number of staging cases.
        package let stagingCases: Int
    }

    /// Writes the sum to the record of a run.
    ///
    /// The choices have what they are learned from; the caller decides what follows from that.
    ///
    /// - Parameters:
    ///   - record: The record, whose ledger has the options of the report that is made.
    ///   - isWhole: Whether the reports must be those of all parts.
    /// - Returns: What else the report of the run says.
    /// - Throws: If parts are missing, or were counted more than once.
    package mutating func write(
        to record: inout RunRecord,
        isWhole: Bool
    ) throws(UnusableReport) -> Outcome {
        guard let first else { throw UnusableReport("there are no reports to merge") }
        _ = try sources.finish(isWhole: isWhole)
        let parts = parts.sorted { ($0.shard?.index ?? 0) < ($1.shard?.index ?? 0) }
        let limits = record.ledger.options
        record.ledger = Ledger(
            Ledger.Options(
                severities: first.options.allSeverities,
                rowLimit: limits.rowLimit,
                accepted: limits.accepted
            )
        )
        record.target = first.target
        record.model = first.model
        record.corpus = first.corpus
        record.options = first.options
        record.options?.now = now ?? first.options.now
        let shard = parts.first?.shard.map { "\($0.index)/\($0.count)" } ?? "1/1"
        if first.command == "model" || !isWhole {
            record.generator = RandomSource(
                version: first.generator.version,
                seed: first.generator.seed,
                shard: isWhole ? "1/1" : shard
            )
        }
        record.checked = checked
        record.coverage = coverage
        record.choices = vocabulary.policies.compactMap { choices[$0] }
        record.parts = isWhole ? [] : parts
        record.testeeCommand = parts.first?.program ?? []
        record.uncertainRules = parts.reduce(into: []) { $0.formUnion($1.uncertainRules) }
        record.isPartial = parts.contains(where: \.isPartial)
        record.shortParts = parts.filter(\.isShort).map(\.phrase)
        record.isShort = !record.shortParts.isEmpty
        let deviations = try addRows(to: &record, isWhole: isWhole)
        let names = first.command == "model" ? vocabulary.unitsOfModels : vocabulary.topics
        record.units = names.compactMap { units[$0] }
        let stagingCases = units[vocabulary.staging]?.asked ?? 0
        record.uncountedCases = stagingCases
        return Outcome(deviations: deviations, stagingCases: stagingCases)
    }

    /// Adds all rows, in order, and returns the number of those that are findings about cases.
    private mutating func addRows(
        to record: inout RunRecord,
        isWhole: Bool
    ) throws(UnusableReport) -> Int {
        var deviations = 0
        for entry in rows.ordered {
            let finding = entry.finding(vocabulary.aspects)
            let isKnown = record.ledger.acceptedID(of: finding) != nil
            guard isKnown || !entry.isAccepted else {
                throw UnusableReport(
                    "\(acceptingFile ?? "a report") was made with a baseline; use the same with "
                        + "--baseline"
                )
            }
            let suppression = entry.isStaging ? vocabulary.stagingSuppression : nil
            if isWhole {
                record.ledger.add(finding, count: entry.count, suppressedBy: suppression)
            } else {
                record.ledger.add(finding, entry.count, entry.origin, suppressedBy: suppression)
            }
            guard !entry.isStaging, !entry.isOnce else { continue }
            deviations += 1
            guard !isKnown else { continue }
            for (name, count) in entry.origin.shares {
                units[name]?.findings[finding.rule] += count
            }
        }
        return deviations
    }
}

extension RunRecord.Coverage {
    /// Returns the coverage of two parts together.
    ///
    /// - Parameters:
    ///   - other: The coverage of another part.
    ///   - names: The names of all aspects, in the order of reports.
    /// - Returns: The coverage.
    fileprivate func adding(_ other: Self, _ names: [String]) -> Self {
        var counts: [String: AspectCount] = [:]
        for count in aspects + other.aspects {
            let known =
                counts[count.name] ?? AspectCount(count.name, asked: 0, kept: 0, rejected: 0)
            counts[count.name] = AspectCount(
                count.name,
                asked: known.asked + count.asked,
                kept: known.kept + count.kept,
                rejected: known.rejected + count.rejected
            )
        }
        return Self(
            presence: presence.adding(other.presence),
            dialects: dialects.adding(other.dialects),
            aspects: names.compactMap { counts[$0] }
        )
    }
}

extension RunRecord.Coverage.Share {
    fileprivate func adding(_ other: Self) -> Self {
        Self(tested.union(other.tested), failed: failed.union(other.failed))
    }
}
