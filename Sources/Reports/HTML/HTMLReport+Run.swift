import SessionContract
import TerminalText

extension HTMLReport {
    /// What is needed to repeat the run, and what else there is to say.
    var aboutTheRun: HTML {
        let run = report.run
        var facts: HTML = ""
        func add(_ label: String, _ text: HTML) {
            facts += "<dt>\(label)</dt><dd>\(text)</dd>\n"
        }
        add("Command", "<code>\(Report.toolName) \(run.command)</code>")
        if !run.target.isEmpty { add("Target", "\(run.target)") }
        if !run.testeeCommand.isEmpty {
            let words = run.testeeCommand.map(\.shellQuoted).joined(separator: " ")
            add("Program", "<code>\(words)</code>")
        }
        add("Started", "\(shownStart)")
        add("Took", "\(run.duration.inSeconds)")
        if let generator = run.generator {
            add("Seed", "<code>\(String(generator.seed))</code>")
            add("Shard", "\(generator.shard)")
        }
        if let corpus = run.corpus {
            add("Corpus", "\(corpus.version), SHA-256 <code>\(corpus.sha256)</code>")
        }
        add("Exit code", "\(String(report.exit.code.rawValue))")
        if report.isIncomplete { add("Incomplete", "The run ended before everything was checked.") }
        var remarks: HTML = ""
        if !run.remarks.isEmpty {
            let text = run.remarks.map(\.terminalSafe).joined(separator: "\n")
            remarks = "<pre class=\"remarks\">\(lines: text)</pre>\n"
        }
        return """
            <section id="run" aria-labelledby="run-title">
            <h2 id="run-title">The run</h2>
            <dl class="facts run">
            \(facts)</dl>
            \(remarks)</section>

            """
    }
}
