import Foundation

/// How many servers the tests make; `scripts/soak --servers` makes more.
enum RandomServerRuns {
    private static func number(_ name: String, _ fallback: UInt64) -> UInt64 {
        ProcessInfo.processInfo.environment[name].flatMap(UInt64.init) ?? fallback
    }

    private static let first = number("SERVER_SEED", 1)

    /// The seeds of healthy servers.
    static let seeds = first..<first + number("SERVER_RUNS", 20)

    /// The seeds of servers with each defect.
    static let seedsOfEachDefect =
        first..<first + max(1, number("SERVER_RUNS", 100) / UInt64(ServerDefect.all.count))
}
