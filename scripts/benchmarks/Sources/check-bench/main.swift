import Foundation
import SessionModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

// Measures `session-conformance check` against Foundation's JSONDecoder on the same file in the same
// run: check-bench PROGRAM [LINES] [REPETITIONS]. Prints Markdown.

let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
    print("usage: check-bench PROGRAM [LINES] [REPETITIONS]")
    exit(64)
}
let program = arguments[1]
let lines = arguments.count > 2 ? Int(arguments[2]) ?? 1_000_000 : 1_000_000
let repetitions = arguments.count > 3 ? Int(arguments[3]) ?? 5 : 5

let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("sessions-\(getpid()).ndjson").path
defer { try? FileManager.default.removeItem(atPath: path) }
let corpus = try SessionLines(count: lines, path: path)
let megabytes = Double(corpus.byteCount) / 1e6

/// The CPU seconds and the peak memory of one run of the program.
func check() -> (seconds: Double, kilobytes: Int, code: Int32) {
    ChildUsage.of(program, ["check", "--format", "json", path])
}

/// The CPU seconds that JSONDecoder takes to decode each line, and how many it refuses.
func decode() throws -> (seconds: Double, refused: Int) {
    let decoder = JSONDecoder()
    var refused = 0
    let start = clock()
    try corpus.forEachLine { line in
        if (try? decoder.decode(SessionObject.self, from: line)) == nil { refused += 1 }
    }
    return (Double(clock() - start) / Double(CLOCKS_PER_SEC), refused)
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

// Side by side: each repetition runs both, so that a busy machine slows both.
var ours: [Double] = []
var theirs: [Double] = []
// The system counts the memory of whoever starts a program as the program's, so this is measured
// while there is little of it.
let memory = check().kilobytes
var refused = 0
var code: Int32 = 0
for _ in 0..<repetitions {
    let checked = check()
    ours.append(checked.seconds)
    code = checked.code
    let decoded = try decode()
    theirs.append(decoded.seconds)
    refused = decoded.refused
}
let ratios = zip(theirs, ours).map { $0 / $1 }
func figure(_ value: Double) -> String { String(format: "%.3g", value) }

print(
    """
    ## Checking payloads

    \(lines) lines, \(figure(megabytes)) MB of NDJSON, a session a line, one in ten with an unknown \
    field, \(corpus.violations) violations. Medians of \(repetitions) runs, CPU time of one thread.

    | peer | MB/s | × JSONDecoder |
    |---|---|---|
    | `session-conformance check`, process start included | \(figure(megabytes / median(ours))) | \
    \(figure(median(ratios))) |
    | Foundation `JSONDecoder`, three-state model | \(figure(megabytes / median(theirs))) | 1 |

    Peak memory of `check`: \(figure(Double(memory) / 1_024)) MB. Exit code \(code). \
    JSONDecoder refused \(refused) lines.
    """
)
