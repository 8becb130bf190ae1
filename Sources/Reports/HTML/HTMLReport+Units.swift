import SessionContract
import TerminalText

extension HTMLReport {
    /// The maximum number of units that are listed.
    private static let mostUnits = 200

    /// What was checked: a table of the units, then what was not judged and skipped.
    var units: HTML {
        var page: HTML = """
            <section id="units" aria-labelledby="units-title">
            <h2 id="units-title">What was checked</h2>
            <p>Checked \(checkedText) in \(report.run.duration.inSeconds).</p>

            """
        for sentence in report.asideSentences { page += "<p>\(sentence)</p>\n" }
        if !report.units.isEmpty { page += table }
        page += "</section>\n"
        return page
    }

    /// The units; if there are too many, those that passed are left out first.
    private var table: HTML {
        var listed = report.units
        if listed.count > Self.mostUnits {
            let others = listed.filter { $0.result != .passed }
            let passed = listed.filter { $0.result == .passed }
            listed = Array((others + passed).prefix(Self.mostUnits))
        }
        let showsUnjudged = listed.contains { $0.unjudged > 0 }
        let showsSkipped = listed.contains { $0.skipped > 0 }
        func cell(_ count: Int, if isShown: Bool = true) -> HTML {
            isShown ? "<td class=\"number\">\(count)</td>" : ""
        }
        func head(_ title: String, if isShown: Bool = true) -> HTML {
            isShown ? "<th scope=\"col\" class=\"number\">\(title)</th>" : ""
        }
        var rows: HTML = ""
        for unit in listed {
            let result = unit.result
            rows += """
                <tr><th scope="row">\(unit.name)</th>\(cell(unit.asked))\(cell(unit.failed))\
                \(cell(unit.unjudged, if: showsUnjudged))\(cell(unit.skipped, if: showsSkipped))\
                <td class="result \(result.style)">\(result.rawValue)</td></tr>

                """
        }
        let rest = report.units.count - listed.count
        let more: HTML = rest > 0 ? "<p>\(rest) more are not listed.</p>\n" : ""
        return """
            <div class="scroll" role="region" aria-label="Results" tabindex="0">
            <table><thead><tr><th scope="col">\(kind)</th>\(head("Checked"))\(head("Findings"))\
            \(head("Not judged", if: showsUnjudged))\(head("Skipped", if: showsSkipped))\
            <th scope="col" class="result">Result</th></tr></thead>
            <tbody>
            \(rows)</tbody></table></div>
            \(more)
            """
    }

    /// What the units are.
    private var kind: String {
        let kinds = Set(report.units.map(\.kind))
        guard kinds.count == 1, let kind = kinds.first else { return "Part" }
        return switch kind {
        case .file: "File"
        case .endpoint: "Endpoint"
        case .phase: "Phase"
        case .topic: "Topic"
        case .field: "Field"
        }
    }
}

extension Report.Unit {
    fileprivate enum Result: String {
        case passed
        case failed
        case unjudged = "not judged"
        case untested = "not tested"

        /// The class of a table cell.
        var style: String {
            switch self {
            case .passed: "good"
            case .failed: "bad"
            case .unjudged, .untested: "open"
            }
        }
    }

    fileprivate var result: Result {
        if failed > 0 { return .failed }
        if unjudged > 0 { return .unjudged }
        return asked > 0 ? .passed : .untested
    }
}
