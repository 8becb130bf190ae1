import CommandLineFrame
import Drift
import Platform
import Reports
import SessionContract

/// The census of a live run, and the one that it is compared with.
struct LiveCensus {
    private let path: String
    private let context: CommandContext

    /// The earlier census; `nil` if there is none yet.
    private let old: Census?

    /// A tally for the run.
    let tally: CensusTally

    /// Reads the earlier census, before the first request.
    init(_ path: String, now: Int64, _ context: CommandContext) throws(UnusableReport) {
        self.path = path
        self.context = context
        let file = context.absolutePath(path)
        let isThere = FileKind(at: file, followsLinks: true) != nil
        old = isThere ? try CensusFile.read(path, in: context) : nil
        tally = CensusTally(toolVersion: Report.toolVersion, now: now, key: BlockKey())
    }

    /// Reports what has changed, or writes the first census.
    ///
    /// A census that is there is never overwritten.
    func finish(_ tally: CensusTally, in record: inout RunRecord) throws(UnusableReport) {
        let name = PathText.shown(path)
        let new = tally.census
        if let old {
            // The run has counted what it could not judge, but not what it found to be broken.
            let missing = old.unjudged + max(0, new.unjudged - record.unjudgedCount)
            DriftReport(CensusComparison(old, new), from: name, to: record.target)
                .write(to: &record, missing: missing)
            record.remarks.append(
                "To compare with a newer census from now on, remove \(name), and run this again."
            )
            return
        }
        guard new.sessions.total > 0, new.unjudged == 0, context.interruption() == nil else {
            record.remarks.append(
                "\(name) was not written, because not everything could be judged."
            )
            return
        }
        try CensusFile.write(new, to: path, in: context)
        let side = CensusComparison.Side(new)
        record.censuses = [RunRecord.CensusUse(side, name)]
        guard let warning = side.warning(about: name) else {
            record.remarks.append("The first census is in \(name); the next run compares with it.")
            return
        }
        record.remarks.append(
            "The first census is in \(name), but it is too small to compare with."
        )
        context.console.warn(warning)
    }
}
