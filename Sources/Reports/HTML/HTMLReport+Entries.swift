import SessionContract
import StrictJSON
import TerminalText

extension HTMLReport {
    /// The number of places that are shown at once; the script or the reader opens the others.
    private static let mostOpenPlaces = 10

    /// Writes the rows that differ only in their places.
    func write(_ entry: Entry, showsFix: Bool, to page: inout HTML) {
        let title: HTML = "<h4>\(entry.wording.message.startingAsSentence)</h4>"
        if entry.rows.count == 1, let row = entry.rows.first {
            page += """
                <article class="finding" id="\(row.name)">\(title)
                <p class="place">\(place(of: row))</p>
                \(facts(of: entry, at: row, showsFix: showsFix))</article>

                """
            return
        }
        page += """
            <article class="finding">\(title)
            \(facts(of: entry, at: nil, showsFix: showsFix))<ul class="places">

            """
        for row in entry.rows.prefix(Self.mostOpenPlaces) { page += item(row) }
        page += "</ul>\n"
        let rest = entry.rows.dropFirst(Self.mostOpenPlaces)
        if !rest.isEmpty {
            page += """
                <details class="more"><summary>\(rest.count.counted("more place"))</summary>\
                <ul class="places">

                """
            for row in rest { page += item(row) }
            page += "</ul></details>\n"
        }
        page += "</article>\n"
    }

    /// A row among others with the same text.
    private func item(_ row: Row) -> HTML {
        let finding = row.row.finding
        let value: HTML =
            showsValues && finding.excerpt != nil
            ? "<span>\(finding.observedText(showsValues: showsValues))</span> " : ""
        return """
            <li class="place" id="\(row.name)">\(value)\(place(of: row))</li>

            """
    }

    /// Where a row is, and the link to it.
    private func place(of row: Row) -> HTML {
        let finding = row.row.finding
        let place = finding.place
        let count = row.row.count
        // The row may have findings at several indices and hidden keys.
        let pointer =
            count > 1
            ? place.pointer.shape : finding.shownPointer(showsValues: showsValues).description
        var parts: HTML =
            pointer.isEmpty ? "" : "<code class=\"pointer\">\(pointer)</code> "
        if !place.source.isEmpty || place.shownPosition != nil {
            let source = place.source.isEmpty ? "-" : place.source
            let position = place.shownPosition ?? ""
            parts += "<span><span class=\"file\">\(source)</span>\(position)</span> "
        }
        if count > 1 { parts += "<b>×\(count)</b> " }
        let first = finding.shownPointer(showsValues: showsValues)
        if count > 1, first != place.pointer {
            parts += "<span>first at <code>\(first.description)</code></span> "
        }
        return """
            \(parts)<a class="link" href="#\(row.name)" aria-label="Link to this row">#</a>
            """
    }
}

// MARK: - Facts

extension HTMLReport {
    /// What is known about an entry, which is at one row or has several rows.
    private func facts(of entry: Entry, at row: Row?, showsFix: Bool) -> HTML {
        let wording = entry.wording
        var facts: HTML = ""
        func add(_ label: String, _ text: HTML, isBlock: Bool = false) {
            facts += isBlock ? "<dt class=\"block\">" : "<dt>"
            facts += "\(label)</dt><dd>\(text)</dd>\n"
        }
        let observed = row?.row.finding.observedText(showsValues: showsValues) ?? wording.observed
        if !observed.isEmpty { add("Observed", quoted(observed, of: entry)) }
        if let reproduction = entry.reproduction {
            let input: HTML = "<p class=\"soft\">\(reproduction.likelihood.phrase)</p>"
            add("Payload", "\(Self.code("\(reproduction.word)"))\(input)", isBlock: true)
        } else if let example = wording.example {
            add("Example", Self.code("\(example)"), isBlock: true)
        }
        if !wording.expected.isEmpty { add("Expected", .prose(wording.expected)) }
        if showsFix, !wording.fix.isEmpty { add("Fix", .prose(wording.fix)) }
        if let reproduction = entry.reproduction {
            add("Replay", replay(reproduction), isBlock: true)
            if reproduction.shrinks > 0 { add("Original", original(of: reproduction)) }
        }
        return "<dl class=\"facts\">\n\(facts)</dl>\n"
    }

    /// An observation, or the lines of one that quotes what a program wrote.
    private func quoted(_ observed: String, of entry: Entry) -> HTML {
        guard entry.rows.first?.row.finding.rule.quotesProgram == true else { return "\(observed)" }
        return "<pre>\(lines: observed)</pre>"
    }

    private func original(of reproduction: Finding.Reproduction) -> HTML {
        """
        <details><summary>The payload before \(reproduction.shrinks.counted("step")) of shrinking\
        </summary>\(Self.code("\(reproduction.original)"))</details>
        """
    }

    /// The command that replays a fault; the script makes another one with its token.
    private func replay(_ reproduction: Finding.Reproduction) -> HTML {
        // A part of a command is of no use.
        let command = report.replayCommand(for: reproduction)
        guard command.utf8.count <= HTML.longestText else {
            return "<p>The command is too long for a page; <code>--format json</code> has it.</p>"
        }
        return """
            <div class="code"><pre><code data-token="\(reproduction.token)">\(command)</code>\
            </pre></div>
            """
    }

    /// Text that can be copied.
    static func code(_ text: HTML) -> HTML {
        "<div class=\"code\"><pre><code>\(text)</code></pre></div>"
    }
}

extension String {
    /// The text with its first letter in upper case.
    fileprivate var startingAsSentence: String { prefix(1).uppercased() + dropFirst() }
}
