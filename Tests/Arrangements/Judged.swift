package import PayloadInput
package import SessionContract
import StrictJSON

/// The result of reading a source.
package struct Judged: Hashable, Sendable {
    /// The listed rows, in order.
    package var faults: [FoundFault]

    package var totals: [Severity: Int]
    package var rowCount: Int
    package var unlistedCount: Int
    package var counts: PayloadReader.Counts

    /// Options for reading a source and listing its findings.
    package struct Options: Sendable {
        package var format: PayloadReader.Format
        package var jobs = 1
        package var blockSize = 4 << 20

        /// By default, texts in memory are read as a whole, to compare the other ways with.
        package var longestWhole = Int.max
        package var isGrouping: Bool
        package var rowLimit = 100_000
        package var severities: [Rule: Severity?] = [:]

        /// The current time for the judgement: 2027-01-15T08:00:00Z.
        package var now: Int64 = 1_800_000_000

        package init(_ format: PayloadReader.Format = .auto, isGrouping: Bool = false) {
            self.format = format
            self.isGrouping = isGrouping
        }
    }

    /// Judges a payload in memory.
    package init(
        _ bytes: [UInt8],
        name: String = "payload",
        _ options: Options = Options()
    ) throws(InputFailure) {
        try self.init(options) { reader, ledger throws(InputFailure) in
            reader.read(bytes, name: name, format: options.format, into: &ledger)
        }
    }

    /// Judges a text in memory.
    package init(_ text: String, _ options: Options = Options()) throws(InputFailure) {
        try self.init(Array(text.utf8), options)
    }

    /// Judges a file.
    package init(path: String, _ options: Options = Options()) throws(InputFailure) {
        try self.init(options) { reader, ledger throws(InputFailure) in
            try reader.read(path: path, format: options.format, into: &ledger)
        }
    }

    /// Judges a payload that must be one session.
    package init(session bytes: [UInt8], _ options: Options = Options()) {
        self.init(options) { reader, ledger in
            reader.read(session: bytes, name: "payload", into: &ledger)
        }
    }

    /// Judges whatever `read` reads.
    package init<Failure>(
        _ options: Options,
        _ read: (inout PayloadReader, inout Ledger) throws(Failure) -> Void
    ) throws(Failure) {
        var reader = PayloadReader(JudgeSettings(now: options.now))
        reader.jobs = options.jobs
        reader.blockSize = options.blockSize
        reader.longestWhole = options.longestWhole
        var ledger = Ledger(
            Ledger.Options(
                severities: options.severities,
                rowLimit: options.rowLimit,
                isGrouping: options.isGrouping
            )
        )
        try read(&reader, &ledger)
        let summary = ledger.summary
        faults = summary.rows.map(FoundFault.init)
        totals = summary.totals
        rowCount = summary.rowCount
        unlistedCount = summary.unlistedCount
        counts = reader.counts
    }
}

extension Judged {
    /// The rule, pointer and offset of each row, in the order of the source.
    package var places: [String] {
        faults.sorted { $0.position.offset < $1.position.offset }.map(\.place)
    }

    /// The rules of the rows, in the order in which they are listed.
    package var rules: [Rule] { faults.map(\.rule) }
}
