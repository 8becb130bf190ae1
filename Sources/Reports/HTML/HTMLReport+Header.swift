import SessionContract
import TerminalText

// The verdict, the next step and the counts, which fit on the first screen.
extension HTMLReport {
    /// The verdict as a title.
    var title: String {
        let exit = report.exit
        let sample = exit.sample.map { " on \($0)" } ?? ""
        return exit.verdict.headline + sample + (report.isIncomplete ? " (incomplete)" : "")
    }

    /// The top of the page.
    var header: HTML {
        let run = report.run
        let start = report.startedAtText
        let target: HTML =
            run.target.isEmpty ? "" : " <span class=\"target\">\(run.target)</span>"
        return """
            <header class="frame head \(report.exit.verdict.rawValue)">
            <p class="byline"><b>\(Report.toolName)</b> <span>\(run.toolVersion)</span> \
            <span>\(run.command)</span> <time datetime="\(start)">\(shownStart)</time></p>
            <div class="lead">
            <h1><span class="verdict">\(title)</span>\(target)</h1>
            <p class="reason">\(reason).</p>
            \(nextStep)\
            </div>
            <div class="figures">
            <ul class="totals">
            \(totals)</ul>
            <p class="checked">Checked \(checkedText) in \(run.duration.inSeconds).</p>
            </div>
            </header>

            """
    }

    /// The start of the run for people.
    var shownStart: String {
        report.startedAtText.replacing("T", with: " ").replacing("Z", with: " UTC")
    }

    /// How much was checked.
    var checkedText: String {
        let parts = report.checkedParts
        return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    }

    /// The reason of the verdict as the start of a sentence.
    private var reason: String {
        let reason = report.exit.reason
        // That of a failure may start with a name, which must stay as it is.
        guard report.exit.verdict != .failed else { return reason }
        return reason.prefix(1).uppercased() + reason.dropFirst()
    }

    /// What the reader should do first.
    private var nextStep: HTML {
        """
        <section class="next" aria-labelledby="next"><h2 id="next">What to do next</h2>
        \(advice)</section>

        """
    }

    private var nothingToFix: HTML {
        let count = report.totals.suppressed
        guard count > 0 else { return "There is nothing to fix." }
        let verb = count == 1 ? "does" : "do"
        return """
            There is nothing else to fix: \(count.counted("finding")) \(verb) not count; see \
            <a href="#suppressed">why</a>.
            """
    }

    private var advice: HTML {
        guard report.exit.verdict == .violates, let first = outline.first else {
            let step = report.nextStep
            return "\(failures)<p>\(step.isEmpty ? nothingToFix : "\(step)")</p>\n"
        }
        let finding = first.row.finding
        let rest = report.isIncomplete ? "Then run again to check the rest." : "Then run again."
        return """
            <p>Fix <a href="#\(first.name)">\(finding.rule.id)</a> first: \
            \(finding.wording.message). \(HTML.prose(finding.wording.fix)) \(rest)</p>
            \(Self.code("\(Report.toolName) explain \(finding.rule.id)"))
            \(failures)
            """
    }

    /// The maximum number of failures that are shown.
    private static let mostFailures = 20

    /// What the run could not do, if the verdict does not say all of it.
    private var failures: HTML {
        let failures = report.run.failures
        guard failures.count > 1 else { return "" }
        var items: HTML = ""
        for failure in failures.prefix(Self.mostFailures) { items += "<li>\(failure)</li>\n" }
        let rest = failures.count - Self.mostFailures
        if rest > 0 { items += "<li>\(rest) more</li>\n" }
        return "<p>What failed:</p>\n<ul class=\"failures\">\n\(items)</ul>\n"
    }

    private var totals: HTML {
        var items: HTML = ""
        for severity in Severity.allCases {
            let count = report.totals[severity]
            items += """
                <li class="\(severity.rawValue)\(count == 0 ? " zero" : "")">\
                <span class="severity">\(severity.noun(for: count))</span> <b>\(count)</b></li>

                """
        }
        guard report.totals.suppressed > 0 else { return items }
        return """
            \(items)<li><a href="#suppressed">suppressed</a> \
            <b>\(report.totals.suppressed)</b></li>

            """
    }
}

extension Report.Verdict {
    fileprivate var headline: String {
        switch self {
        case .conforms: "Conforms"
        case .violates: "Does not conform"
        case .inconclusive: "Inconclusive"
        case .failed: "Failed"
        }
    }
}

extension Severity {
    fileprivate func noun(for count: Int) -> String {
        self == .inconclusive || count == 1 ? rawValue : rawValue + "s"
    }
}
