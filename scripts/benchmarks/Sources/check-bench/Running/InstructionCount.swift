import FoundationEssentials

/// The counts of cachegrind for a run.
struct InstructionCount {
    let instructions: Int
    let mispredicts: Int

    /// A running program under cachegrind.
    struct Running {
        fileprivate let child: RunningChild
        fileprivate let summary: String

        /// Waits for its end; returns `nil` if cachegrind counted nothing.
        func wait() -> InstructionCount? {
            _ = child.wait()
            defer { try? FileManager.default.removeItem(atPath: summary) }
            return InstructionCount(summaryAt: summary)
        }
    }

    /// Whether this machine has valgrind.
    static let isAvailable = ChildUsage.of(["/usr/bin/env", "valgrind", "--version"]).code == 0

    /// Starts a program under cachegrind, which writes to the file `summary`.
    ///
    /// With `input`, the program reads that file from a pipe.
    static func start(
        _ command: [String],
        predictsBranches: Bool = false,
        input: String? = nil,
        summary: String
    ) -> Running {
        let valgrind = [
            "/usr/bin/env", "SWIFT_DETERMINISTIC_HASHING=1", "valgrind", "--tool=cachegrind",
            "--cache-sim=no",
            "--branch-sim=\(predictsBranches ? "yes" : "no")", "--cachegrind-out-file=/dev/null",
        ]
        let child = RunningChild(valgrind + command, errors: summary, input: input)
        return Running(child: child, summary: summary)
    }

    private init?(summaryAt path: String) {
        guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
            return nil
        }
        var figures: [String: Int] = [:]
        for line in text.split(separator: "\n") {
            // ==123== I   refs:      42,524,325
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let name = parts[0].split(separator: " ").dropFirst().first
            else { continue }
            let digits = parts[1].drop { $0 == " " }.prefix { $0.isNumber || $0 == "," }
            figures[String(name)] = Int(digits.filter { $0 != "," })
        }
        guard let instructions = figures["I"] else { return nil }
        self.instructions = instructions
        mispredicts = figures["Mispredicts"] ?? 0
    }
}
