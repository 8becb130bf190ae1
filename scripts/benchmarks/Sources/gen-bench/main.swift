import Gen

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "throughput" {
    ThroughputTable().print()
} else {
    let seeds = arguments.first.flatMap { Int($0) } ?? 1000
    ShrinkingTable(seeds: seeds, only: arguments.dropFirst().first).print()
}
