/// Measures the peak memory of `check` on inputs that are each large in one way.
struct MemoryPart {
    /// The seconds of CPU time after which a run is ended.
    static let secondsLimit = 120

    let bench: Bench

    func run() throws {
        let inputs = LargeInput.all(bench.options.scaled).filter {
            bench.options.includes($0.name)
        }
        var rows: [(share: Double, cells: [String])] = []
        for input in inputs {
            bench.say("memory: \(input.name)")
            let file = try ByteFile(bench.path("large.json"))
            try input.write(Repetition(file: file))
            try file.close()
            defer { bench.remove(file.path) }
            let usage = ChildUsage.of(bench.command(file.path), limit: Self.secondsLimit)
            let share = Double(usage.peakBytes) / Double(input.limit)
            if share > 1 { bench.miss("memory: \(input.name)") }
            if !usage.hasVerdict { bench.fail("memory: \(input.name): no verdict") }
            rows.append((share, cells(input, usage, fileBytes: file.count)))
        }
        Swift.print(
            """

            ## Peak memory, one job, worst first

            The limit is 32 MiB; a single session may add its length, up to 64 MiB, and 100 bytes \
            per distinct key. The smallest peak that can be measured here is \
            \(Figures.mebibytes(ChildUsage.floor)) MiB.

            """
        )
        var table = MarkdownTable(
            "input",
            "file, MB",
            "peak, MiB",
            "limit, MiB",
            "",
            "seconds",
            "exit code"
        )
        for row in rows.sorted(by: { $0.share > $1.share }) { table.add(row.cells) }
        table.print()
    }

    private func cells(_ input: LargeInput, _ usage: ChildUsage, fileBytes: Int) -> [String] {
        [
            input.name,
            Figures.megabytes(fileBytes),
            Figures.mebibytes(usage.peakBytes),
            Figures.mebibytes(input.limit),
            usage.peakBytes > input.limit ? "OVER" : "",
            Figures.fixed(usage.seconds, 2),
            usage.code.map { String($0) } ?? "ended by a signal",
        ]
    }
}
