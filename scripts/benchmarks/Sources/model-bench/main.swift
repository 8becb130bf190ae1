import Foundation
import SessionConformance

// Measures how many random cases of `model` a second of CPU time yields, with everything that a
// case takes: making the payload, reading it, decoding and encoding by the model, and judging the
// result.
let arguments = CommandLine.arguments.dropFirst()
let cases = arguments.first.flatMap { Int($0) } ?? 300_000
let runs = arguments.dropFirst().first.flatMap { Int($0) } ?? 5
await ModelTable(cases: cases, runs: runs).print()
