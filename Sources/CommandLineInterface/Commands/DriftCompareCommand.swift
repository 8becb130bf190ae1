import CommandLineFrame
import Drift
import Platform
import Reports
import SessionContract

/// `drift compare OLD NEW`: says what has changed between two censuses.
enum DriftCompareCommand: CommandDefinition {
    struct Options: CommandOptions {
        var verdict = VerdictOptions()

        /// The paths of the censuses.
        var paths: [String] = []

        func problems(in context: CommandContext) -> [UsageProblem] {
            var problems = verdict.problems(in: .censuses, context)
            problems += verdict.problems(reading: paths)
            if paths.count != 2 {
                problems.append(.other("expected two censuses, the earlier one first: OLD NEW"))
            }
            return problems
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "drift compare",
        summary: "Compare two censuses, and report changes that chance does not explain.",
        overview: """
            Compare two censuses of 'drift snapshot', and report what has changed. \
            drift/breaking: the API sends what the contract forbids. drift/widening: it sends \
            something new, or something unusual much more often. These two are alarms: errors and \
            warnings. The other changes are notes. A census with fewer than 100 independent \
            sessions makes the result inconclusive. Use --fail-on warning in scheduled runs, so \
            that each alarm is a failure.
            """,
        operands: .init(
            "OLD NEW",
            name: "CENSUS",
            limit: 2,
            completion: .file,
            help: "The earlier census, then the later one."
        ) { $0.paths = $1 },
        sections: [
            .init(
                CommandOutline.commonTitle,
                VerdictOptions.optionsForRequests.map { $0.lifted(to: \.verdict) }
            )
        ],
        examples: [
            .init(
                "Fail at every alarm.",
                "session-conformance drift compare old.json new.json --fail-on warning"
            ),
            .init(
                "Compare each Monday, after 'drift snapshot', as a line of a crontab.",
                "0 7 * * 1  session-conformance drift compare old.json new.json --fail-on warning"
            ),
            .init(
                "Accept a change, and write a page.",
                """
                session-conformance drift compare old.json new.json --baseline known.json \\
                      --format html=drift.html
                """
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        let paths = options.paths
        let names = paths.map { PathText.shown($0) }
        let delivery = ReportDelivery(options: options.verdict, context: context)
        return await delivery.run("drift", target: names.joined(separator: ", ")) { record in
            do throws(UnusableReport) {
                let old = try CensusFile.read(paths[0], in: context)
                let new = try CensusFile.read(paths[1], in: context)
                let report = DriftReport(CensusComparison(old, new), from: names[0], to: names[1])
                record.checked.files = paths.count
                record.checked.answers = [old, new].count { !CensusComparison.Side($0).isTooSmall }
                record.checked.sessions = old.sessions.total + new.sessions.total
                report.write(to: &record, missing: old.unjudged + new.unjudged)
                report.writeUnits(to: &record)
            } catch {
                record.fail(error.complaint)
                context.console.complain(error.complaint)
            }
        }
    }
}
