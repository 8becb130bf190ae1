import FoundationEssentials

/// What the parts share: the options, the folder for files, and what has failed.
final class Bench {
    let options: BenchOptions

    /// What makes the benchmark fail, in order.
    private(set) var failures: [String] = []

    /// Targets that are not reached, in order.
    private var misses: [String] = []

    private var mixes: [String: MixFile] = [:]

    init(options: BenchOptions) {
        self.options = options
    }

    func path(_ name: String) -> String { options.data + "/" + name }

    func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    /// The command that checks a file.
    func command(_ path: String, jobs: Int = 1, _ more: String...) -> [String] {
        [options.program, "check", "--jobs", String(jobs), "--format", "json"] + more + [path]
    }

    /// Reads files until they are in memory, for which the first runs would pay.
    func warm(_ paths: [String]) {
        say("reading the files once and again")
        for path in paths + paths { _ = ChildUsage.of(command(path)) }
    }

    /// Checks a file, and reads the report with at most a thousand rows.
    ///
    /// With more, the memory that this takes would show as the peak of every later child.
    func report(on path: String, _ more: String...) -> CheckReport? {
        let output = self.path("report.json")
        defer { remove(output) }
        let command = command(path, jobs: 1, "--max-findings", "1000") + more
        _ = ChildUsage.of(command, output: output)
        return CheckReport(at: output)
    }

    /// The mix with so many lines, written once.
    func mix(_ count: Int, isList: Bool = false) throws -> MixFile {
        let name = "mix-\(count)\(isList ? "-list" : "").ndjson"
        if let mix = mixes[name] { return mix }
        say("writing \(name)")
        let mix = try MixFile(count, isList: isList, at: path(name))
        mixes[name] = mix
        return mix
    }

    func fail(_ reason: String) { failures.append(reason) }

    /// Names a target that is not reached, which is printed and does not make the benchmark fail.
    func miss(_ target: String) { misses.append(target) }

    /// Shows progress on standard error.
    func say(_ text: String) {
        StandardError.write(text)
    }

    func printVerdict() {
        print("\n## Verdict\n")
        if failures.isEmpty { print("Everything that is asserted holds.") }
        for failure in failures { print("- FAILED: \(failure)") }
        for target in misses { print("- Not reached: \(target)") }
    }
}
