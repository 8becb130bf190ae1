package import SessionContract

/// What several models do with the same payloads: a table with a row for each aspect of payloads
/// and a column for each model.
package struct Matrix: Sendable {
    /// The rows, in the order in which they are shown.
    package let rows: [Row]

    /// The models, in the order in which they were named.
    package let columns: [Column]

    /// What a reader must know about the table as a whole, as sentences.
    package let remarks: [String]

    package init(rows: [Row], columns: [Column]) {
        self.rows = rows
        self.columns = columns
        remarks = Self.remarks(on: columns)
    }
}

extension Matrix {
    /// One thing that models do differently.
    package struct Row: Hashable, Sendable {
        /// The name in reports, which never changes.
        package let id: String
        package let title: String

        /// What is asked, and why it matters, in one or two sentences.
        package let explanation: String

        /// The heading of the group that the row belongs to.
        package let section: String

        /// What the contract asks of a model.
        package let demand: Demand

        package init(
            id: String,
            title: String,
            explanation: String,
            section: String,
            demand: Demand
        ) {
            self.id = id
            self.title = title
            self.explanation = explanation
            self.section = section
            self.demand = demand
        }
    }

    /// What the contract asks of a model.
    package enum Demand: String, Sendable {
        case keep
        case reject
        case choose
    }

    /// One model, and what it did.
    package struct Column: Hashable, Sendable {
        package let model: RunRecord.Model

        /// The run that the column is made from.
        package let run: Run

        /// What the model did, by the ids of rows.
        package let cells: [String: Cell]

        package init(model: RunRecord.Model, run: Run, cells: [String: Cell]) {
            self.model = model
            self.run = run
            self.cells = cells
        }

        /// The name and the version of the model.
        package var title: String {
            [model.name, model.version].compactMap(\.self).joined(separator: " ")
        }
    }

    /// Which cases a model was asked.
    package struct Run: Hashable, Sendable {
        /// The version of the program that asked them.
        package let toolVersion: String

        /// The start of the run as a timestamp in the documented form.
        package let startedAt: String
        package let cases: Int

        /// The SHA-256 of the corpus, if the run used one.
        package let corpus: String?

        /// The version and the seed of the random cases, if there were any.
        package let generator: Generator?

        /// Whether the run ended before all cases were asked.
        package let isIncomplete: Bool

        package init(
            toolVersion: String,
            startedAt: String,
            cases: Int,
            corpus: String?,
            generator: Generator?,
            isIncomplete: Bool
        ) {
            self.toolVersion = toolVersion
            self.startedAt = startedAt
            self.cases = cases
            self.corpus = corpus
            self.generator = generator
            self.isIncomplete = isIncomplete
        }

        /// A source of random cases.
        package struct Generator: Hashable, Sendable {
            package let version: Int
            package let seed: String

            package init(version: Int, seed: String) {
                self.version = version
                self.seed = seed
            }
        }
    }

    /// What a model did with the payloads of one row.
    package struct Cell: Hashable, Sendable {
        package let outcome: Outcome

        /// The choice of the model in its own word, such as `last`, if the row is one.
        package let choice: String?

        /// The number of cases.
        package let asked: Int

        /// What is wrong, the most serious first; empty if nothing is.
        package let findings: [Deviation]

        package init(
            outcome: Outcome,
            choice: String? = nil,
            asked: Int,
            findings: [Deviation] = []
        ) {
            self.outcome = outcome
            self.choice = choice
            self.asked = asked
            self.findings = findings
        }

        /// Whether the model does what the contract asks; `nil` if that is not known.
        package var isRight: Bool? {
            switch outcome {
            case .notTested, .inconclusive: nil
            default: findings.isEmpty
            }
        }
    }

    /// What a model did with payloads.
    package enum Outcome: String, CaseIterable, Sendable {
        /// They were accepted and came back with the same meaning.
        case kept

        /// They were accepted and came back different, or the answer is not a session.
        case altered

        /// They were accepted, although they violate the contract.
        case accepted

        /// They were rejected.
        case rejected

        /// Some were kept and some rejected, as the contract allows.
        case depends

        case crashed
        case hung

        /// The program did not keep to the protocol.
        case broken

        /// There were cases, but none shows what the model does.
        case inconclusive

        /// There were no cases.
        case notTested = "not tested"
    }

    /// A finding about a model.
    package struct Deviation: Hashable, Sendable {
        package let rule: Rule
        package let pointer: String
        package let message: String
        package let count: Int

        /// The smallest payload that shows it.
        package let payload: String?

        /// The token for the command `replay`.
        package let token: String?

        /// The same in every run and release.
        package let fingerprint: String

        package init(
            rule: Rule,
            pointer: String,
            message: String,
            count: Int,
            payload: String?,
            token: String?,
            fingerprint: String
        ) {
            self.rule = rule
            self.pointer = pointer
            self.message = message
            self.count = count
            self.payload = payload
            self.token = token
            self.fingerprint = fingerprint
        }

        /// What the model did to show it.
        package var outcome: Outcome {
            switch rule {
            case .testeeCrashed: .crashed
            case .testeeHung: .hung
            case .testeeProtocol: .broken
            case .roundTripAccepted: .accepted
            case .roundTripRejected: .rejected
            default: .altered
            }
        }
    }
}

// MARK: - Conclusions

extension Matrix {
    /// Returns what a model did with the payloads of a row, from its findings and counts.
    ///
    /// - Parameters:
    ///   - demand: What the contract asks of the model.
    ///   - findings: The findings that the row is about.
    ///   - count: The counts of the cases; `nil` if there were none.
    ///   - choice: The choice of the model, if the row is one.
    ///   - isIncomplete: Whether cases are missing.
    /// - Returns: The cell.
    package static func cell(
        _ demand: Demand,
        _ findings: [Deviation],
        _ count: RunRecord.Coverage.AspectCount?,
        choice: String?,
        isIncomplete: Bool
    ) -> Cell {
        let ranks: [Outcome] = [.crashed, .hung, .broken, .altered, .accepted, .rejected]
        let found = findings.map(\.outcome)
        let asked = count?.asked ?? 0
        if let worst = ranks.first(where: found.contains) {
            let sorted = ranks.flatMap { rank in findings.filter { $0.outcome == rank } }
            return Cell(outcome: worst, choice: choice, asked: asked, findings: sorted)
        }
        guard let count, count.asked > 0 else { return Cell(outcome: .notTested, asked: 0) }
        guard !isIncomplete else { return Cell(outcome: .inconclusive, asked: asked) }
        let outcome: Outcome =
            switch demand {
            case .keep: count.kept > 0 ? .kept : .inconclusive
            case .reject: count.rejected > 0 ? .rejected : .inconclusive
            case .choose:
                switch (count.kept > 0, count.rejected > 0) {
                case (true, true): .depends
                case (true, false): .kept
                case (false, true): .rejected
                case (false, false): .inconclusive
                }
            }
        return Cell(outcome: outcome, choice: choice, asked: asked)
    }

    /// The model's deviations that another version of it does not have.
    package struct Change: Hashable, Sendable {
        package let model: String
        package let old: String
        package let new: String

        /// The deviations of the old version only.
        package let fixed: [Deviation]

        /// The deviations of the new version only.
        package let added: [Deviation]
    }

    /// The changes between neighbouring versions of the same model, in the order of the columns.
    package var changes: [Change] {
        var last: [String: Column] = [:]
        var changes: [Change] = []
        for column in columns {
            if let old = last.updateValue(column, forKey: column.model.name),
                let version = old.model.version, let next = column.model.version, version != next
            {
                changes.append(
                    Change(
                        model: column.model.name,
                        old: version,
                        new: next,
                        fixed: old.deviations(missingIn: column),
                        added: column.deviations(missingIn: old)
                    )
                )
            }
        }
        return changes
    }

    private static func remarks(on columns: [Column]) -> [String] {
        var remarks: [String] = []
        let runs = columns.map(\.run)
        if Set(runs.map(\.toolVersion)).count > 1 || Set(runs.map(\.corpus)).count > 1
            || Set(runs.map(\.generator)).count > 1
        {
            remarks.append(
                "The models were not asked the same cases: versions, corpora or seeds differ."
            )
        }
        for column in columns where column.run.isIncomplete {
            remarks.append("The run of \(column.title) ended early.")
        }
        return remarks
    }
}

extension Matrix.Column {
    /// All deviations, each once.
    package var deviations: [Matrix.Deviation] {
        var seen: Set<String> = []
        return cells.sorted { $0.key < $1.key }.flatMap(\.value.findings)
            .filter { seen.insert($0.fingerprint).inserted }
    }

    fileprivate func deviations(missingIn other: Self) -> [Matrix.Deviation] {
        let known = Set(other.deviations.map(\.fingerprint))
        return deviations.filter { !known.contains($0.fingerprint) }
    }

    /// The number of rows of a section that the model has right, of those that are known.
    package func score(_ rows: [Matrix.Row]) -> (right: Int, known: Int) {
        let known = rows.compactMap { cells[$0.id]?.isRight }
        return (known.count { $0 }, known.count)
    }
}

extension Matrix {
    /// The rows by their section, in order.
    package var sections: [(title: String, rows: [Row])] {
        var sections: [(title: String, rows: [Row])] = []
        for row in rows {
            if sections.last?.title == row.section {
                sections[sections.count - 1].rows.append(row)
            } else {
                sections.append((row.section, [row]))
            }
        }
        return sections
    }

    /// Returns the cell of a row and a column.
    package func cell(_ row: Row, _ column: Column) -> Cell {
        column.cells[row.id] ?? Cell(outcome: .notTested, asked: 0)
    }
}
