/// Measures the same sessions as lines, as a list, as an array and in an archive.
struct FormsPart {
    let bench: Bench

    func run() throws {
        let count = max(bench.options.lines / 2, 1)
        var files: [(form: MixFile.Form, file: MixFile, line: MixFile)] = []
        for form in MixFile.Form.allCases {
            bench.say("writing the mix as \(form.rawValue)")
            let name = "form-\(files.count)"
            files.append(
                (
                    form,
                    try MixFile(count, form: form, isList: true, at: bench.path(name)),
                    try MixFile(1, form: form, isList: true, at: bench.path(name + "-line"))
                )
            )
        }
        var seconds = files.map { _ in [Double]() }
        var starts = seconds
        var peaks = files.map { _ in 0 }
        bench.warm(files.map(\.file.path))
        for round in 0..<bench.options.rounds {
            bench.say("the forms, round \(round + 1) of \(bench.options.rounds)")
            for (place, entry) in files.enumerated() {
                let usage = ChildUsage.of(bench.command(entry.file.path))
                seconds[place].append(usage.seconds)
                starts[place].append(ChildUsage.of(bench.command(entry.line.path)).seconds)
                peaks[place] = max(peaks[place], usage.peakBytes)
            }
        }
        Swift.print(
            """

            ## The same sessions in other forms, one job

            \(Figures.grouped(count)) sessions of the mix, without the violations that would break \
            a list. Medians of \(bench.options.rounds) rounds in turn.

            """
        )
        var table = MarkdownTable(
            "form",
            "MB",
            "seconds",
            "peak MiB",
            "× NDJSON",
            "net",
            "target",
            "",
            "findings"
        )
        let first = (Figures.median(seconds[0]), Figures.median(starts[0]))
        for (place, entry) in files.enumerated() {
            let time = Figures.median(seconds[place])
            let ratio = (time - Figures.median(starts[place])) / (first.0 - first.1)
            let target = entry.form == .archive ? 2.5 : entry.form == .lines ? 1 : 1.1
            let report = bench.report(on: entry.file.path)
            let differences = report?.differences(from: entry.file.planted) ?? ["no report"]
            if let report, report.checked.sessions != count {
                bench.fail(
                    "\(entry.form.rawValue): \(report.checked.sessions) sessions of \(count)"
                )
            }
            table.add(
                entry.form.rawValue,
                Figures.megabytes(entry.file.byteCount),
                Figures.fixed(time, 3),
                Figures.mebibytes(peaks[place]),
                Figures.fixed(time / first.0, 2),
                Figures.fixed(ratio, 2),
                Figures.fixed(target, 1),
                ratio > target ? "OVER" : "",
                differences.isEmpty ? "as planted" : differences.joined(separator: "; ")
            )
            if ratio > target {
                bench.miss("\(entry.form.rawValue) within \(Figures.short(target)) × NDJSON")
            }
            for difference in differences { bench.fail("\(entry.form.rawValue): \(difference)") }
            bench.remove(entry.file.path)
        }
        table.print()
    }
}
