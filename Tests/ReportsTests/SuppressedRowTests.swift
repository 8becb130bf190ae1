import Reports
import SessionContract
import StrictJSON
import Testing

@Suite
struct `Suppressed findings` {
    private func finding(_ kind: String) -> Finding {
        Finding(
            .contractNull,
            Wording(
                message: "The id is null.",
                kind: kind,
                observed: kind,
                expected: "an integer",
                fix: "Send the id."
            )
        )
    }

    /// A report with one counted finding, and suppressed findings for two reasons.
    private var sample: Report {
        var ledger = Ledger(Ledger.Options(rowLimit: 2))
        let known = Suppression("known\u{1B}", explanation: "Until it is fixed.")
        let staging = Suppression("staging", explanation: "Not understood yet.")
        ledger.add(finding("a"), suppressedBy: staging)
        ledger.add(finding("b"), count: 2, suppressedBy: known)
        ledger.add(finding("c"), suppressedBy: staging)
        ledger.add(finding("d"))
        return report(of: ledger, failOn: .note)
    }

    @Test
    func `come after the counted ones, each with its reason as the last key`() throws {
        let rows = try JSONDocument(parsing: sample.text(.json)).root["findings"]?.elements
        #expect(rows?.map { $0["observed"]?.string } == ["d", "a", "b"])
        #expect(rows?.map { $0["suppressed"]?.string } == [nil, "staging", "known\u{1B}"])
        #expect(rows?[1].members?.last?.key == "suppressed")
        #expect(rows?[2]["count"]?.number?.text == "2")
        let events = sample.text(.ndjson).split(separator: "\n")
        let reasons = try events.map { line in
            try JSONDocument(parsing: String(line)).root["suppressed"]?.string
        }
        #expect(reasons == [nil, nil, "staging", "known\u{1B}", nil])
    }

    @Test
    func `have a section for each reason, which explains the reason`() throws {
        let text = sample.text(.human)
        let first = try #require(
            text.firstRange(of: "\nSuppressed: staging\nNot understood yet.\n\n")
        )
        let second = try #require(
            text.firstRange(of: "\nSuppressed: known\\u{1b}\nUntil it is fixed.\n")
        )
        #expect(text[..<first.lowerBound].contains("observed  d"))
        #expect(text[first.upperBound..<second.lowerBound].contains("observed  a"))
        #expect(text[second.upperBound...].contains("observed  b"))
        #expect(text.contains("\n1 more suppressed; raise --max-findings to list them.\n"))
        #expect(text.contains("\nFound 1 error, 4 suppressed.\n"))
        #expect(text.contains("DOES NOT CONFORM: 1 error."))
    }

    @Test
    func `do not make a run fail`() {
        var ledger = Ledger()
        ledger.add(finding("a"), suppressedBy: Suppression("staging", explanation: "e"))
        let report = report(of: ledger, failOn: .note)
        #expect(report.exit.code == .success)
        let text = report.text(.human)
        #expect(text.contains("\nFound no problems, 1 suppressed.\n"))
    }
}
