import Gen

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A table of the session records generated and checked per second of processor time.
///
/// The property always holds, so nothing is shrunk.
struct ThroughputTable {
    func print() {
        Swift.print("| cases | records per CPU second | ns per record |")
        Swift.print("|---|---|---|")
        #if DEBUG
            let sizes = [1000, 10_000, 100_000]
        #else
            let sizes = [1000, 10_000, 100_000, 1_000_000, 10_000_000]
        #endif
        for cases in sizes {
            let seconds = (0..<(cases > 100_000 ? 1 : 5)).map { _ in measure(cases) }.sorted()
            let median = seconds[seconds.count / 2]
            let rate = Int(Double(cases) / median)
            Swift.print("| \(cases) | \(rate) | \(rounded(median / Double(cases) * 1e9, 0)) |")
        }
    }

    private func measure(_ cases: Int) -> Double {
        let start = processorTime()
        let outcome = SessionRecord.generator.check(RunSettings(cases: cases, seed: 1)) { _ in true
        }
        precondition(outcome.statistics.cases == cases)
        return processorTime() - start
    }
}

/// The processor time that this process has used, in seconds.
func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
