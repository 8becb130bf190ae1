import Foundation
import Reports
import SessionContract
import TestEffort
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite
struct `A report as results of tests` {
    private func document(_ report: Report, _ style: ReportStyle = ReportStyle()) throws
        -> JUnitDocument
    {
        try #require(JUnitDocument(ReportFormat.junit.bytes(of: report, style)))
    }

    @Test
    func `has a test case for each rule in each unit`() throws {
        let document = try document(MadeUpReport.clean.report)
        #expect(document.root["name"] == "session-conformance check")
        #expect(document.cases.contains { $0.name == "contract/null in day/2.json" })
        #expect(document.cases.allSatisfy { $0.outcome == nil })
        #expect(document.cases.count > 40)
        #expect(!document.cases.contains { $0.name.contains("roundtrip/") })
    }

    @Test(arguments: MadeUpReport.allCases)
    func `has the counts of its test cases, and unique names`(made: MadeUpReport) throws {
        let document = try document(made.report)
        #expect(document.root["tests"] == String(document.cases.count))
        for (attribute, outcome) in [
            ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"),
        ] {
            let count = document.cases.count { $0.outcome == outcome }
            #expect(document.root[attribute] == String(count))
        }
        #expect(Set(document.cases.map(\.name)).count == document.cases.count)
    }

    @Test
    func `begins a failure with its position, and repeats the message`() throws {
        let report = sampleReport { run in
            run.units = [RunUnit("day/1.json", .file, asked: 9)]
            run.units[0].findings[.contractNull] = 4
        }
        let failure = try #require(
            try document(report).cases.first { $0.name == "contract/null in day/1.json" }
        )
        #expect(failure.outcome == "failure")
        #expect(failure.message == "The id of a session is null. ×4")
        #expect(failure.text.hasPrefix("day/1.json:3:7: /sessions/*/id error: The id of a session"))
    }

    @Test
    func `says where a finding was seen first if its row is in another file`() throws {
        let report = sampleReport { run in
            run.units = [RunUnit("a.json", .file, asked: 9), RunUnit("b.json", .file, asked: 9)]
            run.units[0].findings[.contractNull] = 4
            run.units[1].findings[.contractRange] = 2
        }
        let cases = try document(report).cases
        let shared = cases.first { $0.name == "contract/null in a.json" }
        #expect(
            shared?.text.hasPrefix(
                "a.json: 4 findings of contract/null, of this kind:\nday/1.json:3:7: /sessions/*/id"
            ) == true
        )
        let unlisted = cases.first { $0.name == "contract/range in b.json" }
        #expect(
            unlisted?.text
                == "b.json: 2 findings of contract/range; raise --max-findings to list more"
        )
    }

    @Test
    func `maps severities to outcomes`() throws {
        let api = MadeUpReport.api.report
        let outcomes = Dictionary(
            uniqueKeysWithValues: try document(api).cases.map { ($0.name, $0) }
        )
        let failure = outcomes["contract/null in list"]
        #expect(failure?.outcome == "failure")
        #expect(
            failure?.text.hasPrefix("https://company.zendesk.com/api/v2/sessions.json:1:21: ")
                == true
        )
        #expect(failure?.text.hasSuffix("\n\nlist: 20 findings of contract/null") == true)
        let warning = outcomes["timestamp/no-offset in list"]
        #expect(warning?.outcome == nil && warning?.output.contains("no UTC offset") == true)
        #expect(outcomes["contract/absent in list"]?.outcome == nil)
        #expect(outcomes["live/auth in me"]?.outcome == "error")
        #expect(outcomes["checks in user:7"]?.outcome == "skipped")
        let strict = Report(api.run, failOn: .warning)
        #expect(
            try document(strict).cases.first { $0.name == "timestamp/no-offset in list" }?.outcome
                == "failure"
        )
    }

    @Test
    func `skips suppressed findings, with their reason`() throws {
        let skipped = try document(MadeUpReport.model.report).cases.filter {
            $0.outcome == "skipped"
        }
        #expect(skipped.map(\.message) == ["staging: The cases are not reviewed yet."])
    }

    @Test
    func `has an error for a run that failed or is incomplete, and for findings about no unit`()
        throws
    {
        let failed = try document(report { $0.failures = ["cannot read a"] })
        #expect(failed.cases.map(\.outcome) == ["error"])
        #expect(failed.cases[0].text.contains("cannot read a"))
        #expect(try document(report { $0.isShort = true }).cases.map(\.outcome) == ["error"])
        let loose = try document(sampleReport())
        #expect(
            loose.cases.map(\.name) == [
                "the run is complete", "contract/null", "timestamp/malformed",
            ]
        )
        #expect(loose.cases.map(\.outcome) == [nil, "failure", nil])
    }

    @Test(.enabled(if: TestEffort.isFull, "takes long in a debug build"))
    func `counts the passed test cases that it leaves out`() throws {
        let report = report { run in
            run.units = (0..<2_000).map { RunUnit("\($0).json", .file, asked: 1) }
            run.units[1_999].findings[.contractNull] = 1
            run.ledger.add(
                Finding(
                    .contractNull,
                    Wording(message: "m", kind: "", observed: "", expected: "", fix: "")
                )
            )
        }
        let document = try document(report)
        #expect(document.cases.count == 50_001)
        let failed = document.cases.filter { $0.outcome == "failure" }
        #expect(failed.contains { $0.name.contains("1999.json") })
        #expect(document.cases.last?.name == "all test cases are listed")
        #expect(document.cases.last?.outcome == nil)
    }

    @Test
    func `is valid XML, whatever it quotes`() throws {
        for report in TestEffort.sample(of: HostileReport.all, every: 3) {
            for style in [ReportStyle(), HostileReport.style] {
                let document = try document(report, style)
                #expect(Set(document.cases.map(\.name)).count == document.cases.count)
                #expect(document.unknownElements == [])
            }
        }
    }
}

/// A report as a parser of XML reads it.
private final class JUnitDocument: NSObject, XMLParserDelegate {
    struct Case {
        var name = ""
        var outcome: String?
        var message = ""
        var text = ""
        var output = ""
    }

    var root: [String: String] = [:]
    var cases: [Case] = []
    var unknownElements: [String] = []
    private var path: [String] = []

    init?(_ bytes: [UInt8]) {
        super.init()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        guard parser.parse() else { return nil }
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        path.append(name)
        switch name {
        case "testsuite": root = attributes
        case "testcase": cases.append(Case(name: attributes["name"] ?? ""))
        case "failure", "error", "skipped":
            cases[cases.count - 1].outcome = name
            cases[cases.count - 1].message = attributes["message"] ?? ""
        case "properties", "property", "system-out": break
        default: unknownElements.append(name)
        }
    }

    func parser(
        _ parser: XMLParser,
        didEndElement name: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) { path.removeLast() }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        switch path.last {
        case "failure", "error": cases[cases.count - 1].text += string
        case "system-out": cases[cases.count - 1].output += string
        default: break
        }
    }
}
