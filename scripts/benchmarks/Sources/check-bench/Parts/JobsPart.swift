/// Compares two jobs to one in wall time, and checks that they report the same.
struct JobsPart {
    let bench: Bench

    func run() throws {
        let mix = try bench.mix(bench.options.lines)
        var walls: [[Double]] = [[], []]
        var seconds: [[Double]] = [[], []]
        var peaks = [0, 0]
        bench.warm([mix.path])
        for round in 0..<bench.options.rounds {
            bench.say("jobs, round \(round + 1) of \(bench.options.rounds)")
            for place in 0..<2 {
                let usage = ChildUsage.of(bench.command(mix.path, jobs: place + 1))
                walls[place].append(usage.wallSeconds)
                seconds[place].append(usage.seconds)
                peaks[place] = max(peaks[place], usage.peakBytes)
            }
        }
        Swift.print(
            """

            ## Two jobs compared to one

            The mix, \(Figures.megabytes(mix.byteCount)) MB. Medians of \(bench.options.rounds) \
            rounds in turn. The target applies to 400 MB or more on a machine with two free cores.

            """
        )
        var table = MarkdownTable("jobs", "wall", "CPU", "peak MiB", "× one", "target")
        for place in 0..<2 {
            let ratio = Figures.median(walls[0]) / Figures.median(walls[place])
            table.add(
                String(place + 1),
                Figures.fixed(Figures.median(walls[place]), 3),
                Figures.fixed(Figures.median(seconds[place]), 3),
                Figures.mebibytes(peaks[place]),
                Figures.fixed(ratio, 2),
                place == 0 ? "" : "1.7"
            )
            if place == 1, ratio < 1.7 { bench.miss("two jobs at 1.7 × the speed of one") }
        }
        table.print()
        Swift.print("")
        compareRows(on: mix.path, name: "the mix")
        for name in ["a fresh key of 32 letters on every line", "random byte mutations"] {
            guard let kind = LineKind.all.first(where: { $0.name == name }) else { continue }
            let file = try ByteFile(bench.path("limits.ndjson"))
            try kind.write(min(bench.options.lines, 200_000), to: file)
            compareRows(on: file.path, name: name)
            bench.remove(file.path)
        }
    }

    /// Checks that one, two and three jobs report the same rows in the same order.
    private func compareRows(on path: String, name: String) {
        let outputs = (1...3).map { bench.path("jobs-\($0).json") }
        for (place, output) in outputs.enumerated() {
            _ = ChildUsage.of(
                bench.command(path, jobs: place + 1, "--max-findings", "10000"),
                output: output
            )
        }
        // Compared by other programs, to keep this one small: see `ChildUsage.floor`.
        let comparison = """
            for f; do
                grep -vE '"(startedAt|durationMilliseconds)"' "$f" > "$f.rows" || exit 2
                cmp -s "$1.rows" "$f.rows" || exit 1
            done
            """
        let usage = ChildUsage.of(["/bin/sh", "-c", comparison, "sh"] + outputs)
        let isEqual = usage.code == 0
        Swift.print("- \(name): \(isEqual ? "same rows" : "DIFFERENT ROWS") with 1, 2 and 3 jobs")
        if !isEqual { bench.fail("\(name): the rows depend on the number of jobs") }
        for output in outputs {
            bench.remove(output)
            bench.remove(output + ".rows")
        }
    }
}
