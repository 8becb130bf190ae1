import Foundation
import SessionConformance

// How many random cases of `model` a second of processor time brings, with everything a case takes:
// making the payload, reading it, decoding and encoding by the model, and the judgement.
let arguments = CommandLine.arguments.dropFirst()
let cases = arguments.first.flatMap { Int($0) } ?? 300_000
let runs = arguments.dropFirst().first.flatMap { Int($0) } ?? 5
await ModelTable(cases: cases, runs: runs).print()
