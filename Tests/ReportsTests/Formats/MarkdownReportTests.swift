import Reports
import SessionContract
import Testing

@Suite
struct `A report in Markdown` {
    /// The lines of the tables, without their heads.
    private func rows(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter {
            $0.hasPrefix("| ") && !$0.hasPrefix("| severity") && !$0.hasPrefix("| part")
        }
    }

    private func report(rows count: Int) -> Report {
        var ledger = Ledger(Ledger.Options(rowLimit: 5_000))
        for kind in 0..<count {
            let wording = Wording(
                message: "message \(kind)",
                kind: String(kind),
                observed: "o",
                expected: "e",
                fix: "Fix it."
            )
            ledger.add(Finding(.contractNull, wording))
        }
        return ReportsTests.report(of: ledger)
    }

    @Test
    func `has a table of the rows, a section for suppressed ones, and the units`() throws {
        let text = MadeUpReport.model.report.text(.markdown)
        #expect(
            text.hasPrefix("## session-conformance model: DOES NOT CONFORM\n\n**9 errors.** Start")
        )
        #expect(rows(text).count == 3 + 3)
        let section = try #require(text.firstRange(of: "**Suppressed: staging**. The cases"))
        #expect(text[section.upperBound...].contains("staging-user-id"))
        #expect(text.contains("| <code>random</code> | 300 | 1 | 0 | 33 |"))
    }

    @Test
    func `leaves out whole rows if it has a limit, and counts them`() {
        let report = report(rows: 1_000)
        let all = report.text(.markdown)
        #expect(rows(all).count == 1_000)
        #expect(!all.contains("left out"))
        for limit in [ReportFormat.commentLimit, 3_000, 1_000, 700] {
            let text = report.text(.markdown, ReportStyle(limit: limit))
            #expect(text.utf8.count <= limit)
            let shown = rows(text).count
            #expect(all.contains(text.prefix(100)))
            #expect(text.contains("**\(1_000 - shown) more rows left out**"))
            #expect(rows(text).allSatisfy { $0.hasSuffix("Fix it. |") })
        }
    }

    @Test
    func `has a table with four cells per row, whatever it quotes`() throws {
        let special = "<>`*_~[]!\\|#@$^{}"
        for report in HostileReport.all {
            let text = report.text(.markdown, HostileReport.style)
            #expect(text.utf8.count < 100_000)
            let rows = rows(text)
            #expect(rows.count == 6)
            for row in rows {
                #expect([5, 6].contains(row.count { $0 == "|" }))
                let rest = String(row).replacing(#/&#[0-9]+;|<\/?code>|<br>/#, with: "")
                #expect(!rest.replacing("|", with: "").contains { special.contains($0) })
            }
        }
    }
}
