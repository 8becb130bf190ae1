#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

// Measures `session-conformance check` on every kind of line, compared to other programs. Prints
// Markdown; scripts/bench documents the options. As `check-bench decode FILE` it is one of those
// programs itself.

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "decode", arguments.count == 2 {
    try DecoderPeer.run(arguments[1])
    exit(0)
}
do {
    let bench = Bench(options: try BenchOptions(arguments))
    for part in bench.options.parts { try part.run(bench) }
    bench.printVerdict()
    exit(bench.failures.isEmpty ? 0 : 1)
} catch let mistake as BenchOptions.Mistake {
    StandardError.write(mistake.description)
    exit(64)
}
