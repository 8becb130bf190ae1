import Gen

let seeds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1000
let only = CommandLine.arguments.dropFirst(2).first
ShrinkingTable(seeds: seeds, only: only).print()
