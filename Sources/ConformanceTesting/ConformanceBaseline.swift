import Baselines
import Foundation
import JSONFiles
import SessionConformance
import SessionContract
import StrictJSON

/// The deviations of a model that a project accepts for now, each with a reason.
///
/// The command line reads and writes the same file: see `session-conformance baseline --help`.
public struct ConformanceBaseline: Sendable {
    private let path: String

    /// The day on which entries expire or not; tests choose one.
    var today = CalendarDay(of: Int64(Date().timeIntervalSince1970))

    /// Returns the baseline in a file.
    ///
    /// - Parameters:
    ///   - path: The path of the file; a relative one starts in the folder of `file`. A file that
    ///     does not exist accepts nothing.
    ///   - file: The source file of the test.
    /// - Returns: The baseline, which is read when a test needs it.
    public static func file(_ path: String, besides file: String = #filePath) -> Self {
        let start = URL(filePath: file).deletingLastPathComponent()
        let url = URL(filePath: path, directoryHint: .notDirectory, relativeTo: start)
        return Self(path: url.standardizedFileURL.path)
    }

    private init(path: String) {
        self.path = path
    }

    /// Returns what a run says about the model and the baseline: the findings that are not
    /// accepted, and the entries that are stale, expired or exceeded.
    func issues(of result: ConformanceResult, _ options: ConformanceOptions) -> [String] {
        let reader = BaselineReader(TextFile(path: path, bytes: contents))
        guard reader.mistakes.isEmpty else { return reader.mistakes.map(\.description) }
        let accepted = reader.baseline.acceptedRows(on: today)
        var counts: [String: Int] = [:]
        var issues: [String] = []
        for finding in result.findings {
            let group = finding.finding.group
            if accepted[group.fingerprint] != nil {
                counts[group.fingerprint, default: 0] += finding.count
            } else {
                issues.append("\(finding.issue)\n    accept:   \(line(for: finding))")
            }
        }
        let phases = Self.checkedPhases(of: result, options)
        let audit = BaselineAudit(reader.baseline, on: today, counts: counts) { entry in
            let isUncertain = Rule(rawValue: entry.rule).map(result.uncertainRules.contains) ?? true
            return !isUncertain
                && entry.source.flatMap(ConformancePhase.init).map(phases.contains) ?? false
        }
        return issues
            + audit.findings(in: path).map { finding in
                let place = finding.place.position.map { ":\($0.line):\($0.column)" } ?? ""
                let wording = finding.wording
                return "\(path)\(place): \(wording.message) [\(finding.rule.id)]\n"
                    + "    fix: \(wording.fix)"
            }
    }

    private var contents: [UInt8] {
        guard FileManager.default.fileExists(atPath: path) else {
            return Array(Baseline().text.utf8)
        }
        return (try? Data(contentsOf: URL(filePath: path))).map(Array.init) ?? []
    }

    /// The line of the file that accepts a finding, but for the reason.
    private func line(for finding: ConformanceFinding) -> String {
        BaselineEntry(
            finding.finding.group,
            source: finding.phase.rawValue,
            reason: "WHY",
            since: today
        ).text.trimmingCharacters(in: .newlines)
    }

    /// The phases in which a run with the same options asks the same, and that were run to their
    /// ends.
    private static func checkedPhases(
        of result: ConformanceResult,
        _ options: ConformanceOptions
    ) -> Set<ConformancePhase> {
        guard !result.isIncomplete, result.unavailability == nil, options.shard == .whole else {
            return []
        }
        return options.phases.filter {
            $0 != .random && result.cases[$0, default: 0] > 0
                && result.skippedCases[$0, default: 0] == 0
        }
    }
}

extension ConformanceFinding {
    /// The text of an issue.
    var issue: String {
        let origin = phase == .corpus ? "\n  case:     \(caseID)" : ""
        return "\(self)\(origin)"
    }
}
