import FoundationEssentials

/// The state that the parts share: the options, the folder for files, and the failures.
final class Bench {
    let options: BenchOptions

    /// The reasons why the benchmark fails, in order.
    private(set) var failures: [String] = []

    /// Missed targets, in order.
    private var misses: [String] = []

    private var mixes: [String: MixFile] = [:]

    init(options: BenchOptions) {
        self.options = options
    }

    func path(_ name: String) -> String { options.data + "/" + name }

    func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    /// Returns the command that checks a file.
    func command(_ path: String, jobs: Int = 1, _ more: String...) -> [String] {
        [options.program, "check", "--jobs", String(jobs), "--format", "json"] + more + [path]
    }

    /// Reads files into the page cache, so that the first runs do not pay for that.
    func warm(_ paths: [String]) {
        say("reading all files twice")
        for path in paths + paths { _ = ChildUsage.of(command(path)) }
    }

    /// Checks a file and returns its report, with at most a thousand rows.
    ///
    /// The memory to decode more would show in the peak of every later child.
    func report(on path: String, _ more: String...) -> CheckReport? {
        let output = self.path("report.json")
        defer { remove(output) }
        let command = command(path, jobs: 1, "--max-findings", "1000") + more
        _ = ChildUsage.of(command, output: output)
        return CheckReport(at: output)
    }

    /// Returns the mix with `count` lines, which is written only once.
    func mix(_ count: Int, isList: Bool = false) throws -> MixFile {
        let name = "mix-\(count)\(isList ? "-list" : "").ndjson"
        if let mix = mixes[name] { return mix }
        say("writing \(name)")
        let mix = try MixFile(count, isList: isList, at: path(name))
        mixes[name] = mix
        return mix
    }

    func fail(_ reason: String) { failures.append(reason) }

    /// Records a missed target, which is printed but does not make the benchmark fail.
    func miss(_ target: String) { misses.append(target) }

    /// Prints progress to standard error.
    func say(_ text: String) {
        StandardError.write(text)
    }

    func printVerdict() {
        print("\n## Verdict\n")
        if failures.isEmpty { print("All assertions hold.") }
        for failure in failures { print("- FAILED: \(failure)") }
        for target in misses { print("- Missed target: \(target)") }
    }
}
