import Reports
import SessionContract
import Testing

@Suite
struct `A unit of a report` {
    private func unit(
        _ counts: [Rule: Int],
        failOn: Severity = .error,
        severities: [Rule: Severity?] = [:]
    ) throws -> Report.Unit {
        let ledger = Ledger(Ledger.Options(severities: severities))
        let report = report(of: ledger, failOn: failOn) { run in
            var unit = RunUnit("a", .file, asked: 9, unjudged: 1, skipped: 2)
            for (rule, count) in counts { unit.findings[rule] = count }
            run.units = [unit]
        }
        return try #require(report.units.first)
    }

    @Test
    func `keeps the counts of the run`() throws {
        let unit = try unit([:])
        #expect(unit.name == "a")
        #expect(unit.kind == .file)
        #expect([unit.asked, unit.failed, unit.unjudged, unit.skipped] == [9, 0, 1, 2])
    }

    @Test(arguments: [(Severity.error, 5), (.warning, 12), (.note, 23)])
    func `counts the findings that make the run fail`(failOn: Severity, failed: Int) throws {
        let counts: [Rule: Int] = [
            .contractNull: 2, .contractType: 3, .timestampMalformed: 7, .contractUndeclared: 11,
        ]
        #expect(try unit(counts, failOn: failOn).failed == failed)
    }

    @Test
    func `uses the severities from the options`() throws {
        let unit = try unit(
            [.contractNull: 2, .contractUndeclared: 3, .contractType: 5],
            severities: [.contractNull: .note, .contractUndeclared: .error, .contractType: nil]
        )
        #expect(unit.failed == 3)
    }

    @Test
    func `counts inconclusive findings as unjudged, never as failed`() throws {
        let unit = try unit([.liveAuth: 4], failOn: .note)
        #expect(unit.unjudged == 5)
        #expect(unit.failed == 0)
    }
}
