/// Measures instructions per line, for every kind of line and for the mix, and checks the findings.
struct KindsPart {
    /// The cost of each additional line.
    private struct Slope {
        let instructions: Double
        let mispredicts: Double
    }

    /// The measurements of a kind.
    struct Row {
        let name: String
        let bytes: Double

        /// The instructions per line; `nil` if they could not be counted.
        let instructions: Double?

        let limit: Double
        let complaints: [String]

        var share: Double { (instructions ?? 0) / limit }
    }

    let bench: Bench

    func run() throws {
        let kinds = LineKind.all.filter { bench.options.includes($0.name) }
        var rows: [Row] = []
        var mispredicts: Double?
        for (place, kind) in kinds.enumerated() {
            bench.say("kind \(place + 1) of \(kinds.count): \(kind.name)")
            rows.append(try measure(kind))
        }
        if bench.options.includes("mix") {
            bench.say("the mix")
            let (row, count) = try measureMix()
            rows.append(row)
            mispredicts = count
        }
        print(rows, mispredicts)
    }

    private func measure(_ kind: LineKind) throws -> Row {
        let count = bench.options.kindLines
        let short = try ByteFile(bench.path("short.ndjson"))
        let long = try ByteFile(bench.path("long.ndjson"))
        try kind.write(count / 4, to: short)
        try kind.write(count, to: long)
        defer {
            bench.remove(short.path)
            bench.remove(long.path)
        }
        let slope = slope(short.path, long.path, lines: count - count / 4)
        let complaints = complaints(on: kind, in: long.path, lines: count)
        let bytes = Double(long.count) / Double(count)
        return Row(
            name: kind.name,
            bytes: bytes,
            instructions: slope?.instructions,
            limit: kind.limit.instructions(bytes: bytes, isChecked: bench.options.isChecked),
            complaints: complaints + countComplaints(slope)
        )
    }

    private func complaints(on kind: LineKind, in path: String, lines: Int) -> [String] {
        guard let report = bench.report(on: path, "--input", "ndjson") else { return ["no report"] }
        guard let rules = kind.rules else { return [] }
        let expected = rules.reduce(into: [:]) { $0[$1, default: 0] += lines }
        let sessions = report.checked.sessions
        let isWhole = !kind.isSession || !rules.isEmpty || sessions == lines
        return report.differences(from: expected)
            + (isWhole ? [] : ["\(sessions) sessions of \(lines)"])
    }

    private func countComplaints(_ slope: Slope?) -> [String] {
        slope == nil && InstructionCount.isAvailable ? ["no instructions counted"] : []
    }

    /// Measures the mix.
    ///
    /// Both files contain every violation, so that texts that are made once do not count.
    private func measureMix() throws -> (Row, Double?) {
        let count = bench.options.kindLines * 10
        let short = try bench.mix(count / 2)
        let long = try bench.mix(count)
        let slope = slope(
            short.path,
            long.path,
            lines: count - count / 2,
            predictsBranches: true
        )
        let bytes = Double(long.byteCount) / Double(count)
        let row = Row(
            name: "**the mix**",
            bytes: bytes,
            instructions: slope?.instructions,
            limit: InstructionLimit.mix.instructions(
                bytes: bytes,
                isChecked: bench.options.isChecked
            ),
            complaints: (bench.report(on: long.path)?.differences(from: long.planted)
                ?? ["no report"]) + countComplaints(slope)
        )
        return (row, slope?.mispredicts)
    }

    /// Measures the cost of each additional line.
    ///
    /// Both files are run at the same time, since no count depends on how busy the machine is.
    private func slope(
        _ short: String,
        _ long: String,
        lines: Int,
        predictsBranches: Bool = false
    ) -> Slope? {
        guard InstructionCount.isAvailable else { return nil }
        let runs = [short, long].map { path in
            InstructionCount.start(
                bench.command(path, jobs: 1, "--input", "ndjson"),
                predictsBranches: predictsBranches,
                summary: path + ".cachegrind"
            )
        }
        let counts = runs.map { $0.wait() }
        guard let less = counts[0], let more = counts[1] else { return nil }
        return Slope(
            instructions: Double(more.instructions - less.instructions) / Double(lines),
            mispredicts: Double(more.mispredicts - less.mispredicts) / Double(lines)
        )
    }

    private func print(_ rows: [Row], _ mispredicts: Double?) {
        Swift.print("\n## Instructions per line, worst kind first\n")
        if !InstructionCount.isAvailable {
            Swift.print("skipped: instructions (apt-get install valgrind)\n")
        }
        var table = MarkdownTable(
            "kind",
            "bytes",
            "instructions",
            "limit",
            "",
            "findings"
        )
        for row in rows.sorted(by: { $0.share > $1.share }) {
            let isOver = row.share > 1
            table.add(
                row.name,
                Figures.fixed(row.bytes, 0),
                row.instructions.map { Figures.fixed($0, 0) } ?? "-",
                Figures.fixed(row.limit, 0),
                isOver ? "OVER, \(Figures.short(row.share)) ×" : "",
                row.complaints.isEmpty ? "as planted" : row.complaints.joined(separator: "; ")
            )
            for complaint in row.complaints { bench.fail("\(row.name): \(complaint)") }
        }
        table.print()
        let over = rows.count { $0.share > 1 }
        if over > 0 { bench.fail("\(over) kinds of line take more instructions than their limits") }
        guard let mispredicts else { return }
        if mispredicts > 7 { bench.miss("7 mispredicts per line of the mix") }
        let mark = mispredicts > 7 ? " OVER" : ""
        Swift.print(
            "\nMispredicts per line of the mix: \(Figures.fixed(mispredicts, 1)), target 7.\(mark)"
        )
    }
}
