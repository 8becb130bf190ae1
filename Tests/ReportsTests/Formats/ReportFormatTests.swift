import Reports
import SessionContract
import StrictJSON
import TestEffort
import Testing

@Suite
struct `A report format` {
    @Test(arguments: ReportFormat.allCases)
    func `ends with a line feed and is safe for terminals`(format: ReportFormat) {
        let nasty = "\u{1B}]0;x\u{7}\u{9B}31m\u{202E}\u{2028}"
        let report = sampleReport { run in
            run.target = nasty
            run.remarks = [nasty]
            run.failures = [nasty]
            run.units = [RunUnit(nasty, .file)]
        }
        let text = report.text(format, ReportStyle(detail: .reasons, showsValues: true))
        #expect(text.hasSuffix("\n"))
        let acting = text.unicodeScalars.filter {
            $0 != "\n" && ($0.value < 0x20 || nasty.unicodeScalars.contains($0) && $0.value > 0x7E)
        }
        #expect(acting.isEmpty)
    }

    /// The formats that show rows.
    private static let ofRows = ReportFormat.allCases.filter { $0 != .badge }

    /// Returns a report as its reader sees it.
    private func shown(_ report: Report, _ format: ReportFormat, _ style: ReportStyle) -> String {
        let text = report.text(format, style)
        guard format == .markdown else { return text }
        return text.replacing(#/&#([0-9]+);/#) { match in
            UInt32(match.1).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
        }
    }

    @Test(arguments: ofRows, [1, 2])
    func `shows keys that look like data only on request`(format: ReportFormat, count: Int) {
        let pointer = JSONPointer([.key("by"), .key("ann@example.com"), .index(3), .key("name")])
        let place = Finding.Place(source: "a.json", pointer: pointer)
        for suppression in [nil, Suppression("reason", explanation: "Known.")] {
            let report = sampleReport { run in
                let finding = Finding(.duplicateKey, at: place)
                run.ledger.add(finding, count: count, suppressedBy: suppression)
            }
            for detail in [ReportStyle.Detail.rows, .reasons] {
                let hidden = shown(report, format, ReportStyle(detail: detail))
                #expect(!hidden.contains("ann@"))
                #expect(hidden.contains("/by/*/"))
                let style = ReportStyle(detail: detail, showsValues: true)
                #expect(shown(report, format, style).contains("/by/ann@example.com/3/name"))
            }
        }
    }

    /// Returns the lines that the runner of GitHub Actions would take for commands, as
    /// `ActionCommand.TryParseV2` and `TryParse` of actions/runner do.
    private func commands(in text: String) -> [Substring] {
        // A search of the bytes first: a report has thousands of lines, some with a million bytes.
        let lines = text.utf8.split(separator: UInt8(ascii: "\n")).filter { line in
            line.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "#") }
        }
        return lines.map { Substring($0) }.filter { line in
            let start = line.unicodeScalars.drop { $0.properties.isWhitespace }.prefix(3)
            if String(start).contains(#/^::[A-Za-z]/#) { return true }
            let hasMarks = line.utf8.firstRange(of: "##".utf8) != nil
            return hasMarks && line.contains(#/##[a-z]*\[/#)
        }
    }

    @Test(arguments: ReportFormat.allCases.filter { $0 != .github }, [nil, 20])
    func `has no commands to a runner that prints it`(format: ReportFormat, width: Int?) {
        var style = HostileReport.style
        style.width = width
        for text in TestEffort.sample(of: HostileReport.texts, every: 7) {
            let report = sampleReport { run in
                let hostile = HostileReport.report(text)
                run = hostile.run
                let words = Wording(
                    message: text,
                    kind: "",
                    observed: "it crashed\n\(text)\n\(text)",
                    expected: text,
                    fix: text
                )
                run.ledger.add(Finding(.testeeCrashed, words))
            }
            #expect(commands(in: report.text(format, style)).isEmpty)
        }
    }

    /// What a reader must learn from every format.
    @Test(arguments: ofRows)
    func `shows each row, what is not listed, an interruption and a failure`(format: ReportFormat) {
        func text(_ change: (inout RunRecord) -> Void) -> String {
            sampleReport(change).text(format, ReportStyle())
        }
        let plain = text { _ in }
        let other = text { $0.ledger.add(Finding(.linkForm, at: Finding.Place(source: "other"))) }
        #expect(other != plain && other.contains("other"))
        #expect(text { $0.interruption = 2 } != plain)
        #expect(text { $0.isShort = true } != plain)
        #expect(text { $0.failures = ["the disk is full"] }.contains("the disk is full"))
    }

    @Test(arguments: ofRows, [0, 2])
    func `says how many answers were not judged, and why`(format: ReportFormat, sampled: Int) {
        let report = sampleReport { run in
            run.checked.answers = 10
            run.checked.unjudged["status-401"] = 2
            run.sampledCount = sampled
        }
        #expect(report.exit.verdict == .violates)
        let text = shown(report, format, ReportStyle())
        let sentence = "Not judged: 2 of 10 answers (2 status-401)."
        let isData = [.json, .ndjson].contains(format)
        #expect(text.contains(isData ? #""unjudged":{"status-401":2}"# : sentence))
        #expect(!sampleReport().text(format).contains("Not judged:"))
    }
}
