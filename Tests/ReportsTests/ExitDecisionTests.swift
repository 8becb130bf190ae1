import Reports
import SessionContract
import Testing

@Suite
struct `The exit of a run` {
    private func totals(_ counts: [Severity: Int]) -> Report.Totals { Report.Totals(counts) }

    @Test
    func `follows from findings, threshold and failures, in every combination`() {
        let severities: [Severity] = [.error, .warning, .note, .inconclusive]
        let thresholds: [Severity] = [.error, .warning, .note]
        for bits in 0..<16 {
            let present = severities.enumerated().filter { bits >> $0.offset & 1 == 1 }
                .map(\.element)
            for threshold in thresholds {
                for failures in [[], ["cannot read a"]] {
                    let exit = ExitDecision(
                        totals: totals(Dictionary(uniqueKeysWithValues: present.map { ($0, 2) })),
                        failOn: threshold,
                        failures: failures
                    ).exit
                    let violates =
                        present.contains(.error)
                        || present.contains(.warning) && threshold != .error
                        || present.contains(.note) && threshold == .note
                    let expected: (Int32, Report.Verdict) =
                        if violates {
                            (1, .violates)
                        } else if !failures.isEmpty {
                            (2, .failed)
                        } else if present.contains(.inconclusive) {
                            (3, .inconclusive)
                        } else {
                            (0, .conforms)
                        }
                    #expect(exit.code == expected.0, "\(present) \(threshold) \(failures)")
                    #expect(exit.verdict == expected.1, "\(present) \(threshold) \(failures)")
                    #expect(!exit.reason.isEmpty)
                }
            }
        }
    }

    @Test
    func `has the code of the signal and keeps its verdict when interrupted`() {
        let broken = ExitDecision(totals: totals([.error: 1]), interruption: 2).exit
        #expect(broken.code == 130)
        #expect(broken.verdict == .violates)
        #expect(broken.reason == "interrupted; until then: 1 error")
        let unfinished = ExitDecision(totals: totals([:]), interruption: 15).exit
        #expect(unfinished.code == 143)
        #expect(unfinished.verdict == .inconclusive)
        #expect(unfinished.reason == "interrupted before everything was looked at")
    }

    @Test(arguments: [
        (Severity.error, [Severity.error: 1], [], "1 error"),
        (.note, [.error: 2, .note: 1], [], "2 errors, 1 note"),
        (.error, [.error: 2, .note: 1], ["cannot read a"], "2 errors; also, cannot read a"),
        (.error, [:], ["cannot read a", "b", "c"], "cannot read a (and 2 more)"),
        (.error, [.note: 9], [], "no errors"),
        (.warning, [.note: 9], [], "no errors or warnings"),
        (.note, [:], [], "no errors, warnings or notes"),
    ])
    func `gives its reason`(
        failOn: Severity,
        counts: [Severity: Int],
        failures: [String],
        reason: String
    ) {
        let decision = ExitDecision(totals: totals(counts), failOn: failOn, failures: failures)
        #expect(decision.exit.reason == reason)
    }
}
