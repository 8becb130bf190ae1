import Drift
import Platform
import Reports

/// One run of `merge` for censuses.
struct CensusMergeRun {
    /// The paths of the censuses.
    let paths: [String]

    /// The formats of the sum.
    let requests: [ReportRequest]

    let context: CommandContext

    /// Adds all censuses, writes the sum, and returns the exit code.
    func run() -> ExitCode {
        guard requests.count <= 1, requests.allSatisfy({ $0.format == .json }) else {
            context.console.complain(
                "the sum of censuses is a census: omit --format, or use --format json=FILE"
            )
            return .failed
        }
        var sum = CensusSum()
        for path in paths {
            if let signal = context.interruption() { return .interrupted(by: signal) }
            do throws(UnusableReport) {
                let census = try CensusFile.read(context.absolutePath(path))
                try sum.add(census, named: PathText.shown(path))
            } catch {
                context.console.complain(error.complaint)
                return .failed
            }
        }
        guard let census = sum.census else { return .failed }
        return CensusDelivery(path: requests.first?.path, context: context).write(census)
    }
}
