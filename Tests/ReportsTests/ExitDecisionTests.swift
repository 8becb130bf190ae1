import Reports
import SessionContract
import Testing

@Suite
struct `The exit of a run` {
    /// A rule of each severity.
    private static let rules: [(severity: Severity, rule: Rule)] = [
        (.error, .contractNull), (.warning, .timestampMalformed), (.note, .contractUndeclared),
        (.inconclusive, .liveAuth),
    ]

    /// Returns the exit of a run with these numbers of findings per severity.
    private func exit(
        _ counts: [Severity: Int],
        failOn: Severity = .error,
        failures: [String] = [],
        _ change: (inout RunRecord) -> Void = { _ in }
    ) -> Report.Exit {
        var ledger = Ledger()
        let wording = Wording(message: "", kind: "", observed: "", expected: "", fix: "")
        for (severity, rule) in Self.rules {
            guard let count = counts[severity] else { continue }
            ledger.add(Finding(rule, wording), count: count)
        }
        return report(of: ledger, failOn: failOn) { run in
            run.failures = failures
            change(&run)
        }.exit
    }

    @Test
    func `is tested with a rule of each severity`() {
        for (severity, rule) in Self.rules { #expect(rule.defaultSeverity == severity) }
    }

    @Test
    func `follows from findings, threshold and failures, in every combination`() {
        let thresholds: [Severity] = [.error, .warning, .note]
        for bits in 0..<16 {
            let present = Self.rules.enumerated().filter { bits >> $0.offset & 1 == 1 }
                .map(\.element.severity)
            for threshold in thresholds {
                for failures in [[], ["cannot read a"]] {
                    let exit = exit(
                        Dictionary(uniqueKeysWithValues: present.map { ($0, 2) }),
                        failOn: threshold,
                        failures: failures
                    )
                    let violates =
                        present.contains(.error)
                        || present.contains(.warning) && threshold != .error
                        || present.contains(.note) && threshold == .note
                    let expected: (ExitCode, Report.Verdict) =
                        if violates {
                            (.findings, .violates)
                        } else if !failures.isEmpty {
                            (.failed, .failed)
                        } else if present.contains(.inconclusive) {
                            (.inconclusive, .inconclusive)
                        } else {
                            (.success, .conforms)
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
        let broken = exit([.error: 1]) { $0.interruption = 2 }
        #expect(broken.code == .interrupted(by: 2))
        #expect(broken.verdict == .violates)
        #expect(broken.reason == "interrupted; so far: 1 error")
        let unfinished = exit([:]) { $0.interruption = 15 }
        #expect(unfinished.code == .interrupted(by: 15))
        #expect(unfinished.verdict == .inconclusive)
        #expect(unfinished.reason == "interrupted before everything was checked")
    }

    @Test(arguments: [
        (Severity.error, [Severity.error: 1], [], "1 error"),
        (.note, [.error: 2, .note: 1], [], "2 errors, 1 note"),
        (.error, [.error: 2, .note: 1], ["cannot read a"], "2 errors; also: cannot read a"),
        (.error, [:], ["cannot read a", "b", "c"], "cannot read a (and 2 more)"),
        (.error, [.note: 9], [], "no errors"),
        (.warning, [.note: 9], [], "no errors or warnings"),
        (.note, [:], [], "no errors, warnings or notes"),
    ])
    func `has a reason`(
        failOn: Severity,
        counts: [Severity: Int],
        failures: [String],
        reason: String
    ) {
        #expect(exit(counts, failOn: failOn, failures: failures).reason == reason)
    }

    @Test
    func `mentions the time limit, unless the run failed or was interrupted`() {
        let limit = "; the time limit ended the run before all cases were tested"
        #expect(exit([:]) { $0.isShort = true }.reason == "no errors" + limit)
        #expect(exit([:]) { $0.isShort = true }.code == .inconclusive)
        #expect(exit([.error: 1]) { $0.isShort = true }.reason == "1 error" + limit)
        #expect(exit([.error: 1]) { $0.isShort = true }.code == .findings)
        let parts = exit([:]) { run in
            run.isShort = true
            run.units = [
                RunUnit("corpus", .phase, asked: 700),
                RunUnit("presence", .phase, asked: 8, skipped: 2),
                RunUnit("random", .phase, skipped: 1_000),
            ]
        }
        let rest = " (not tested: 2 of 10 presence, 1000 of 1000 random)"
        #expect(parts.reason == "no errors" + limit + rest)
        #expect(exit([:], failures: ["a"]) { $0.isShort = true }.reason == "a")
        let interrupted = exit([.error: 1]) { run in
            run.isShort = true
            run.interruption = 2
        }
        #expect(interrupted.reason == "interrupted; so far: 1 error")
    }

    @Test
    func `says that no finding counts if all cases were in staging`() {
        func reason(uncounted: Int) -> String {
            exit([:]) { run in
                run.checked.cases = 3
                run.uncountedCases = uncounted
            }.reason
        }
        #expect(
            reason(uncounted: 3)
                == "no errors; all cases were in staging, where findings do not count"
        )
        #expect(reason(uncounted: 2) == "no errors")
        #expect(reason(uncounted: 0) == "no errors")
    }

    @Test
    func `is a failure if a report cannot be written`() {
        var report = report()
        report.fail("cannot write the report to a: no space left", code: .failed)
        #expect(report.exit.code == .failed)
        #expect(report.exit.verdict == .failed)
        #expect(report.exit.reason == "cannot write the report to a: no space left")
    }
}
