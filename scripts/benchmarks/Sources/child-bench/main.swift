import Foundation
import SessionConformance

// Measures how much of our own time a case takes that a child process answers. The program is also
// its own child: `child-bench echo` returns what it gets, and `child-bench rest MICROSECONDS` is a
// correct model with a delay.
let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "echo":
    Echo().serve()
case "rest":
    let rest = arguments.dropFirst().first.flatMap { useconds_t($0) } ?? 0
    try await TesteeServer.run(DelayedTestee(rest: rest))
default:
    guard let model = arguments.first else {
        print("usage: child-bench PATH-OF-session-testee [RUNS]")
        exit(64)
    }
    let runs = arguments.dropFirst().first.flatMap { Int($0) } ?? 5
    await ChildTable(model: model, runs: runs).print()
}
