import SessionContract
import StrictJSON

/// Reads the rows of a report.
struct RowReader {
    /// The severities of the rules.
    let severities: Ledger.Options

    /// The names of the units, if they are files.
    var sources: Set<String> = []

    /// The number of bodies and of findings about exchanges, if the units are endpoints.
    var steps: Int?

    /// The names that belong to models, if the rows are about one.
    var model: ModelVocabulary?

    /// Reads all rows but those about a baseline, which are made again when reports are merged.
    ///
    /// - Parameters:
    ///   - report: The report.
    ///   - file: Its file, as messages name it.
    /// - Returns: The rows.
    /// - Throws: If rows are missing, or do not add up to the totals.
    func rows(_ report: ReportCursor, _ file: String) throws(UnusableReport) -> [Ledger.Row] {
        let all = try report.member("rows").count()
        let listed = try report.member("listed").count()
        guard all == listed else {
            let fix =
                try report.optional("part") == nil
                ? "run again with --max-findings \(all)"
                : "leave out the rules with the most rows with --skip, or check more and smaller parts"
            throw UnusableReport(
                "\(file) lists only \(listed) of \(all) rows, but a report that is merged must list "
                    + "all: \(fix)"
            )
        }
        var rows: [Ledger.Row] = []
        var counts: [Severity: Int] = [:]
        var suppressed = 0
        for value in try report.member("findings").elements() {
            let row = try self.row(value)
            if row.suppression == nil {
                counts[row.severity, default: 0] += row.count
            } else {
                suppressed += row.count
            }
            if row.finding.rule.group != "baseline" { rows.append(row) }
        }
        let totals = try report.member("totals")
        for severity in Severity.allCases {
            let total = try totals.member(severity.rawValue)
            guard try total.count() == counts[severity, default: 0] else {
                throw total.failure(
                    expected: "the sum of the rows, \(counts[severity, default: 0])"
                )
            }
        }
        let total = try totals.member("suppressed")
        guard try total.count() == suppressed else {
            throw total.failure(expected: "the sum of the suppressed rows, \(suppressed)")
        }
        return rows
    }

    private func row(_ value: ReportCursor) throws(UnusableReport) -> Ledger.Row {
        let rule = try value.member("rule").choice(Rule.self, expected: "the id of a rule")
        let severity = try value.member("severity")
        guard let own = severities.severity(of: rule),
            severity.value.string == JSONString(own.rawValue)
        else {
            let expected =
                severities.severity(of: rule)?.rawValue ?? "no row, since the rule is off"
            throw severity.failure(expected: expected)
        }
        let excerpt = try value.optional("excerpt")?.text()
        var observed = try value.member("observed").text()
        if let excerpt, observed.hasSuffix(": \(excerpt)") {
            observed = String(observed.dropLast(excerpt.count + 2))
        }
        let finding = Finding(
            rule,
            Wording(
                message: try value.member("message").text(),
                kind: try value.member("kind").text(),
                observed: observed,
                expected: try value.member("expected").text(),
                fix: try value.member("fix").text(),
                example: try value.optional("payload")?.text()
            ),
            at: try place(value, of: rule),
            excerpt: excerpt,
            reproduction: try reproduction(value)
        )
        let fingerprint = try value.member("fingerprint")
        guard try fingerprint.text() == finding.group.fingerprint else {
            throw fingerprint.failure(
                expected: "\(finding.group.fingerprint), as rule, shape and kind say"
            )
        }
        let suppression = try value.optional("suppressed")?.text()
        var row = Ledger.Row(
            finding: finding,
            severity: own,
            count: try value.member("count").count(from: 1),
            suppression: suppression.map { Suppression($0, explanation: "") }
        )
        row.origin = Ledger.Row.Origin(
            entry: try value.optional("entry")?.number(),
            place: try value.optional("place")?.text(),
            isJoined: try value.optional("joined")?.flag() ?? false
        )
        row.origin.unitName = try value.optional("unit")?.text()
        row.origin.rangeStart = try value.optional("from")?.number()
        guard rule.group != "baseline" else { return row }
        if let steps { try readStep(of: value, to: &row, steps) }
        guard let model else { return row }
        row.origin.rank = try rank(value)
        var sum = 0
        for (name, count) in try value.optional("units")?.members() ?? [] {
            guard model.units.contains(name), row.origin.shares[name] == nil else {
                throw count.failure(expected: "the name of a phase or topic as the key")
            }
            row.origin.shares[name] = try count.count(from: 1)
            sum += row.origin.shares[name] ?? 0
        }
        guard sum <= row.count else {
            throw try value.member("units").failure(expected: "at most \(row.count) findings")
        }
        return row
    }

    /// Reads what puts the row of an API in order.
    private func readStep(
        of value: ReportCursor,
        to row: inout Ledger.Row,
        _ steps: Int
    ) throws(UnusableReport) {
        guard let member = try value.optional("step") else {
            throw value.failure(
                expected: "a row with 'step', as 'live' without --census writes it"
            )
        }
        let step = try member.number(from: 1)
        guard step <= steps || row.finding.rule == .liveEmpty else {
            throw member.failure(expected: "a number up to \(steps), the steps of the units")
        }
        row.origin.step = step
        row.origin.isExchange = try value.optional("exchange")?.flag() ?? false
    }

    /// What puts the row of a model in order.
    private func rank(_ value: ReportCursor) throws(UnusableReport) -> Ledger.Row.Origin.Rank {
        if let number = try value.optional("rank") { return .planned(try number.number()) }
        if let number = try value.optional("once") { return .once(try number.number()) }
        guard let fault = try value.optional("fault") else {
            throw value.failure(
                expected: "a row with 'rank', 'fault' or 'once', as a part without --every-finding "
                    + "writes it"
            )
        }
        let text = try fault.text()
        guard let digits = UInt32(text, radix: 16), Self.digits(of: digits) == text else {
            throw fault.failure(expected: "eight hexadecimal digits")
        }
        return .random(fault: digits, index: try value.member("case").number())
    }

    /// The eight hexadecimal digits of a fault.
    static func digits(of fault: UInt32) -> String {
        let text = String(fault, radix: 16)
        return String(repeating: "0", count: 8 - text.count) + text
    }

    /// How to reproduce a fault of a model.
    private func reproduction(
        _ value: ReportCursor
    ) throws(UnusableReport) -> Finding.Reproduction? {
        guard let model, let replay = try value.optional("replay") else { return nil }
        let token = try replay.text()
        guard let word = model.word(token) else { throw replay.failure(expected: "a replay token") }
        let phase = try value.member("phase")
        guard model.phases.contains(try phase.text()) else {
            throw phase.failure(expected: "the name of a phase")
        }
        var aspects: [String] = []
        for aspect in try value.optional("aspects")?.elements() ?? [] {
            let name = try aspect.text()
            guard model.aspects.contains(name), !aspects.contains(name) else {
                throw aspect.failure(expected: "the name of an aspect, once")
            }
            aspects.append(name)
        }
        return Finding.Reproduction(
            original: try value.member("original").text(),
            shrinks: try value.member("shrinks").number(),
            token: token,
            word: word,
            likelihood: try value.member("likelihood")
                .choice(Finding.Likelihood.self, expected: "likely, unlikely or broken"),
            phase: try phase.text(),
            aspects: aspects
        )
    }

    private func place(_ value: ReportCursor, of rule: Rule) throws(UnusableReport) -> Finding.Place
    {
        let name = try value.member("source").text()
        var unit = try value.member("source")
        if let own = try value.optional("unit") { unit = own }
        let unitName = try unit.text()
        let isFree = rule.group == "baseline" || model != nil || steps != nil
        guard isFree || sources.contains(unitName) else {
            throw unit.failure(expected: "the name of a unit")
        }
        let offset = try value.optional("offset")?.number()
        var position: TextPosition?
        if let offset, let line = try value.optional("line") {
            position = TextPosition(
                offset: offset,
                line: try line.number(from: 1),
                column: try value.member("column").number(from: 1)
            )
        }
        return Finding.Place(
            source: name,
            pointer: try pointer(value),
            position: position,
            offset: offset
        )
    }

    /// The pointer, in which the shape distinguishes keys from indices.
    private func pointer(_ value: ReportCursor) throws(UnusableReport) -> JSONPointer {
        let exact = try value.member("pointer")
        let tokens = Self.tokens(try exact.text())
        let masked = try value.optional("masked").map { text throws(UnusableReport) in
            Self.tokens(try text.text())
        }
        let shape = try value.member("shape")
        let shapes = Self.tokens(try shape.text())
        guard tokens.count == shapes.count, (masked ?? tokens).count == shapes.count else {
            throw shape.failure(expected: "as many keys as in the pointer")
        }
        return JSONPointer(
            tokens.indices.map { index in
                let shown = (masked ?? tokens)[index]
                // An index is a number in the pointer, and hidden keys are not.
                guard shapes[index] == KeyMask.symbol, shown != KeyMask.symbol,
                    let number = Int(shown), number >= 0
                else { return .key(tokens[index]) }
                return .index(number)
            }
        )
    }

    /// The unescaped keys of a pointer (RFC 6901, section 4).
    private static func tokens(_ pointer: String) -> [String] {
        pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { token in
            guard token.contains("~") else { return String(token) }
            return String(token.replacing("~1", with: "/").replacing("~0", with: "~"))
        }
    }
}
