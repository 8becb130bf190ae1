import Gen

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A table of the session records generated and checked per second of processor time, and of those
/// that a loop without a library generates.
///
/// The property always holds, so nothing is shrunk.
struct ThroughputTable {
    func print() {
        Swift.print("| cases | records per CPU second | ns per record | by hand, ns |")
        Swift.print("|---|---|---|---|")
        #if DEBUG
            let sizes = [1000, 10_000, 100_000]
        #else
            let sizes = [1000, 10_000, 100_000, 1_000_000, 10_000_000]
        #endif
        for cases in sizes {
            let runs = cases > 1_000_000 ? 1 : cases > 10_000 ? 5 : 51
            let library = median(runs) { measure(cases) } / Double(cases)
            let byHand = median(runs) { measureByHand(cases) } / Double(cases)
            let cells = [
                "\(cases)", rounded(1 / library, 0), rounded(library * 1e9, 0),
                rounded(byHand * 1e9, 0),
            ]
            Swift.print("| \(cells.joined(separator: " | ")) |")
        }
    }

    private func median(_ runs: Int, _ measure: () -> Double) -> Double {
        let seconds = (0..<runs).map { _ in measure() }.sorted()
        return seconds[runs / 2]
    }

    private func measure(_ cases: Int) -> Double {
        let start = processorTime()
        let outcome = SessionRecord.generator.check(RunSettings(cases: cases, seed: 1)) { _ in true
        }
        precondition(outcome.statistics.cases == cases)
        return processorTime() - start
    }

    private func measureByHand(_ cases: Int) -> Double {
        let start = processorTime()
        var byHand = HandWrittenRecord()
        precondition(byHand.draw(cases) > 0)
        return processorTime() - start
    }
}

/// The processor time that this process has used, in seconds.
func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
