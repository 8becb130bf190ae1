import Platform
import SessionContract
import StrictJSON
import TerminalText

/// A Code Quality report for GitLab, which shows it in merge requests: an array of issues.
///
/// An issue has the row's fingerprint with the path of its file. GitLab compares it with the one of
/// the target branch to find what is new.
struct GitLabReport {
    let hosted: CodeHostReport

    private var report: Report { hosted.report }

    /// The whole report, which ends with a line feed.
    ///
    /// Without issues, it is an empty array, with white space by which it is known as a report.
    var bytes: [UInt8] {
        let texts = issues
        let text = texts.isEmpty ? "[\n \n  \n]\n" : "[\(texts.joined(separator: ",\n "))]\n"
        return Array(text.escapingTerminalControls.utf8)
    }

    private var issues: [String] {
        var occurrences: [String: Int] = [:]
        func unique(_ fingerprint: String) -> String {
            let number = occurrences[fingerprint, default: 0] + 1
            occurrences[fingerprint] = number
            return number == 1 ? fingerprint : "\(fingerprint):\(number)"
        }
        return runIssues
            + hosted.rows.map { row in
                let place = hosted.place(of: row) ?? hosted.anchor
                return issue(
                    row.finding.rule.id,
                    description(of: row),
                    severity: row.suppression == nil ? row.severity.inGitLab : "info",
                    fingerprint: unique(
                        "\(row.finding.group.fingerprint):\(PathText.shown(place.path))"
                    ),
                    at: place
                )
            }
    }

    /// What the run could not do or list; no other format of GitLab would show it.
    private var runIssues: [String] {
        var texts = report.run.failures.map { (id: "run/failed", text: $0, severity: "critical") }
        if report.isIncomplete {
            texts.append(("run/incomplete", report.exit.fullReason, "info"))
        }
        if let text = report.unjudgedSentence { texts.append(("run/unjudged", text, "info")) }
        for text in [report.unlistedSentence, report.unlistedSuppressedSentence] {
            if let text { texts.append(("run/limit", text, "info")) }
        }
        return texts.enumerated().map { index, entry in
            let (id, text, severity) = entry
            return issue(
                id,
                text.shown(upTo: RowText.limit),
                severity: severity,
                fingerprint: "\(id):\(index)",
                at: hosted.anchor
            )
        }
    }

    private func description(of row: Ledger.Row) -> String {
        let words = hosted.words(of: row)
        // GitLab shows the file only, which may be the anchor.
        let source = hosted.place(of: row) == nil ? words.location : ""
        let suppression = row.suppression.map { "suppressed (\($0.reason.terminalSafe))" } ?? ""
        let start = [suppression, source].filter { !$0.isEmpty }.map { "\($0): " }.joined()
        return start + words.sentences + words.times
    }

    private func issue(
        _ id: String,
        _ description: String,
        severity: String,
        fingerprint: String,
        at place: SourcePath.Place
    ) -> String {
        JSONWriter.text { writer in
            writer.object {
                $0.member("engine_name", Report.toolName)
                $0.member("type", "issue")
                $0.member("check_name", id)
                $0.member("description", description)
                $0.member("severity", severity)
                $0.member("fingerprint", fingerprint)
                $0.member("location") { writer in
                    writer.object {
                        $0.member("path", PathText.shown(place.path))
                        $0.member("lines") { writer in
                            writer.object { $0.member("begin", place.line) }
                        }
                    }
                }
            }
        }
    }
}

extension Severity {
    /// The severity in GitLab.
    fileprivate var inGitLab: String {
        switch self {
        case .error: "major"
        case .warning: "minor"
        case .note, .inconclusive: "info"
        }
    }
}
