import SessionContract

extension HTMLReport {
    /// Rows by rule, and within a rule by what they say.
    struct Outline {
        /// The rules, the most serious first, then in the order of appearance.
        private(set) var groups: [Group] = []

        init(_ rows: [Ledger.Row], _ names: inout RowNames) {
            var indices: [Rule: Int] = [:]
            let sorted = Severity.byWeight.flatMap { severity in
                rows.filter { $0.severity == severity }
            }
            for row in sorted {
                let rule = row.finding.rule
                let index = indices[rule] ?? groups.count
                if index == groups.count {
                    indices[rule] = index
                    groups.append(Group(rule: rule, severity: row.severity))
                }
                groups[index].add(Row(name: names.name(of: row.finding), row: row))
            }
        }

        /// The first row, which is the one to fix first.
        var first: Row? { groups.first?.entries.first?.rows.first }
    }

    /// The rows of a rule.
    struct Group {
        let rule: Rule
        let severity: Severity

        /// The rows with the same text are one entry, in the order of appearance.
        private(set) var entries: [Entry] = []

        private(set) var rowCount = 0
        private(set) var findingCount = 0
        private var indices: [Entry.Key: Int] = [:]

        init(rule: Rule, severity: Severity) {
            self.rule = rule
            self.severity = severity
        }

        /// How to fix all of it, if that is the same for several entries.
        var commonFix: String? {
            guard entries.count > 1, let fix = entries.first?.wording.fix else { return nil }
            return entries.allSatisfy { $0.wording.fix == fix } ? fix : nil
        }

        fileprivate mutating func add(_ row: Row) {
            rowCount += 1
            findingCount += row.row.count
            let finding = row.row.finding
            let key = Entry.Key(wording: finding.wording, reproduction: finding.reproduction)
            if let index = indices[key] { return entries[index].add(row) }
            indices[key] = entries.count
            entries.append(Entry(row))
        }
    }

    /// The rows of a rule that differ only in their places.
    struct Entry {
        /// The rows, at least one.
        private(set) var rows: [Row]

        /// What all rows say.
        let wording: Wording

        /// How to reproduce the fault.
        let reproduction: Finding.Reproduction?

        fileprivate init(_ row: Row) {
            rows = [row]
            wording = row.row.finding.wording
            reproduction = row.row.finding.reproduction
        }

        fileprivate mutating func add(_ row: Row) { rows.append(row) }

        fileprivate struct Key: Hashable {
            let wording: Wording
            let reproduction: Finding.Reproduction?
        }
    }

    /// A row with its name in links.
    struct Row {
        let name: String
        let row: Ledger.Row
    }

    /// The names of rows: the fingerprint, with a number if several rows share it.
    struct RowNames {
        private var uses: [String: Int] = [:]

        mutating func name(of finding: Finding) -> String {
            let fingerprint = finding.group.fingerprint
            let use = uses[fingerprint, default: 0] + 1
            uses[fingerprint] = use
            return use == 1 ? "f-\(fingerprint)" : "f-\(fingerprint)-\(use)"
        }
    }
}
