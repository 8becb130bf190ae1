import Platform
import SessionContract
import TerminalText

/// A report as annotations of GitHub Actions, the most serious findings of each level.
///
/// GitHub shows ten annotations of each level per step and drops all others without a word, so the
/// last one counts those that are left out.
struct GitHubReport {
    /// The maximum number of annotations of a level that GitHub shows per step.
    static let mostAnnotations = 10

    let hosted: CodeHostReport

    private var report: Report { hosted.report }

    /// The whole report, a command per line.
    var bytes: [UInt8] {
        let lines = WorkflowCommand.Level.allCases.flatMap(lines)
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    /// Returns the commands of a level, at most as many as GitHub shows.
    private func lines(_ level: WorkflowCommand.Level) -> [String] {
        let own = runCommands.filter { $0.level == level }
        let rows = hosted.rows.filter { Self.level(of: $0) == level }
        let count = own.count + rows.count
        let isCut = count > Self.mostAnnotations
        let most = isCut ? Self.mostAnnotations - 1 : count
        let shown = own.prefix(most) + rows.prefix(max(0, most - own.count)).map(command)
        guard isCut else { return shown.map(\.description) }
        let more = "and \((count - most).grouped) more, which GitHub would not show"
        return (shown + [WorkflowCommand(level: level, message: more)]).map(\.description)
    }

    private static func level(of row: Ledger.Row) -> WorkflowCommand.Level {
        row.suppression == nil ? row.severity.annotationLevel : .notice
    }

    /// The verdict, what the run could not do, and what it does not list.
    private var runCommands: [WorkflowCommand] {
        var commands = report.run.failures.map { failure in
            WorkflowCommand(level: .error, message: failure.shown(upTo: RowText.limit))
        }
        let verdict =
            "\(report.verdictTitle): \(report.exit.reason.terminalSafe). \(report.nextStep)"
        let isShort = report.isIncomplete || report.exit.verdict == .inconclusive
        commands.append(
            WorkflowCommand(
                level: isShort ? .warning : .notice,
                message: verdict.clipped(to: RowText.limit)
            )
        )
        if let text = report.unjudgedSentence {
            commands.append(
                WorkflowCommand(
                    level: report.hasUnjudgedAnswers ? .warning : .notice,
                    message: text.clipped(to: RowText.limit)
                )
            )
        }
        for text in [report.unlistedSentence, report.unlistedSuppressedSentence] {
            if let text { commands.append(WorkflowCommand(level: .notice, message: text)) }
        }
        return commands
    }

    /// Returns the name of a file as the runner expects it.
    ///
    /// Only controls that the runner does not unescape, and bytes that are not UTF-8, have visible
    /// escapes: a terminal would act on those, and the runner cannot read these.
    private static func name(of path: String) -> String {
        PathText.shown(path).unicodeScalars.map { scalar in
            let text = String(scalar)
            let isControl = scalar.properties.generalCategory == .control
            return isControl && scalar != "\r" && scalar != "\n" ? text.terminalSafe : text
        }.joined()
    }

    private func command(for row: Ledger.Row) -> WorkflowCommand {
        let words = hosted.words(of: row)
        var properties: [(name: String, value: String)] = []
        var start = ""
        if let place = hosted.place(of: row) {
            properties = [
                ("file", Self.name(of: place.path)), ("line", String(place.line)),
                ("col", String(place.column)),
            ]
        } else if !words.location.isEmpty {
            start = "\(words.location): "
        }
        let reason = row.suppression.map { " (suppressed: \($0.reason.terminalSafe))" } ?? ""
        properties.append(("title", row.finding.rule.id + words.times + reason))
        return WorkflowCommand(
            level: Self.level(of: row),
            properties: properties,
            message: start + words.sentences
        )
    }
}

extension Severity {
    /// The level of annotations in GitHub Actions.
    fileprivate var annotationLevel: WorkflowCommand.Level {
        switch self {
        case .error: .error
        case .warning, .inconclusive: .warning
        case .note: .notice
        }
    }
}
