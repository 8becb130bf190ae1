import Platform
import Reports
import SessionContract
import SessionModel
import StrictJSON
import TestEffort
import Testing

@Suite
struct `A page for browsers` {
    private func page(_ report: Report, showsValues: Bool = false) -> PageParts {
        PageParts(text: report.text(.html, ReportStyle(showsValues: showsValues)))
    }

    private func wording(_ text: String, example: String? = nil) -> Wording {
        Wording(
            message: text,
            kind: text,
            observed: text,
            expected: text,
            fix: text,
            example: example
        )
    }

    /// A run with `text` in every place that can hold a text from outside.
    private func hostile(_ text: String) -> Report {
        var ledger = Ledger()
        let place = Finding.Place(
            source: text,
            pointer: JSONPointer([.key(text), .index(3), .key("id")]),
            position: TextPosition(offset: 0, line: 1, column: 2)
        )
        let reproduction = Finding.Reproduction(
            original: text,
            shrinks: 2,
            token: text,
            word: text,
            likelihood: .likely,
            phase: "random"
        )
        let findings = [
            Finding(.contractNull, wording(text, example: text), at: place, excerpt: text),
            Finding(.roundTripAccepted, wording(text), at: place, reproduction: reproduction),
            Finding(.testeeCrashed, wording("a\n\(text)"), at: place),
        ]
        for finding in findings {
            ledger.add(finding)
            ledger.add(
                finding,
                suppressedBy: Suppression(text, explanation: text)
            )
        }
        return report(of: ledger) { run in
            run.target = text
            run.remarks = [text, text]
            run.failures = [text, text]
            run.testeeCommand = [text, text]
            run.units = [RunUnit(text, .file, asked: 1), RunUnit(text, .topic)]
            run.checked.answers = 3
            run.checked.unjudged[text] = 1
            run.checked.skipped[text] = 1
            run.corpus = CorpusIdentity(version: text, sha256: text)
            run.generator = RandomSource(version: 1, seed: 1, shard: text)
        }
    }

    @Test
    func `states the hashes of its style and its script, and allows nothing else`() {
        let page = page(sampleReport())
        func hash(_ text: String) -> String {
            var hash = SHA256()
            hash.update(Array(text.utf8))
            return String(decoding: Base64.encoded(hash.digest()), as: UTF8.self)
        }
        let policy = page.between("http-equiv=\"Content-Security-Policy\" content=\"", and: "\"")
        #expect(
            policy == """
                default-src 'none'; style-src 'sha256-\(hash(page.style))'; \
                script-src 'sha256-\(hash(page.script))'; base-uri 'none'; form-action 'none'
                """
        )
        #expect(page.style.contains("prefers-color-scheme") && page.script.contains("'use strict'"))
        #expect(page.text.split(separator: "<style").count == 2)
        #expect(page.text.split(separator: "<script").count == 2)
    }

    private static let attacks = [
        "\" onfocus=\"alert(1)\" x=\"", "' onfocus='alert(1)",
        "</style><img src=x onerror=alert(1)>",
        "<!-- ", "&lt;", "</pre></code></dd></li></main>", "שלום", "e\u{301}\u{301}", "\u{1FFFF}",
    ]

    @Test(
        arguments: TestEffort.sample(
            of: attacks + HostileReport.texts.filter { !$0.isEmpty },
            every: 3
        )
    )
    func `has the same tags whatever the texts are`(text: String) {
        for showsValues in [false, true] {
            let page = page(hostile(text), showsValues: showsValues)
            let plain = self.page(hostile("x"), showsValues: showsValues)
            // What is between backticks in a sentence becomes code.
            func tags(_ page: PageParts) -> String {
                page.tags.filter { $0 != "code" && $0 != "/code" }.joined(separator: "\n")
            }
            #expect(tags(page) == tags(plain))
        }
    }

    @Test(arguments: [
        ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"), ("\u{202E}\u{0}", "\\u{202e}\\u{0}"),
        ("\u{FFFE}\u{1FFFF}", "\\u{fffe}\\u{1ffff}"), ("\r\t", "\\r\\t"),
    ])
    func `shows every character of a hostile text`(text: String, shown: String) {
        let page = page(hostile(text), showsValues: true)
        for start in [
            "<span class=\"target\">", "<h4>", "<dt>Observed</dt><dd>", "<dt>Expected</dt><dd>",
            "<dt>Fix</dt><dd>", "<span class=\"file\">", "<th scope=\"row\">",
            "<ul class=\"failures\">\n<li>",
            "<pre class=\"remarks\">", "<code class=\"pointer\">/",
        ] {
            #expect(page.body.contains(start + shown), "after \(start)")
        }
    }

    @Test
    func `has lines of the standard error of a program`() {
        let page = page(hostile("b<"))
        #expect(page.body.contains("<pre>a\nb&lt;</pre>"))
    }

    @Test
    func `cuts texts that are too long, and says so`() {
        let long = String(repeating: "é", count: 100_000)
        let page = page(hostile(long), showsValues: true)
        #expect(page.text.utf8.count < 700_000)
        #expect(page.body.contains("… (96,000 more characters)"))
        // Half of a command is of no use.
        #expect(page.body.contains("The command is too long for a page"))
        #expect(!page.body.contains("replay é"))
    }

    @Test(arguments: [true, false])
    func `has an id and a link for each row`(isGrouping: Bool) {
        var ledger = Ledger(Ledger.Options(rowLimit: 500, isGrouping: isGrouping))
        for index in 0..<300 {
            let place = Finding.Place(
                source: "a.json",
                pointer: JSONPointer([.index(index), .key("key\(index % 40)")]),
                position: TextPosition(offset: index, line: index, column: 1)
            )
            ledger.add(Finding(.contractNull, wording("kind \(index % 3)"), at: place))
        }
        ledger.add(
            Finding(.contractNull, wording("kind 0")),
            suppressedBy: Suppression("staging", explanation: "Known.")
        )
        let page = page(report(of: ledger))
        let names = page.values(of: "id").filter { $0.hasPrefix("f-") }
        #expect(names.count == (isGrouping ? 121 : 301))
        #expect(Set(names).count == names.count)
        let links = page.values(of: "href").filter { $0.hasPrefix("#f-") }.map { $0.dropFirst() }
        #expect(Set(links.map(String.init)) == Set(names))
        let ids = page.values(of: "id")
        #expect(Set(ids).count == ids.count)
    }

    @Test
    func `names a row by its fingerprint`() throws {
        let row = try #require(sampleReport().findings.rows.first)
        let page = page(sampleReport())
        #expect(page.body.contains("id=\"f-\(row.finding.group.fingerprint)\""))
    }

    @Test
    func `links only to itself`() {
        let page = page(hostile("https://example.com/a"), showsValues: true)
        #expect(page.values(of: "href").allSatisfy { $0.hasPrefix("#") })
        #expect(page.values(of: "src").isEmpty && page.values(of: "action").isEmpty)
        let ids = Set(page.values(of: "id"))
        let targets = page.values(of: "href").map { String($0.dropFirst()) }
        #expect(targets.filter { !ids.contains($0) } == [])
        #expect(!page.style.contains("url(") && !page.style.contains("@import"))
    }

    @Test
    func `shows what to do next`() {
        var ledger = Ledger()
        let finding = Finding(.null(.id), at: Finding.Place())
        ledger.add(finding)
        #expect(
            page(report(of: ledger)).body.contains(
                """
                <p>Fix <a href="#f-\(finding.group.fingerprint)">contract/null</a> first: \
                &#39;id&#39; is null. \(finding.wording.fix.replacing("'", with: "&#39;")) \
                Then run again.</p>
                """
            )
        )
        let conforming = page(report(of: Ledger()))
        #expect(conforming.body.contains("<p>There is nothing to fix.</p>"))
        #expect(conforming.body.contains("<p>No problems were found.</p>"))
        ledger = Ledger()
        ledger.add(finding, suppressedBy: Suppression("baseline", explanation: "Known."))
        let accepted = page(report(of: ledger)).body
        #expect(accepted.contains("nothing else to fix: 1 finding does not count; see <a href"))
        #expect(conforming.body.contains("<span class=\"verdict\">Conforms</span>"))
        let incomplete = page(sampleReport { $0.isShort = true })
        #expect(incomplete.body.contains("Does not conform (incomplete)</span>"))
        #expect(incomplete.body.contains("Then run again to check the rest."))
        let failed = page(sampleReport { $0.failures = ["b is missing"] })
        #expect(failed.body.contains("b is missing"))
    }

    @Test
    func `says how many rows it does not list`() {
        var ledger = Ledger(Ledger.Options(rowLimit: 2, isGrouping: false))
        for _ in 0..<1234 { ledger.add(Finding(.null(.id), at: Finding.Place())) }
        #expect(
            page(report(of: ledger)).body.contains(
                "<p>2 of 1234 rows are listed; --max-findings lists more.</p>"
            )
        )
    }

    @Test
    func `shows a fix once if all rows of a rule have the same`() {
        var ledger = Ledger()
        for kind in ["a", "b"] {
            let wording = Wording(
                message: kind,
                kind: kind,
                observed: kind,
                expected: kind,
                fix: "Send it.",
                example: nil
            )
            ledger.add(Finding(.contractNull, wording))
        }
        let body = page(report(of: ledger)).body
        #expect(body.contains("<p class=\"fix\"><b>Fix</b> Send it.</p>"))
        #expect(!body.contains("<dt>Fix</dt>"))
    }

    @Test
    func `lists the units that did not pass first if there are too many`() {
        let report = sampleReport { run in
            run.units = (0..<500).map { RunUnit("file \($0)", .file, asked: 1) }
            run.units[400].unjudged = 1
            run.units[450].asked = 0
        }
        let body = page(report).body
        let rows = body.split(separator: "<tr><th scope=\"row\">").dropFirst()
        #expect(rows.count == 200)
        #expect(rows.prefix(2).map { $0.prefix(8) } == ["file 400", "file 450"])
        #expect(body.contains("<p>300 more are not listed.</p>"))
        #expect(body.contains("not judged</td>") && body.contains("not tested</td>"))
    }

    @Test
    func `shows in words and in a table what was covered`() {
        let all = PresenceCombination.all
        let report = sampleReport { run in
            run.coverage = RunRecord.Coverage(
                presence: .init(Set(all.dropFirst()), failed: [all[80]]),
                dialects: .init([.documented, .ruby], failed: [.ruby])
            )
        }
        let page = page(report)
        let grid = page.between("<table class=\"grid\">", and: "</table>")
        let cells = grid.split(separator: "<td").dropFirst(2).map { String($0) }
        #expect(cells.count == 81)
        #expect(cells.first?.contains("not tested") == true)
        #expect(cells.last?.contains("failed") == true)
        #expect(cells.count { $0.contains("✓<span class=\"unseen\"> passed") } == 79)
        #expect(page.body.contains("80 of 81 combinations were tested, and 1 of them failed."))
        #expect(page.body.contains("2 of 20 dialects were tested, and 1 of them failed."))
        #expect(page.body.split(separator: "<td class=\"result open\">not tested").count == 19)
    }

    @Test
    func `needs less than 500 kB for 1,000 rows`() {
        var ledger = Ledger(Ledger.Options(rowLimit: 1_000, isGrouping: false))
        for index in 0..<1_000 {
            let place = Finding.Place(
                source: "day/sessions-2026-11-27.ndjson",
                pointer: JSONPointer([.key("sessions"), .index(index), .key("user_id")]),
                position: TextPosition(offset: index, line: 1000 + index, column: 182)
            )
            ledger.add(Finding(.type(.userID, .string), at: place))
        }
        #expect(page(report(of: ledger)).values(of: "id").count { $0.hasPrefix("f-") } == 1_000)
        #expect(page(report(of: ledger)).text.utf8.count < 500_000)
    }
}
