/// Measures CPU time on the mix, compared to the peers, and checks the catches.
struct MixPart {
    /// The runs of a program on the same file.
    private struct Runs {
        let peer: Peer
        let share: Double
        var seconds: [Double] = []
        var startSeconds: [Double] = []
        var peak = 0

        /// The time that the whole file takes, extrapolated for slow peers.
        var whole: Double { Figures.median(seconds) / share }

        /// The time less that for a file of one line.
        var net: Double { (Figures.median(seconds) - Figures.median(startSeconds)) / share }
    }

    let bench: Bench

    func run() throws {
        let count = bench.options.lines
        let mix = try bench.mix(count)
        let tenth = try bench.mix(max(count / 10, 1))
        let line = try bench.mix(1)
        let (peers, skipped) = Peer.all(in: bench.options.folder, scratch: bench.path("answer"))
        let ours = Peer(
            name: "`session-conformance check`",
            checks: "all",
            command: Array(bench.command("").dropLast()),
            target: nil,
            isSlow: false
        )
        var runs = ([ours] + peers).map { peer in
            Runs(peer: peer, share: peer.isSlow ? Double(tenth.lineCount) / Double(count) : 1)
        }
        bench.warm([mix.path, tenth.path])
        for round in 0..<bench.options.rounds {
            bench.say("the mix, round \(round + 1) of \(bench.options.rounds)")
            for place in runs.indices {
                measure(&runs[place], runs[place].peer.isSlow ? tenth : mix, line)
            }
        }
        print(runs, skipped, mix)
        checkCatches(in: mix)
    }

    private func measure(_ runs: inout Runs, _ file: MixFile, _ line: MixFile) {
        let start = ChildUsage.of(runs.peer.command + [line.path])
        let usage = ChildUsage.of(runs.peer.command + [file.path])
        if usage.code == nil { bench.fail("\(runs.peer.name): ended by a signal") }
        runs.startSeconds.append(start.seconds)
        runs.seconds.append(usage.seconds)
        runs.peak = max(runs.peak, usage.peakBytes)
    }

    private func print(_ runs: [Runs], _ skipped: [String], _ mix: MixFile) {
        let ours = runs[0]
        let megabytes = Double(mix.byteCount) / 1e6
        Swift.print(
            """

            ## CPU time on the mix, one job

            \(Figures.grouped(mix.lineCount)) lines, \(Figures.short(megabytes)) MB, \
            \(Figures.grouped(mix.violations)) violations. Medians of \(bench.options.rounds) \
            rounds in turn, user and system time, start included; "net" is less the time for a \
            file of one line. A peer marked * gets the first tenth of the file, and its time is \
            multiplied.

            """
        )
        var table = MarkdownTable(
            "program",
            "checks",
            "seconds",
            "MB/s",
            "one line, ms",
            "peak MiB",
            "check is faster by",
            "net"
        )
        for run in runs {
            table.add(
                run.peer.name + (run.peer.isSlow ? " *" : ""),
                run.peer.checks,
                Figures.fixed(run.whole, 3),
                Figures.short(megabytes / run.whole),
                Figures.fixed(Figures.median(run.startSeconds) * 1_000, 1),
                Figures.mebibytes(run.peak),
                Figures.fixed(run.whole / ours.whole, 2) + " ×",
                Figures.fixed(run.net / ours.net, 2) + " ×"
            )
        }
        table.print()
        for reason in skipped { Swift.print("\n" + reason) }
        if ours.peak > 32 << 20 { bench.miss("32 MiB on the mix") }
        for run in runs.dropFirst() {
            let target = run.peer.target
            guard let target, run.net / ours.net < target else { continue }
            bench.miss("\(Figures.short(target)) × \(run.peer.name)")
        }
        Swift.print(
            """

            Targets: 1.6 × simdjson, preferably 1.9 ×; 60 × JSONDecoder; 32 MiB. The smallest \
            peak that can be measured here is \(Figures.mebibytes(ChildUsage.floor)) MiB.
            """
        )
    }

    /// Compares the planted violations of each rule to the report.
    private func checkCatches(in mix: MixFile) {
        guard let report = bench.report(on: mix.path) else {
            bench.fail("no report on the mix")
            return
        }
        Swift.print("\n## Catches on the mix\n")
        let counts = report.counts
        let accusations = report.accusations
        let rules = Set(mix.planted.keys).union(accusations.keys).sorted { one, other in
            let isWrong = [one, other].map { mix.planted[$0, default: 0] != counts[$0, default: 0] }
            return isWrong[0] == isWrong[1] ? one < other : isWrong[0]
        }
        var table = MarkdownTable("rule", "planted", "counted", "")
        for rule in rules {
            let planted = mix.planted[rule, default: 0]
            let counted = counts[rule, default: 0]
            table.add(
                rule,
                String(planted),
                String(counted),
                planted == counted ? "" : planted > counted ? "MISSED" : "FALSE"
            )
        }
        table.print()
        for difference in report.differences(from: mix.planted) {
            bench.fail("the mix: \(difference)")
        }
    }
}
