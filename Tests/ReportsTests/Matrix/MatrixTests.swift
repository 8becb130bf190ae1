import SessionContract
import TerminalText
import Testing

@testable import Reports

@Suite
struct `A cell of a matrix` {
    private typealias Count = RunRecord.Coverage.AspectCount

    private func count(_ asked: Int, kept: Int = 0, rejected: Int = 0) -> Count {
        Count("null", asked: asked, kept: kept, rejected: rejected)
    }

    private func outcome(
        _ demand: Matrix.Demand,
        _ count: Count?,
        _ findings: [Matrix.Deviation] = [],
        isIncomplete: Bool = false
    ) -> Matrix.Outcome {
        Matrix.cell(demand, findings, count, choice: nil, isIncomplete: isIncomplete).outcome
    }

    @Test
    func `is right only if a case shows it`() {
        #expect(outcome(.keep, count(3, kept: 1)) == .kept)
        #expect(outcome(.keep, count(3, rejected: 3)) == .inconclusive)
        #expect(outcome(.reject, count(3, rejected: 1)) == .rejected)
        #expect(outcome(.reject, count(3)) == .inconclusive)
        #expect(outcome(.keep, nil) == .notTested)
        #expect(outcome(.keep, count(0)) == .notTested)
    }

    @Test
    func `says what a model chooses`() {
        #expect(outcome(.choose, count(3, kept: 3)) == .kept)
        #expect(outcome(.choose, count(3, rejected: 3)) == .rejected)
        #expect(outcome(.choose, count(3, kept: 1, rejected: 2)) == .depends)
        #expect(outcome(.choose, count(3)) == .inconclusive)
    }

    @Test
    func `is inconclusive after a run that ended early, unless there is a finding`() {
        #expect(outcome(.keep, count(3, kept: 3), isIncomplete: true) == .inconclusive)
        let finding = MadeUpMatrix.deviation()
        #expect(outcome(.keep, count(3, kept: 2), [finding], isIncomplete: true) == .altered)
    }

    @Test
    func `has the worst of several findings first`() {
        let rules: [Rule] = [
            .roundTripRejected, .roundTripAccepted, .roundTripNullLost, .testeeHung,
        ]
        let findings = rules.map { MadeUpMatrix.deviation($0) }
        let cell = Matrix.cell(.keep, findings, count(3), choice: nil, isIncomplete: false)
        #expect(cell.outcome == .hung)
        #expect(cell.isRight == false)
        #expect(cell.findings.map(\.outcome) == [.hung, .altered, .accepted, .rejected])
    }
}

@Suite
struct `A matrix` {
    private let right = Matrix.Cell(outcome: .kept, asked: 3)

    private func wrong(_ fingerprints: String...) -> Matrix.Cell {
        Matrix.Cell(
            outcome: .altered,
            asked: 3,
            findings: fingerprints.map { MadeUpMatrix.deviation(fingerprint: $0) }
        )
    }

    private func text(
        _ columns: [Matrix.Column],
        _ format: ReportFormat = .human,
        _ style: ReportStyle = ReportStyle()
    ) -> String {
        let matrix = Matrix(rows: MadeUpMatrix.rows, columns: columns)
        let report = MatrixReport(matrix, toolVersion: "1.0")
        return String(decoding: report.bytes(format, style), as: UTF8.self)
    }

    @Test
    func `shows wrong rows in a table and names the others`() {
        let columns = [
            MadeUpMatrix.column("a", cells: ["null": wrong("1"), "absent": right]),
            MadeUpMatrix.column("b", cells: ["null": right, "absent": right]),
        ]
        let lines = text(columns).split(separator: "\n").map(String.init)
        #expect(lines.contains("A  a 1 (Swift)"))
        #expect(lines.contains { $0.hasPrefix("  Title of null") && $0.hasSuffix("  kept") })
        #expect(lines.contains { $0.contains("! altered") })
        #expect(lines.contains("  Right in all: Title of absent."))
        #expect(lines.contains("A  1 of 2 rows right"))
        #expect(lines.contains("B  2 of 2 rows right"))
    }

    @Test
    func `fits in the width of a terminal`() {
        let columns = (0..<30).map {
            MadeUpMatrix.column("model\($0)", cells: ["null": wrong("1")])
        }
        let lines = text(columns, .human, ReportStyle(width: 80)).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(lines.count { $0.contains("! altered") } == 30 / 3)
        #expect(text(columns).contains("M30"))
    }

    @Test
    func `says what a new version of a model fixes and breaks`() {
        let columns = [
            MadeUpMatrix.column("a", "1", cells: ["null": wrong("1", "2")]),
            MadeUpMatrix.column("b", "1", cells: ["null": wrong("9")]),
            MadeUpMatrix.column("a", "2", cells: ["null": wrong("2", "3"), "absent": wrong("3")]),
        ]
        let changes = Matrix(rows: MadeUpMatrix.rows, columns: columns).changes
        #expect(changes.map(\.title) == ["a 1 to 2"])
        #expect(changes.first?.fixed.map(\.fingerprint) == ["1"])
        #expect(changes.first?.added.map(\.fingerprint) == ["3"])
    }

    @Test
    func `says if the models were not asked the same`() {
        let same = [MadeUpMatrix.column("a"), MadeUpMatrix.column("b")]
        #expect(Matrix(rows: MadeUpMatrix.rows, columns: same).remarks.isEmpty)
        let others = [MadeUpMatrix.column("a"), MadeUpMatrix.column("b", seed: "8")]
        #expect(Matrix(rows: MadeUpMatrix.rows, columns: others).remarks.count == 1)
        let early = [MadeUpMatrix.column("a", isIncomplete: true)]
        #expect(Matrix(rows: MadeUpMatrix.rows, columns: early).remarks.count == 1)
    }

    @Test(arguments: HostileReport.texts.filter { !$0.isEmpty })
    func `is safe whatever the texts are`(hostile: String) {
        func text(_ text: String, _ format: ReportFormat) -> String {
            let report = MatrixReport(MadeUpMatrix.hostile(text), toolVersion: "1.0")
            let style = ReportStyle(detail: .reasons)
            return String(decoding: report.bytes(format, style), as: UTF8.self)
        }
        for format in MatrixReport.formats {
            let output = text(hostile, format)
            #expect(output.escapingTerminalControls == output, "\(format)")
        }
        func tags(_ text: String) -> [Substring] {
            text.split(separator: "<").dropFirst().map { $0.prefix { !" >".contains($0) } }
        }
        #expect(tags(text(hostile, .html)) == tags(text("plain", .html)))
        func bars(_ text: String) -> [Int] {
            text.split(separator: "\n").map { line in line.count { $0 == "|" } }
        }
        #expect(bars(text(hostile, .markdown)) == bars(text("plain", .markdown)))
    }

    @Test
    func `is a page whose links lead to a place on it`() {
        let page = text([MadeUpMatrix.column("a", cells: ["null": wrong("1")])], .html)
        func values(_ attribute: String) -> [String] {
            page.split(separator: " \(attribute)=\"").dropFirst().map { part in
                String(part.prefix { $0 != "\"" })
            }
        }
        let links = values("href").map { $0.dropFirst() }
        let ids = values("id")
        #expect(links.contains("m0-null"))
        #expect(links.allSatisfy { ids.contains(String($0)) })
        #expect(Set(ids).count == ids.count)
    }
}
