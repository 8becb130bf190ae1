import Reports
import SessionContract
import StrictJSON
import Testing

@Suite
struct `A report for merge requests` {
    private func issues(_ report: Report, _ style: ReportStyle = MadeUpReport.style) throws
        -> [JSONValue]
    {
        try JSONDocument(parsing: report.text(.gitlab, style)).root.elements ?? []
    }

    @Test
    func `is an empty array if there is nothing to show`() throws {
        let text = MadeUpReport.clean.report.text(.gitlab)
        #expect(try JSONDocument(parsing: text).root.elements?.isEmpty == true)
        // A later run takes it for a report, and not for a list without sessions.
        #expect(text == "[\n \n  \n]\n")
    }

    @Test
    func `has the severities of GitLab`() throws {
        let severities = try issues(MadeUpReport.api.report).map { $0["severity"]?.string }
        #expect(severities == ["major", "major", "minor", "info", "info"])
        let failed = try issues(report { $0.failures = ["cannot read a"] })
        #expect(failed.map { $0["severity"]?.string } == ["critical"])
        #expect(failed.first?["description"]?.string == "cannot read a")
        let suppressed = try issues(MadeUpReport.model.report).last
        #expect(suppressed?["severity"]?.string == "info")
        let text = suppressed?["description"]?.string?.string
        #expect(text?.hasPrefix("suppressed (staging): staging-user-id: ") == true)
    }

    @Test
    func `has the fingerprint of the row with the path of its file`() throws {
        let report = sampleReport { $0.units = [RunUnit("day/1.json", .file, asked: 1)] }
        let issues = try issues(report)
        #expect(issues[0]["fingerprint"]?.string == "b0a0c5c4b7c7dc1b:day/1.json")
        #expect(issues[0]["location"]?["path"]?.string == "day/1.json")
        #expect(issues[0]["location"]?["lines"]?["begin"]?.number?.text == "3")
        #expect(issues[1]["fingerprint"]?.string == "e941515b871d415f:Package.swift")
        #expect(issues[1]["location"]?["path"]?.string == "Package.swift")
    }

    @Test
    func `is JSON with all that GitLab requires, whatever it quotes`() throws {
        for report in HostileReport.all {
            let issues = try issues(report, HostileReport.style)
            #expect(issues.count == 5)
            #expect(Set(issues.compactMap { $0["fingerprint"]?.string?.string }).count == 5)
            for issue in issues {
                #expect(issue["description"]?.string != nil)
                let path = issue["location"]?["path"]?.string?.string ?? ""
                #expect(!path.isEmpty && !path.hasPrefix("/") && !path.hasPrefix("./"))
            }
        }
    }
}
