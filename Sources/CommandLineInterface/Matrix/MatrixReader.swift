import CommandLineFrame
import Platform
import Reports
import SessionConformance
import SessionContract
import StrictJSON

/// Reads the columns of a matrix from JSON reports of models, or from an earlier matrix.
enum MatrixReader {
    /// The maximum size of a file, in bytes.
    private static let limit = 1 << 28

    /// The rows of every matrix.
    static let rows = Aspect.allCases.map { aspect in
        Matrix.Row(
            id: aspect.rawValue,
            title: aspect.title,
            explanation: aspect.explanation,
            section: aspect.section.title,
            demand: Matrix.Demand(aspect.demand)
        )
    }

    /// Reads the file at a path.
    static func columns(of path: String) throws(UnusableReport) -> [Matrix.Column] {
        let name = PathText.shown(path)
        let bytes = try BoundedFile.bytes(of: path, limit: limit)
        guard let root = try? JSONDocument(parsing: bytes).root else {
            throw UnusableReport("\(name) is not JSON; \(advice)")
        }
        let report = cursor(root, in: name)
        let format = try report.member("format")
        switch try format.text() {
        case MatrixReport.format: return try columns(of: report)
        case Report.format: return [try column(of: report)]
        default:
            throw format.failure(expected: "\"\(Report.format)\" or \"\(MatrixReport.format)\"")
        }
    }

    /// Returns the root of the report in a file.
    static func cursor(_ root: JSONValue, in name: String) -> ReportCursor {
        ReportCursor(root, in: name, expecting: "a report on a model", advice: advice)
    }

    private static let advice = "write a report with 'model --format json=PATH -- COMMAND'"
}

// MARK: - Reports

extension MatrixReader {
    static func column(of report: ReportCursor) throws(UnusableReport) -> Matrix.Column {
        let command = try report.member("command")
        guard try command.text() == "model" else { throw command.failure(expected: "\"model\"") }
        let verdict = try report.member("exit").member("verdict")
        guard try verdict.text() != "failed" else {
            throw verdict.failure(expected: "the verdict of a run that ended")
        }
        let aspects = try report.member("coverage").member("aspects")
        let run = try run(of: report)
        let counts = try counts(in: aspects)
        // A model that rejects everything would seem to reject the right things.
        let acceptsAny = counts.contains { $0.section != .behavior && $1.kept > 0 }
        let found = try deviations(in: report)
        let choices = try report.optional("choices")
        var cells: [String: Matrix.Cell] = [:]
        for aspect in Aspect.allCases {
            var choice: String?
            if let policy = aspect.policy {
                choice = try choices?.optional(policy.rawValue)?.member("answer").text()
            }
            let cell = Matrix.cell(
                Matrix.Demand(aspect.demand),
                found[aspect] ?? [],
                counts[aspect],
                choice: choice,
                isIncomplete: run.isIncomplete || !acceptsAny
            )
            cells[aspect.rawValue] = cell
        }
        return Matrix.Column(model: try model(of: report), run: run, cells: cells)
    }

    private static func model(
        of report: ReportCursor
    ) throws(UnusableReport) -> RunRecord.Model {
        let model = try report.member("model")
        return RunRecord.Model(
            name: try model.member("name").text(),
            version: try model.optional("version")?.text(),
            language: try model.optional("language")?.text()
        )
    }

    private static func run(of report: ReportCursor) throws(UnusableReport) -> Matrix.Run {
        var generator: Matrix.Run.Generator?
        if let source = try report.optional("generator") {
            generator = .init(
                version: try source.member("version").number(),
                seed: try source.member("seed").text()
            )
        }
        return Matrix.Run(
            toolVersion: try report.member("tool").member("version").text(),
            startedAt: try report.member("startedAt").text(),
            cases: try report.member("checked").member("cases").number(),
            corpus: try report.optional("corpus")?.member("sha256").text(),
            generator: generator,
            isIncomplete: try report.member("incomplete").flag()
        )
    }

    private static func counts(
        in aspects: ReportCursor
    ) throws(UnusableReport) -> [Aspect: RunRecord.Coverage.AspectCount] {
        var counts: [Aspect: RunRecord.Coverage.AspectCount] = [:]
        for (name, value) in try aspects.members() {
            // Another version may know other rows.
            guard let aspect = Aspect(rawValue: name), counts[aspect] == nil else { continue }
            counts[aspect] = .init(
                name,
                asked: try value.member("asked").number(),
                kept: try value.member("kept").number(),
                rejected: try value.member("rejected").number()
            )
        }
        return counts
    }

    /// The findings by what they are about, with those that a baseline accepts, which are true all
    /// the same.
    private static func deviations(
        in report: ReportCursor
    ) throws(UnusableReport) -> [Aspect: [Matrix.Deviation]] {
        let listed = try report.member("listed").number()
        let rows = try report.member("rows")
        guard try rows.number() <= listed else {
            throw rows.failure(expected: "\(listed), as many as are listed (see --max-findings)")
        }
        var found: [Aspect: [Matrix.Deviation]] = [:]
        for finding in try report.member("findings").elements() {
            // Cases of staging do not count anywhere.
            if try finding.optional("suppressed")?.text() == Suppression.staging.reason { continue }
            let severity = try finding.member("severity").text()
            guard severity != Severity.inconclusive.rawValue else { continue }
            guard let deviation = try deviation(finding) else { continue }
            var aspects: [Aspect] = []
            for name in try finding.optional("aspects")?.texts() ?? [] {
                if let aspect = Aspect(rawValue: name) { aspects.append(aspect) }
            }
            // What is about no payload is about the program.
            for aspect in aspects.isEmpty ? [.process] : aspects {
                found[aspect, default: []].append(deviation)
            }
        }
        return found
    }
}

// MARK: - Both

extension MatrixReader {
    /// Returns a deviation; `nil` if its rule is about something other than a model.
    private static func deviation(
        _ finding: ReportCursor
    ) throws(UnusableReport) -> Matrix.Deviation? {
        let rule = try finding.member("rule").choice(Rule.self, expected: "a known rule")
        guard ["roundtrip", "testee"].contains(rule.group) else { return nil }
        return Matrix.Deviation(
            rule: rule,
            pointer: try finding.member("pointer").text(),
            message: try finding.member("message").text(),
            count: try finding.member("count").number(),
            payload: try finding.optional("payload")?.text(),
            token: try finding.optional("replay")?.text(),
            fingerprint: try finding.member("fingerprint").text()
        )
    }

    private static func columns(
        of matrix: ReportCursor
    ) throws(UnusableReport) -> [Matrix.Column] {
        var columns: [Matrix.Column] = []
        for column in try matrix.member("columns").elements() {
            var cells: [String: Matrix.Cell] = [:]
            for (name, value) in try column.member("cells").members()
            where Aspect(rawValue: name) != nil && cells[name] == nil {
                let outcome = try value.member("outcome")
                    .choice(Matrix.Outcome.self, expected: "a known outcome")
                var findings: [Matrix.Deviation] = []
                for finding in try value.optional("findings")?.elements() ?? [] {
                    if let deviation = try deviation(finding) { findings.append(deviation) }
                }
                cells[name] = Matrix.Cell(
                    outcome: outcome,
                    choice: try value.optional("choice")?.text(),
                    asked: try value.member("asked").number(),
                    findings: findings
                )
            }
            columns.append(
                Matrix.Column(model: try model(of: column), run: try run(of: column), cells: cells)
            )
        }
        return columns
    }
}

extension Matrix.Demand {
    init(_ demand: Aspect.Demand) {
        self =
            switch demand {
            case .keep: .keep
            case .reject: .reject
            case .choose: .choose
            }
    }
}
