import SessionContract
import SessionModel
import StrictJSON
import TerminalText

/// A report in the Static Analysis Results Interchange Format (SARIF) 2.1.0, as GitHub reads it.
///
/// GitHub rejects the whole upload if one result has no physical location in the repository, so a
/// finding about an API or a model is shown at the anchor. What could not be judged is a
/// notification of the run and never a result, because GitHub would show it as an alert.
struct SARIFReport {
    /// The maximum number of results in an upload to GitHub.
    static let mostResults = 25_000

    /// The number of results that GitHub shows.
    static let mostShownResults = 5_000

    /// The maximum size of all results in bytes.
    ///
    /// GitHub accepts 10 MB after compression with gzip. Results repeat their keys and sentences,
    /// so gzip leaves less than a tenth of them.
    static let mostBytes = 60_000_000

    private let hosted: CodeHostReport
    private let limit: Int
    private let size: Int

    /// Creates a report with at most `limit` results of at most `size` bytes.
    init(
        _ report: Report,
        _ style: ReportStyle,
        limit: Int = Self.mostResults,
        size: Int = Self.mostBytes
    ) {
        self.limit = limit
        self.size = size
        hosted = CodeHostReport(report, style)
    }

    private var report: Report { hosted.report }

    /// The whole report, which ends with a line feed.
    var bytes: [UInt8] {
        let (results, left) = results
        let members = [
            Report.Member("tool") {
                $0.object { $0.member("driver") { $0.driver(rules, report) } }
            },
            Report.Member("automationDetails") { writer in
                writer.object { $0.member("id", "\(Report.toolName)/\(report.run.command)/") }
            },
            Report.Member("columnKind") { $0.string("unicodeCodePoints") },
            Report.Member("invocations", "[\(invocation(left))]"),
            Report.Member("results", Self.lines(results)),
        ]
        let run = members.map { "\"\($0.key)\":\($0.text)" }.joined(separator: ",\n ")
        let text = """
            {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{\(run)}]}

            """
        return Array(text.escapingTerminalControls.utf8)
    }

    private static func lines(_ elements: [String]) -> String {
        elements.isEmpty ? "[]" : "[\n  \(elements.joined(separator: ",\n  "))]"
    }

    /// The rows that are results, the most serious first.
    private var rows: [Ledger.Row] {
        hosted.rows.filter { $0.severity != .inconclusive }
    }

    /// The rules of the results, in the order of their declaration.
    private var rules: [Rule] {
        let used = Set(rows.map(\.finding.rule))
        return Rule.allCases.filter(used.contains)
    }

    /// Each result as a JSON object, and how many do not fit.
    private var results: (texts: [String], left: Int) {
        let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
        var occurrences: [String: Int] = [:]
        var texts: [String] = []
        var used = 0
        let rows = rows
        for row in rows.prefix(limit) {
            let place = hosted.place(of: row) ?? hosted.anchor
            // GitHub takes two results of one file with the same fingerprint for one.
            let fingerprint = row.finding.group.fingerprint
            let number = occurrences[fingerprint + place.path, default: 0] + 1
            occurrences[fingerprint + place.path] = number
            let text = JSONWriter.text { writer in
                writer.result(
                    row,
                    index: indices[row.finding.rule] ?? 0,
                    at: place,
                    fingerprint: "\(fingerprint):\(number)",
                    hosted.words(of: row)
                )
            }
            used += text.utf8.count
            guard used <= size else { break }
            texts.append(text)
        }
        return (texts, rows.count - texts.count)
    }
}

// MARK: - The run

extension SARIFReport {
    /// The run as a JSON object, with what it could not judge or list.
    private func invocation(_ left: Int) -> String {
        let run = report.run
        let isSuccessful = report.exit.verdict != .failed && run.interruption == nil
        return JSONWriter.text { writer in
            writer.object {
                $0.member("executionSuccessful", isSuccessful)
                $0.member("exitCode", Int(report.exit.code.rawValue))
                $0.member("exitCodeDescription", report.exit.fullReason)
                $0.member("startTimeUtc", report.startedAtText)
                $0.member("toolExecutionNotifications") { writer in
                    writer.array { writer in
                        for (level, id, text) in notifications(left) {
                            writer.notification(level, id, text)
                        }
                    }
                }
            }
        }
    }

    private func notifications(_ left: Int) -> [(level: String, id: String, text: String)] {
        var all = report.run.failures.map { ("error", "run/failed", $0.terminalSafe) }
        if report.isIncomplete {
            all.append(("warning", "run/incomplete", report.exit.fullReason.terminalSafe))
        }
        if let sentence = report.unjudgedSentence {
            all.append((report.hasUnjudgedAnswers ? "warning" : "note", "run/unjudged", sentence))
        }
        if let sentence = report.skippedSentence { all.append(("note", "run/skipped", sentence)) }
        for row in hosted.rows where row.severity == .inconclusive {
            let words = hosted.words(of: row)
            let place = words.location.isEmpty ? "" : "\(words.location): "
            all.append(("warning", row.finding.rule.id, "\(place)\(words.sentences)\(words.times)"))
        }
        if left > 0 {
            let text =
                "\(left.grouped) more results are not listed; GitHub accepts "
                + "\(limit.grouped) and 10 MB"
            all.append(("warning", "run/limit", text))
        }
        let count = rows.count - left
        if count > Self.mostShownResults {
            let text = "GitHub shows \(Self.mostShownResults.grouped) of \(count.grouped) results"
            all.append(("note", "run/limit", text))
        }
        for text in [report.unlistedSentence, report.unlistedSuppressedSentence] {
            if let text { all.append(("note", "run/limit", text)) }
        }
        return all.map { ($0.0, $0.1, $0.2.clipped(to: RowText.limit)) }
    }
}
