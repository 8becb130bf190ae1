import Reports
import SessionContract
import StrictJSON
import Testing

@Suite
struct `A report as annotations` {
    /// A command as the runner reads it.
    private struct Annotation {
        let level: String
        let properties: [String: String]
        let message: String

        init?(_ line: Substring) {
            guard let match = line.wholeMatch(of: #/::([a-z]+)(?: ([^:]*))?::(.*)/#) else {
                return nil
            }
            level = String(match.1)
            let pairs = (match.2 ?? "").split(separator: ",").map {
                $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            }
            properties = Dictionary(
                pairs.map { (String($0[0]), Self.unescape(String($0.last ?? ""))) },
                uniquingKeysWith: { first, _ in first }
            )
            message = Self.unescape(String(match.3))
        }

        private static func unescape(_ text: String) -> String {
            text.replacing("%0D", with: "\r").replacing("%0A", with: "\n").replacing(
                "%3A",
                with: ":"
            )
            .replacing("%2C", with: ",").replacing("%25", with: "%")
        }
    }

    private func annotations(
        _ report: Report,
        _ style: ReportStyle = ReportStyle()
    ) throws -> [Annotation] {
        try report.text(.github, style).split(separator: "\n").map { try #require(Annotation($0)) }
    }

    @Test
    func `has a command for each row, the most serious first, and the verdict`() throws {
        let annotations = try annotations(MadeUpReport.api.report)
        #expect(
            annotations.map(\.level) == [
                "error", "error", "warning", "warning", "notice", "notice",
            ]
        )
        #expect(annotations[0].properties == ["title": "contract/null ×20"])
        #expect(
            annotations[0].message.hasPrefix(
                "https://company.zendesk.com/api/v2/sessions.json:1:21: "
            )
        )
        #expect(annotations[4].message.hasPrefix("DOES NOT CONFORM: 80 errors. Start with"))
    }

    @Test
    func `shows a finding in its file`() throws {
        let report = sampleReport { $0.units = [RunUnit("day/1.json", .file, asked: 1)] }
        let first = try #require(try annotations(report).first)
        #expect(
            first.properties
                == ["file": "day/1.json", "line": "3", "col": "7", "title": "contract/null ×4"]
        )
        #expect(first.message.hasPrefix("The id of a session is null. (/sessions/*/id): "))
    }

    @Test
    func `shows suppressed findings as notices`() throws {
        let titles = try annotations(MadeUpReport.model.report)
            .filter { $0.level == "notice" }.compactMap { $0.properties["title"] }
        #expect(titles == ["roundtrip/accepted (suppressed: staging)"])
    }

    @Test(arguments: [(10, []), (11, ["2"]), (2_000, ["1991"])])
    func `has at most ten commands of a level, and counts the others`(
        count: Int,
        left: [String]
    ) throws {
        var ledger = Ledger(Ledger.Options(rowLimit: 5_000))
        for kind in 0..<count {
            let wording = Wording(
                message: "m",
                kind: String(kind),
                observed: "",
                expected: "",
                fix: ""
            )
            ledger.add(Finding(.contractNull, wording))
        }
        let errors = try annotations(ReportsTests.report(of: ledger)).filter { $0.level == "error" }
        #expect(errors.count == 10)
        let more = errors.map(\.message).filter { $0.hasPrefix("and ") }
        #expect(more == left.map { "and \($0) more, which GitHub would not show" })
    }

    @Test
    func `has one line per command, whatever it quotes`() throws {
        for report in HostileReport.all {
            let annotations = try annotations(report, HostileReport.style)
            let known: Set = ["file", "line", "col", "title"]
            for annotation in annotations {
                #expect(["error", "warning", "notice"].contains(annotation.level))
                #expect(known.isSuperset(of: annotation.properties.keys))
            }
            // The rows, the failure and the verdict.
            #expect(annotations.count == 6)
        }
    }
}
