let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "throughput":
    ThroughputTable().print()
    print()
    KindsTable(only: nil).print()
case "kinds":
    KindsTable(only: arguments.dropFirst().first).print()
case "shrinking":
    let seeds = arguments.dropFirst().first.flatMap { Int($0) } ?? 200
    ShrinkingTable(seeds: seeds, only: arguments.dropFirst(2).first).print()
default:
    print("usage: gen-bench shrinking [seeds] [problem] | throughput | kinds [kind]")
}
