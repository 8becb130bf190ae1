import SessionContract
import StrictJSON
import Testing

@testable import Reports

@Suite
struct `A report for code scanning` {
    private func run(_ report: Report, _ style: ReportStyle = MadeUpReport.style) throws
        -> JSONValue
    {
        let root = try JSONDocument(parsing: report.text(.sarif, style)).root
        #expect(root["version"]?.string == "2.1.0")
        return try #require(root["runs"]?.elements?.first)
    }

    private func place(_ result: JSONValue) -> JSONValue? {
        result["locations"]?.elements?.first?["physicalLocation"]
    }

    /// A report with a finding in a file, whose name is `source`.
    private func report(in source: String) -> Report {
        ReportsTests.report { run in
            let place = Finding.Place(
                source: source,
                position: TextPosition(offset: 9, line: 3, column: 7)
            )
            run.ledger.add(Finding(.linkForm, at: place))
            run.units = [RunUnit(source, .file, asked: 1)]
        }
    }

    @Test(arguments: [
        ("a.json", "a.json"), ("./x/../a b.json", "a%20b.json"), ("/repo/day/a.json", "day/a.json"),
        ("/repo/day/é%.json", "day/%C3%A9%25.json"), ("a\u{202E}#?.json", "a%E2%80%AE%23%3F.json"),
    ])
    func `shows a finding in its file`(source: String, uri: String) throws {
        let style = ReportStyle(repository: RepositoryPaths(folder: "/repo", root: "/repo"))
        let result = try #require(try run(report(in: source), style)["results"]?.elements?.first)
        let place = place(result)
        #expect(place?["artifactLocation"]?["uri"]?.string?.string == uri)
        #expect(place?["region"]?["startLine"]?.number?.text == "3")
        #expect(place?["region"]?["startColumn"]?.number?.text == "7")
    }

    @Test(arguments: ["/etc/a.json", "../a.json", "standard input", "/repository/a.json"])
    func `shows a finding in no file of the repository at the anchor`(source: String) throws {
        let style = ReportStyle(
            anchor: "/repo/Package.swift",
            repository: RepositoryPaths(folder: "/repo", root: "/repo")
        )
        let result = try #require(try run(report(in: source), style)["results"]?.elements?.first)
        #expect(place(result)?["artifactLocation"]?["uri"]?.string == "Package.swift")
        #expect(place(result)?["region"]?["startLine"]?.number?.text == "1")
        let name = result["locations"]?.elements?.first?["logicalLocations"]?.elements?.first
        #expect(name?["fullyQualifiedName"]?.string?.string == "\(source):3:7")
    }

    @Test
    func `takes no file for standard input`() throws {
        #expect(RunUnit("standard input", .file, path: "-").path == nil)
        #expect(RunUnit("a", .file, path: "./a").path == "./a")
        #expect(RunUnit("a", .file).path == "a")
        #expect(RunUnit("a", .phase).path == nil)
    }

    @Test
    func `shows a finding above an unknown folder at the anchor`() throws {
        for source in ["../a.json", "x/../../a.json", ".", ""] {
            let result = try run(report(in: source))["results"]?.elements?.first
            let place = try #require(result.flatMap(place))
            #expect(place["artifactLocation"]?["uri"]?.string == "Package.swift")
        }
    }

    @Test
    func `is relative to the repository in a folder of it`() throws {
        let style = ReportStyle(repository: RepositoryPaths(folder: "/repo/api", root: "/repo"))
        let result = try #require(try run(report(in: "a.json"), style)["results"]?.elements?.first)
        #expect(place(result)?["artifactLocation"]?["uri"]?.string == "api/a.json")
    }

    @Test
    func `has the rules of its results, with texts that are short enough`() throws {
        for rule in Rule.allCases where rule.defaultSeverity != .inconclusive {
            let run = try run(
                ReportsTests.report {
                    $0.ledger.add(
                        Finding(
                            rule,
                            Wording(message: "m", kind: "k", observed: "", expected: "", fix: "")
                        )
                    )
                }
            )
            let described = run["tool"]?["driver"]?["rules"]?.elements
            #expect(described?.map { $0["id"]?.string?.string } == [rule.id])
            let keys: [JSONString] = ["shortDescription", "fullDescription", "help"]
            for key in keys {
                let text = described?.first?[key]?["text"]?.string?.string ?? ""
                #expect(!text.isEmpty && text.count <= 1_024)
            }
            #expect(run["results"]?.elements?.first?["ruleIndex"]?.number?.text == "0")
        }
    }

    @Test
    func `has levels, and what could not be judged as notifications`() throws {
        let run = try run(MadeUpReport.api.report)
        let levels = run["results"]?.elements?.map { $0["level"]?.string }
        #expect(levels == ["error", "error", "warning", "note"])
        let notifications = run["invocations"]?.elements?.first?["toolExecutionNotifications"]
        #expect(notifications?.elements?.map { $0["descriptor"]?["id"]?.string } == ["live/auth"])
        #expect(run["automationDetails"]?["id"]?.string == "session-conformance/live/")
    }

    @Test
    func `has the reason why a finding is suppressed`() throws {
        let results = try run(MadeUpReport.model.report)["results"]?.elements ?? []
        #expect(results.map { $0["suppressions"]?.elements?.count } == [nil, nil, 1])
        let suppression = results.last?["suppressions"]?.elements?.first
        #expect(suppression?["kind"]?.string == "external")
        #expect(suppression?["justification"]?.string == "staging: The cases are not reviewed yet.")
    }

    @Test
    func `has a fingerprint for each result, numbered if it repeats`() throws {
        var ledger = Ledger(Ledger.Options(isGrouping: false))
        for line in 1...3 {
            let position = TextPosition(offset: line, line: line, column: 1)
            let place = Finding.Place(source: "a.json", position: position)
            ledger.add(Finding(.linkForm, at: place))
        }
        let run = try run(ReportsTests.report(of: ledger))
        let prints = run["results"]?.elements?.map {
            $0["partialFingerprints"]?["primaryLocationLineHash"]?.string?.string ?? ""
        }
        let print = Finding(.linkForm, at: Finding.Place()).group.fingerprint
        #expect(prints == ["\(print):1", "\(print):2", "\(print):3"])
    }

    @Test
    func `has at most as many results as GitHub accepts, and counts the others`() throws {
        #expect(SARIFReport.mostResults == 25_000)
        func report(_ count: Int) -> Report {
            var ledger = Ledger(Ledger.Options(rowLimit: 9_000))
            for kind in 0..<count {
                let wording = Wording(
                    message: "m",
                    kind: String(kind),
                    observed: "",
                    expected: "",
                    fix: ""
                )
                ledger.add(Finding(.linkForm, wording))
            }
            return ReportsTests.report(of: ledger)
        }
        func read(
            _ report: Report,
            limit: Int,
            size: Int = SARIFReport.mostBytes
        ) throws -> (results: Int?, notes: [String?]?) {
            let bytes = SARIFReport(report, ReportStyle(), limit: limit, size: size).bytes
            let run = try JSONDocument(parsing: bytes).root["runs"]?.elements?.first
            let notes = run?["invocations"]?.elements?.first?["toolExecutionNotifications"]
            return (
                run?["results"]?.elements?.count,
                notes?.elements?.map { $0["message"]?["text"]?.string?.string }
            )
        }
        let few = report(510)
        let cut = try read(few, limit: 400)
        #expect(cut.results == 400)
        #expect(cut.notes == ["110 more results are not listed; GitHub accepts 400 and 10 MB"])
        let whole = try read(report(5_010), limit: 5_010)
        #expect(whole.results == 5_010)
        #expect(whole.notes == ["GitHub shows 5000 of 5010 results"])
        let small = try read(few, limit: 25_000, size: 10_000)
        let results = try #require(small.results)
        #expect((10...30).contains(results))
        #expect(
            small.notes
                == [
                    "\(510 - results) more results are not listed; GitHub accepts 25,000 and 10 MB"
                ]
        )
    }

    @Test
    func `says whether the run could do its job`() throws {
        func invocation(_ change: (inout RunRecord) -> Void) throws -> JSONValue? {
            try run(ReportsTests.report(of: Ledger(), change))["invocations"]?.elements?.first
        }
        #expect(try invocation { _ in }?["executionSuccessful"]?.isTrue == true)
        #expect(try invocation { $0.failures = ["a"] }?["executionSuccessful"]?.isTrue == false)
        #expect(try invocation { $0.interruption = 2 }?["exitCode"]?.number?.text == "130")
    }

    @Test
    func `is JSON with a place for each result, whatever it quotes`() throws {
        for report in HostileReport.all {
            let results = try run(report, HostileReport.style)["results"]?.elements ?? []
            #expect(results.count == 3)
            for result in results {
                let uri = try #require(place(result)?["artifactLocation"]?["uri"]?.string?.string)
                #expect(uri.wholeMatch(of: #/(?:[A-Za-z0-9._~\/-]|%[0-9A-F]{2})+/#) != nil)
                #expect(!uri.hasPrefix("/"))
                let message = result["message"]?["text"]?.string?.string ?? ""
                #expect(!message.contains("]("))
            }
        }
    }
}

extension JSONValue {
    fileprivate var isTrue: Bool {
        if case .bool(true) = content { true } else { false }
    }
}
