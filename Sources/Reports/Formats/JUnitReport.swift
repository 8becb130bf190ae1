import SessionContract
import TerminalText

/// A report in the XML format of JUnit, as Jenkins and GitLab read it.
///
/// It is valid under the schemas of both Jenkins (`junit-10.xsd`) and Maven Surefire, so its root
/// is one suite. Each rule in each unit is a test case, which passed, failed (a finding that makes
/// the run fail), has an error (something could not be judged) or was skipped (a suppressed
/// finding, or nothing was checked). Names are unique, because GitLab keeps only the first test
/// case of a name, and a failure repeats its message as text, because GitLab shows only that.
struct JUnitReport {
    /// The maximum number of test cases; GitLab reads at most half a million per pipeline.
    static let mostTestCases = 50_000

    let report: Report
    let showsValues: Bool

    init(_ report: Report, _ style: ReportStyle) {
        self.report = report
        showsValues = style.showsValues
    }

    /// The whole report, which ends with a line feed.
    var bytes: [UInt8] {
        let cases = JUnitCases(report, showsValues: showsValues).first(Self.mostTestCases)
        var writer = XMLWriter()
        writer.element("testsuite", attributes(cases)) { writer in
            writer.element("properties") { writer in
                for (name, value) in properties {
                    writer.element(
                        "property",
                        [("name", name), ("value", value.shown(upTo: RowText.limit))]
                    )
                }
            }
            var names: Set<String> = []
            for item in cases { write(item, &names, &writer) }
        }
        return Array(writer.text.utf8)
    }

    private func attributes(_ cases: [JUnitCase]) -> [XMLWriter.Attribute] {
        func count(_ status: JUnitCase.Status) -> String {
            String(cases.count { $0.status == status })
        }
        return [
            ("name", suite), ("tests", String(cases.count)), ("failures", count(.failed)),
            ("errors", count(.unjudged)), ("skipped", count(.skipped)),
            ("time", report.run.duration.milliseconds.inThousandths),
        ]
    }

    private var suite: String { "\(Report.toolName) \(report.run.command)" }

    /// What the run was, for readers of the file.
    private var properties: [(String, String)] {
        var properties = [
            ("version", report.run.toolVersion), ("target", report.run.target),
            ("verdict", report.exit.verdict.rawValue), ("reason", report.exit.fullReason),
            ("incomplete", report.isIncomplete ? "true" : "false"),
        ]
        let checked = report.run.checked
        for (name, counts) in [("unjudged", checked.unjudged), ("skipped", checked.skipped)]
        where counts.total > 0 { properties.append((name, counts.description)) }
        if let corpus = report.run.corpus { properties.append(("corpus", corpus.version)) }
        if let generator = report.run.generator {
            properties += [("seed", String(generator.seed)), ("shard", generator.shard)]
        }
        return properties
    }

    private func write(_ item: JUnitCase, _ names: inout Set<String>, _ writer: inout XMLWriter) {
        let base = item.name.shown(upTo: RowText.limit)
        var name = base
        var number = 1
        while !names.insert(name).inserted {
            number += 1
            name = "\(base) (\(number))"
        }
        let attributes: [XMLWriter.Attribute] = [
            ("name", name), ("classname", "\(Report.toolName).\(report.run.command)"),
            // Rules are checked together, so only the whole run has a duration.
            ("time", "0"),
        ]
        if item.status == .passed, item.output.isEmpty {
            return writer.element("testcase", attributes)
        }
        writer.element("testcase", attributes) { writer in
            let message = item.message.clipped(to: RowText.limit)
            switch item.status {
            case .passed: break
            case .failed, .unjudged:
                writer.element(
                    item.status == .failed ? "failure" : "error",
                    [("message", message), ("type", item.type)],
                    text: item.output
                )
            case .skipped: writer.element("skipped", [("message", message)])
            }
            if item.status == .passed || item.status == .skipped, !item.output.isEmpty {
                writer.element("system-out", text: item.output)
            }
        }
    }
}

extension Int64 {
    /// The number of thousandths as a decimal number; both schemas refuse exponents.
    fileprivate var inThousandths: String {
        let number = Swift.max(0, self)
        return "\(number / 1_000).\(String(1_000 + number % 1_000).dropFirst())"
    }
}
