import Platform
import Reports
import SessionConformance
import SessionContract
import StrictJSON

/// Reads the columns of a matrix from JSON reports of models, or from an earlier matrix.
enum MatrixReader {
    /// Why a file has no columns, as a sentence without a period.
    struct Failure: Error {
        let complaint: String
    }

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
    static func columns(of path: String) throws(Failure) -> [Matrix.Column] {
        let name = PathText.shown(path)
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try FileDescriptor.reading(path).readAll(limit: limit + 1)
        } catch {
            throw Failure(complaint: "cannot read \(name): \(error.reason)")
        }
        guard bytes.count <= limit else {
            throw Failure(complaint: "\(name) has more than \(limit >> 20) MiB")
        }
        guard let root = try? JSONDocument(parsing: bytes).root else {
            throw Failure(complaint: "\(name) is not JSON; \(advice)")
        }
        do throws(ReportValue.Problem) {
            let report = ReportValue(root)
            switch try report.text("format") {
            case MatrixReport.format: return try columns(of: report)
            case Report.format: return [try column(of: report)]
            default:
                let expected = "\"\(Report.format)\" or \"\(MatrixReport.format)\""
                throw try report.member("format", "a string").problem(expected)
            }
        } catch {
            throw Failure(complaint: "\(name): \(error); \(advice)")
        }
    }

    private static let advice = "write a report with 'model --format json=PATH -- COMMAND'"
}

// MARK: - Reports

extension MatrixReader {
    static func column(of report: ReportValue) throws(ReportValue.Problem) -> Matrix.Column {
        let command = try report.member("command", "a string")
        guard try command.text() == "model" else { throw command.problem("\"model\"") }
        let exit = try report.member("exit", "an object")
        guard try exit.text("verdict") != "failed" else {
            throw try exit.member("verdict", "a string").problem("the verdict of a run that ended")
        }
        guard let coverage = report["coverage"], let aspects = coverage["aspects"] else {
            throw ReportValue.Problem(
                pointer: report.pointer.appending("coverage").appending("aspects"),
                expected: "the counts that this version writes",
                found: "missing"
            )
        }
        let run = try run(of: report)
        let counts = try counts(in: aspects)
        // A model that rejects everything would seem to reject the right things.
        let acceptsAny = counts.contains { $0.section != .behavior && $1.kept > 0 }
        let found = try deviations(in: report)
        let choices = report["choices"]
        var cells: [String: Matrix.Cell] = [:]
        for aspect in Aspect.allCases {
            let choice = aspect.policy.flatMap { choices?[$0.rawValue] }
            let cell = Matrix.cell(
                Matrix.Demand(aspect.demand),
                found[aspect] ?? [],
                counts[aspect],
                choice: try choice?.text("answer"),
                isIncomplete: run.isIncomplete || !acceptsAny
            )
            cells[aspect.rawValue] = cell
        }
        return Matrix.Column(model: try model(of: report), run: run, cells: cells)
    }

    private static func model(
        of report: ReportValue
    ) throws(ReportValue.Problem) -> RunRecord.Model {
        let model = try report.member("model", "an object")
        return RunRecord.Model(
            name: try model.text("name"),
            version: try model.optionalText("version"),
            language: try model.optionalText("language")
        )
    }

    private static func run(of report: ReportValue) throws(ReportValue.Problem) -> Matrix.Run {
        var generator: Matrix.Run.Generator?
        if let source = report["generator"] {
            generator = .init(version: try source.count("version"), seed: try source.text("seed"))
        }
        return Matrix.Run(
            toolVersion: try report.member("tool", "an object").text("version"),
            startedAt: try report.text("startedAt"),
            cases: try report.member("checked", "an object").count("cases"),
            corpus: try report["corpus"]?.text("sha256"),
            generator: generator,
            isIncomplete: try report.member("incomplete", "true or false").bool()
        )
    }

    private static func counts(
        in aspects: ReportValue
    ) throws(ReportValue.Problem) -> [Aspect: RunRecord.Coverage.AspectCount] {
        var counts: [Aspect: RunRecord.Coverage.AspectCount] = [:]
        for (name, value) in try aspects.members() {
            // Another version may know other rows.
            guard let aspect = Aspect(rawValue: name), counts[aspect] == nil else { continue }
            counts[aspect] = .init(
                name,
                asked: try value.count("asked"),
                kept: try value.count("kept"),
                rejected: try value.count("rejected")
            )
        }
        return counts
    }

    /// The findings by what they are about, with those that a baseline accepts, which are true all
    /// the same.
    private static func deviations(
        in report: ReportValue
    ) throws(ReportValue.Problem) -> [Aspect: [Matrix.Deviation]] {
        let listed = try report.count("listed")
        let rows = try report.member("rows", "a whole number")
        guard try rows.count() <= listed else {
            throw rows.problem("\(listed), the number of listed rows; raise --max-findings")
        }
        var found: [Aspect: [Matrix.Deviation]] = [:]
        for finding in try report.member("findings", "an array").elements() {
            // Cases of staging do not count anywhere.
            if try finding.optionalText("suppressed") == Suppression.staging.reason { continue }
            let severity = try finding.text("severity")
            guard severity != Severity.inconclusive.rawValue else { continue }
            guard let deviation = try deviation(finding) else { continue }
            var aspects: [Aspect] = []
            for name in try finding["aspects"]?.elements() ?? [] {
                if let aspect = Aspect(rawValue: try name.text()) { aspects.append(aspect) }
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
        _ finding: ReportValue
    ) throws(ReportValue.Problem) -> Matrix.Deviation? {
        let name = try finding.member("rule", "the id of a rule")
        guard let rule = Rule(rawValue: try name.text()) else { throw name.problem("a known rule") }
        guard ["roundtrip", "testee"].contains(rule.group) else { return nil }
        return Matrix.Deviation(
            rule: rule,
            pointer: try finding.text("pointer"),
            message: try finding.text("message"),
            count: try finding.count("count"),
            payload: try finding.optionalText("payload"),
            token: try finding.optionalText("replay"),
            fingerprint: try finding.text("fingerprint")
        )
    }

    private static func columns(
        of matrix: ReportValue
    ) throws(ReportValue.Problem) -> [Matrix.Column] {
        var columns: [Matrix.Column] = []
        for column in try matrix.member("columns", "an array").elements() {
            var cells: [String: Matrix.Cell] = [:]
            for (name, value) in try column.member("cells", "an object").members()
            where Aspect(rawValue: name) != nil && cells[name] == nil {
                let outcome = try value.member("outcome", "a string")
                guard let known = Matrix.Outcome(rawValue: try outcome.text()) else {
                    throw outcome.problem("a known outcome")
                }
                var findings: [Matrix.Deviation] = []
                for finding in try value["findings"]?.elements() ?? [] {
                    if let deviation = try deviation(finding) { findings.append(deviation) }
                }
                cells[name] = Matrix.Cell(
                    outcome: known,
                    choice: try value.optionalText("choice"),
                    asked: try value.count("asked"),
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
