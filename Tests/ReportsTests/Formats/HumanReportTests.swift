import Foundation
import Reports
import SessionContract
import StrictJSON
import TerminalText
import Testing

@Suite
struct `A report for people` {
    @Test
    func `shows a block for each row and the verdict last`() {
        let text = sampleReport().text(.human)
        #expect(
            text == """
                error contract/null  day/1.json:3:7  /sessions/*/id  ×4
                  The id of a session is null.
                  observed  null
                  example   {"id":null}
                  expected  an integer
                  fix       Send the id with every session.
                  explain   session-conformance explain contract/null

                warning timestamp/malformed  evil\\u{202e}\\n.json:1:9  /last_seen_at
                  This is not a timestamp.
                  observed  a string of 9 characters
                  example   {"id":1,"last_seen_at":"yesterday"}
                  expected  a moment such as 2014-11-18T17:24:29Z
                  fix       Send a moment or null.
                  explain   session-conformance explain timestamp/malformed

                Checked 12,345 payloads, 1 session, 4.1 kB of day in 1.23 s.
                Found 4 errors, 1 warning.
                DOES NOT CONFORM: 4 errors. Start with 'session-conformance explain contract/null', \
                fix it, and run again.

                """
        )
    }

    @Test
    func `shows values from payloads only on request, and never raw`() {
        #expect(!sampleReport().text(.human).contains("moonrise"))
        let shown = sampleReport().text(.human, ReportStyle(showsValues: true))
        #expect(shown.contains(#"a string of 9 characters: moonrise\u{1b}[2J"#))
    }

    @Test
    func `colors severity, rule and verdict`() {
        let text = sampleReport().text(.human, ReportStyle(text: TextStyle(isColored: true)))
        #expect(text.hasPrefix("\u{1B}[1;31merror\u{1B}[0m \u{1B}[1mcontract/null\u{1B}[0m  day/1"))
        #expect(text.contains("\u{1B}[1;33mwarning\u{1B}[0m \u{1B}[1mtimestamp/malformed\u{1B}[0m"))
        #expect(text.contains("  \u{1B}[2mobserved\u{1B}[0m  null\n"))
        #expect(
            text.contains("Found \u{1B}[1;31m4 errors\u{1B}[0m, \u{1B}[1;33m1 warning\u{1B}[0m.")
        )
        #expect(text.contains("\u{1B}[1;31mDOES NOT CONFORM\u{1B}[0m: 4 errors."))
    }

    @Test
    func `fits the width of the terminal`() {
        let wording = Wording(
            message: "The id is null.",
            kind: "null",
            observed: "null",
            expected: "an integer",
            fix: Array(repeating: "word", count: 60).joined(separator: " ")
        )
        var ledger = Ledger()
        ledger.add(Finding(.contractNull, wording))
        let text = report(of: ledger).text(.human, ReportStyle(width: 60))
        let details = text.split(separator: "\n").filter { $0.hasPrefix("  ") }
        #expect(details.allSatisfy { $0.count <= 60 })
        #expect(details.count { $0.contains("word") } > 6)
    }

    @Test
    func `shows only the verdict when quiet`() {
        let text = sampleReport().text(.human, ReportStyle(detail: .verdict))
        #expect(text.split(separator: "\n").count == 1)
        #expect(text.hasPrefix("DOES NOT CONFORM: 4 errors."))
    }

    @Test
    func `explains why a rule matters when verbose`() {
        let text = sampleReport().text(.human, ReportStyle(detail: .reasons))
        #expect(text.contains("  why       Only the four optional fields may be null."))
        #expect(text.contains("  source    Sessions API reference"))
    }

    @Test
    func `shows the wrong types that a model accepts in a field as one, unless it is verbose`() {
        let kinds = ["string", "boolean", "array", "object"]
        func text(_ count: Int, _ style: ReportStyle = ReportStyle()) -> String {
            var ledger = Ledger()
            for field in ["id", "user_id"] {
                for kind in kinds.prefix(count) {
                    let wording = Wording(
                        message: "'\(field)' is of the wrong type.",
                        kind: kind,
                        observed: kind,
                        expected: "an integer",
                        fix: "Check the type."
                    )
                    let place = Finding.Place(pointer: JSONPointer([.key(field)]))
                    ledger.add(Finding(.roundTripAccepted, wording, at: place))
                }
            }
            return report(of: ledger).text(.human, style)
        }
        let folded = text(4)
        #expect(folded.split(separator: "\n").count { $0.hasPrefix("error ") } == 2)
        let also = "  also      accepted: boolean, array, object (--verbose shows each)\n"
        #expect(folded.components(separatedBy: also).count == 3)
        #expect(folded.contains("Found 8 errors."))
        #expect(!text(3).contains("also"))
        #expect(!text(4, ReportStyle(detail: .reasons)).contains("also"))
    }

    @Test
    func `counts the findings that it does not list`() {
        var ledger = Ledger(Ledger.Options(rowLimit: 1))
        for kind in ["a", "b", "c", "b"] {
            let wording = Wording(message: "", kind: kind, observed: "", expected: "", fix: "")
            ledger.add(Finding(.contractNull, wording))
        }
        let text = report(of: ledger).text(.human)
        #expect(text.contains("3 more findings are not listed; raise --max-findings to list them."))
    }

    @Test
    func `gives the next step if nothing could be checked`() {
        var ledger = Ledger()
        ledger.add(
            Finding(
                .liveAuth,
                Wording(
                    message: "The API responded with 401.",
                    kind: "401",
                    observed: "status 401",
                    expected: "status 200",
                    fix: "Set ZENDESK_OAUTH_TOKEN."
                )
            )
        )
        let text = report(of: ledger).text(.human)
        #expect(
            text.hasSuffix(
                """
                INCONCLUSIVE: no errors, but 1 thing could not be checked. \
                Set ZENDESK_OAUTH_TOKEN.

                """
            )
        )
    }

    @Test(arguments: Rule.allCases.filter { $0.id.hasPrefix("testee/") })
    func `shows the first and the last lines of a program's standard error`(rule: Rule) {
        var ledger = Ledger()
        let trace = (1...40).map { "frame \($0)\u{1B}[2J" }.joined(separator: "\n")
        ledger.add(
            Finding(
                rule,
                Wording(
                    message: "It crashed.",
                    kind: "crash",
                    observed: "exited with code 1; standard error:\n\(trace)\n",
                    expected: "an answer",
                    fix: "Fix it."
                )
            )
        )
        let text = report(of: ledger).text(.human)
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.contains("  observed  exited with code 1; standard error:"))
        #expect(lines.contains("            … 25 lines omitted; --format json shows them"))
        #expect(lines.contains(#"            frame 40\u{1b}[2J"#))
        #expect(lines.count { $0.contains("frame") } == 15)
    }

    @Test
    func `marks an incomplete run`() {
        let text = sampleReport { $0.isShort = true }.text(.human)
        #expect(text.contains("DOES NOT CONFORM (incomplete): 4 errors"))
        #expect(text.hasSuffix("Run again to check the rest.\n"))
    }
}
