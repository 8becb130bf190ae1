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
        old = FileKind(at: file, followsLinks: true) == nil ? nil : try CensusFile.read(file)
        tally = CensusTally(toolVersion: Report.toolVersion, now: now, key: BlockKey())
    }

    /// Reports what has changed, or writes the first census.
    ///
    /// A census that is there is never overwritten.
    func finish(_ tally: CensusTally, in record: inout RunRecord) throws(UnusableReport) {
        let name = PathText.shown(path)
        if let old {
            let comparison = CensusComparison(old, tally.census)
            DriftReport(comparison: comparison, old: name, new: record.target)
                .write(to: &record)
            record.remarks.append(
                "To compare with a newer census from now on, remove \(name), and run this again."
            )
            return
        }
        let census = tally.census
        guard census.sessions.total > 0, census.unjudged == 0, context.interruption() == nil
        else {
            record.remarks.append("\(name) was not written, because not all could be judged.")
            return
        }
        try CensusFile.write(tally.census, to: context.absolutePath(path))
        record.remarks.append("The first census is in \(name); the next run compares with it.")
    }
}
