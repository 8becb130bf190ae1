import SessionContract

/// The rows of several reports on parts of a run with a model, added.
struct ModelRows {
    /// What the rows of parts that are one row share.
    struct Key: Hashable {
        /// Whether it is a row of staging cases, which do not count.
        let isStaging: Bool

        /// The fault of random cases, of which each has one row.
        let fault: UInt32?

        /// The row itself otherwise, so that rows of models that answer at random are added too.
        let rank: Int
        let fingerprint: String

        init(_ row: Ledger.Row, isStaging: Bool) {
            self.isStaging = isStaging
            switch row.origin.rank {
            case .random(let fault, _):
                self.fault = fault
                rank = 0
                fingerprint = ""
            case .planned(let number), .once(let number):
                fault = nil
                rank = number
                fingerprint = row.finding.group.fingerprint
            case nil:
                fault = nil
                rank = .max
                fingerprint = row.finding.group.fingerprint
            }
        }
    }

    /// A row.
    struct Entry {
        let isStaging: Bool
        private(set) var finding: Finding
        private(set) var origin: Ledger.Row.Origin
        private(set) var count: Int
        private(set) var aspects: Set<String>

        /// Whether a part has accepted it.
        private(set) var isAccepted: Bool

        init(_ row: Ledger.Row, isStaging: Bool) {
            self.isStaging = isStaging
            finding = row.finding
            origin = row.origin
            count = row.count
            aspects = Set(row.finding.reproduction?.aspects ?? [])
            isAccepted = row.suppression != nil && !isStaging
        }

        /// Whether every part may show it once.
        var isOnce: Bool {
            if case .once = origin.rank { true } else { false }
        }

        /// Adds the row of another part.
        mutating func add(_ other: Entry) {
            count = isOnce ? max(count, other.count) : count + other.count
            origin.shares.merge(other.origin.shares, uniquingKeysWith: +)
            isAccepted = isAccepted || other.isAccepted
            let isFirst = other.choice < choice
            if case .random = origin.rank {
                // They are about the payload that is kept.
                if isFirst { aspects = other.aspects }
            } else {
                aspects.formUnion(other.aspects)
            }
            guard isFirst else { return }
            let shares = origin.shares
            finding = other.finding
            origin = other.origin
            origin.shares = shares
        }

        /// What decides which row is kept: that of the first case, whatever the order of parts.
        private var choice: (Int, String) {
            let token = finding.reproduction?.token ?? finding.wording.message
            if case .random(_, let index) = origin.rank { return (index, token) }
            return (0, token)
        }

        /// Returns whether this row comes before another in a report.
        func precedes(_ other: Entry) -> Bool {
            guard
                (isStaging ? 1 : 0, isOnce ? 1 : 0)
                    == (other.isStaging ? 1 : 0, other.isOnce ? 1 : 0)
            else {
                return (isStaging ? 1 : 0, isOnce ? 1 : 0)
                    < (other.isStaging ? 1 : 0, other.isOnce ? 1 : 0)
            }
            let (own, others) = (likelihood, other.likelihood)
            guard own == others else { return own < others }
            guard order == other.order else { return order < other.order }
            return finding.group.fingerprint < other.finding.group.fingerprint
        }

        private var likelihood: Finding.Likelihood { finding.reproduction?.likelihood ?? .likely }

        /// The number of the row, which orders those of random cases after the others.
        private var order: (Int, Int, UInt32) {
            switch origin.rank {
            case .planned(let number), .once(let number): (0, number, 0)
            case .random(let fault, let index): (1, index, fault)
            case nil: (2, 0, 0)
            }
        }

        /// Returns the finding with the aspects of all parts.
        ///
        /// - Parameter all: All aspects, in the order of reports.
        /// - Returns: The finding.
        func finding(_ all: [String]) -> Finding {
            guard let own = finding.reproduction else { return finding }
            return Finding(
                finding.rule,
                finding.wording,
                at: finding.place,
                reproduction: Finding.Reproduction(
                    original: own.original,
                    shrinks: own.shrinks,
                    token: own.token,
                    word: own.word,
                    likelihood: own.likelihood,
                    phase: own.phase,
                    aspects: all.filter(aspects.contains)
                )
            )
        }
    }

    private var entries: [Key: Entry] = [:]

    init(staging: String) {
        self.staging = staging
    }

    /// The maximum number of rows: more than real parts have, and few enough for the memory.
    private static let limit = 100_000

    /// The rows in the order of a report.
    var ordered: [Entry] { entries.values.sorted { $0.precedes($1) } }

    /// The reason for which the findings of staging cases do not count.
    let staging: String

    /// Adds a row, and returns whether there is room for it.
    mutating func add(_ row: Ledger.Row) -> Bool {
        let isStaging = row.suppression?.reason == staging
        let key = Key(row, isStaging: isStaging)
        let entry = Entry(row, isStaging: isStaging)
        if entries[key]?.add(entry) == nil { entries[key] = entry }
        return entries.count <= Self.limit
    }
}
