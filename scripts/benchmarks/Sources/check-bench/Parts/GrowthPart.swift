/// Measures instructions, CPU time and memory at three sizes, each twice the one before.
///
/// Growth is judged by instructions, which are free of noise; time shows the effect of caches.
struct GrowthPart {
    /// The seconds of CPU time after which a run is ended.
    static let secondsLimit = 60

    /// The growth of instructions at twice the size from which it counts as worse than linear.
    ///
    /// Quadratic growth takes four times as much. Inputs that outgrow the size of a read are read
    /// twice from there on, which is a step and not a slope.
    static let ratioLimit = 2.6

    /// The divisor for the sizes of inputs whose instructions are counted, since counting is slow.
    static let instructionShare = 4

    /// The number of instructions below which ratios are not compared.
    static let noise = 1_000_000

    /// The measurements of an input.
    private struct Row {
        let input: GrowingInput
        let sizes: [Int]
        var usages: [ChildUsage] = []
        var net: [Double] = []

        /// The instructions at the three sizes, each divided, less those of a start.
        var instructions: [Int] = []

        /// The larger of the two ratios of instructions; `nil` if there are too few.
        var ratio: Double? {
            zip(instructions.dropFirst(), instructions).filter { $0.1 > GrowthPart.noise }
                .map { Double($0.0) / Double($0.1) }.max()
        }

        var wasEnded: Bool { usages.contains { $0.code == nil } }

        var isWorse: Bool { wasEnded || (ratio ?? 0) > GrowthPart.ratioLimit }
    }

    let bench: Bench

    func run() throws {
        let start = bench.path("start.json")
        let file = try ByteFile(start)
        try file.append(#"{"id":1}"#)
        try file.close()
        let startSeconds = (0..<5).map { _ in ChildUsage.of(bench.command(start)).seconds }
        let startCount = instructions(of: start, isPiped: false)
        var rows: [Row] = []
        for input in GrowingInput.all where bench.options.includes(input.name) {
            bench.say("growth: \(input.name)")
            var row = try measure(input, startSeconds: Figures.median(startSeconds))
            for size in row.sizes where startCount != nil {
                let file = try ByteFile(bench.path("growing.json"))
                try input.write(max(size / Self.instructionShare, 1), Repetition(file: file))
                try file.close()
                let count = instructions(of: file.path, isPiped: input.isPiped)
                row.instructions.append((count ?? 0) - (startCount ?? 0))
                bench.remove(file.path)
            }
            rows.append(row)
        }
        print(rows)
    }

    private func measure(_ input: GrowingInput, startSeconds: Double) throws -> Row {
        let first = bench.options.scaled(input.size)
        var row = Row(input: input, sizes: [first, first * 2, first * 4])
        for size in row.sizes where !row.wasEnded {
            let file = try ByteFile(bench.path("growing.json"))
            try input.write(size, Repetition(file: file))
            try file.close()
            defer { bench.remove(file.path) }
            let usage = check(file.path, isPiped: input.isPiped)
            row.usages.append(usage)
            row.net.append(max(usage.seconds - startSeconds, 0))
        }
        return row
    }

    /// Returns the instructions of one run; `nil` if they cannot be counted.
    private func instructions(of path: String, isPiped: Bool) -> Int? {
        guard InstructionCount.isAvailable else { return nil }
        return InstructionCount.start(
            bench.command(isPiped ? "-" : path),
            input: isPiped ? path : nil,
            summary: bench.path("growing.cachegrind")
        ).wait()?.instructions
    }

    /// Returns the fastest of several runs, of which there are fewer if one takes long.
    private func check(_ path: String, isPiped: Bool) -> ChildUsage {
        func once() -> ChildUsage {
            ChildUsage.of(
                bench.command(isPiped ? "-" : path),
                input: isPiped ? path : nil,
                limit: Self.secondsLimit
            )
        }
        var best = once()
        guard best.code != nil, best.seconds < 2 else { return best }
        for _ in 0..<(best.seconds < 0.5 ? 4 : 1) {
            let other = once()
            if other.seconds < best.seconds { best = other }
        }
        return best
    }

    private func print(_ rows: [Row]) {
        Swift.print(
            """

            ## Growth, one job, worst first

            CPU seconds without the start of the program, and peak memory, at three sizes. The \
            ratio is that of instructions, on inputs of a quarter of these sizes. Growth counts as \
            worse than linear if twice the size takes more than \
            \(Figures.fixed(Self.ratioLimit, 1)) times the instructions.

            """
        )
        if !InstructionCount.isAvailable {
            Swift.print("skipped: instructions (apt-get install valgrind)\n")
        }
        var table = MarkdownTable(
            "what grows",
            "sizes",
            "seconds",
            "ratio per doubling",
            "",
            "peak, MiB"
        )
        let sorted = rows.sorted {
            ($0.wasEnded ? 1 : 0, $0.ratio ?? 0) > ($1.wasEnded ? 1 : 0, $1.ratio ?? 0)
        }
        for row in sorted {
            if row.isWorse { bench.miss("linear growth: \(row.input.name)") }
            let seconds = row.net.map { Figures.fixed($0, 2) }
            let ended = row.wasEnded ? " (ended after \(Self.secondsLimit) s, or by a crash)" : ""
            table.add(
                row.input.name,
                row.sizes.map { Figures.grouped($0) }.joined(separator: " / "),
                seconds.joined(separator: " / ") + ended,
                row.ratio.map { Figures.fixed($0, 1) } ?? "-",
                row.isWorse ? "WORSE THAN LINEAR" : "",
                row.usages.map { Figures.mebibytes($0.peakBytes) }.joined(separator: " / ")
            )
        }
        table.print()
    }
}
