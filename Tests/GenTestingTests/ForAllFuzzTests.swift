import Foundation
import Gen
import GenTesting
import PropertyFuzz
import Synchronization
import Testing

/// Tests `forAll` with properties whose verdicts are known.
///
/// The environment variables `FUZZ_RUNS` and `FUZZ_SEED` set the number of runs and the first seed.
/// `scripts/soak` uses them.
@Suite
struct `Random properties in tests` {
    /// The ways a body can fail.
    private enum Way: Error, CaseIterable {
        case w0, w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w11, w12, w13, w14, w15
    }

    private static func setting(_ name: String, _ fallback: UInt64) -> UInt64 {
        ProcessInfo.processInfo.environment[name].flatMap(UInt64.init) ?? fallback
    }

    @Test
    func `have the expected outcomes`() async throws {
        let first = Self.setting("FUZZ_SEED", 1)
        let test = try #require(Test.current)
        for seed in first..<first + Self.setting("FUZZ_RUNS", 10) {
            let run = FuzzRun(seed: seed)
            let log = FuzzRun.Log()
            let issues = await recorded { try await Self.runInTest(run, log) }
            #expect(Test.current?.name == test.name)
            Self.check(issues, of: run, log, seed: seed)
        }
    }

    /// Returns the verdict of a body, which cannot discard values and passes instead.
    private static func verdict(of run: FuzzRun, on value: FuzzValue) -> Verdict {
        let verdict = run.property.verdict(on: value)
        return verdict == .discarded ? .holds : verdict
    }

    private static func runInTest(_ run: FuzzRun, _ log: FuzzRun.Log) async throws {
        try await forAll(run.generator.generator, run.settings) { value in
            let verdict = log.noted(verdict(of: run, on: value))
            guard case .fails(let failure) = verdict else { return }
            let way = Int(failure.identity.dropFirst(4)) ?? 0
            // Half of the failures are errors, half are issues.
            if way % 2 == 1 { throw Way.allCases[way] }
            withKnownIssue(isIntermittent: true) { Issue.record("known") }
            Issue.record("way \(way)", sourceLocation: place)
        }
    }

    /// Where all issues are recorded.
    private static let place = #_sourceLocation

    /// The failure of the search in a test, which is identified by the error or by the place.
    ///
    /// The same names make the same search: which of two failures is shrunk first depends on them.
    private static func failure(_ way: Int) -> Failure {
        guard way % 2 == 0 else { return Failure(Way.allCases[way]) }
        let identity = "\(place.fileID):\(place.line):\(place.column)"
        return Failure(identity: identity, message: "")
    }

    private static func check(_ issues: [Issue], of run: FuzzRun, _ log: FuzzRun.Log, seed: UInt64)
    {
        let outcome = run.generator.generator.check(run.settings) { value, _ in
            let verdict = verdict(of: run, on: value)
            guard case .fails(let failure) = verdict else { return verdict }
            return .fails(Self.failure(Int(failure.identity.dropFirst(4)) ?? 0))
        }
        let failures = issues.filter(\.isFailure)
        let expected =
            switch outcome.verdict {
            case .passed: 0
            case .gaveUp: 1
            case .failed: outcome.counterexamples.count + (outcome.hasOtherFailures ? 1 : 0)
            }
        if failures.count != expected || log.hasFailed != (outcome.verdict == .failed) {
            Issue.record(
                """
                seed \(seed): \(failures.count) failures, expected \(expected): \
                \(outcome.verdict), run: \(run)
                """
            )
        }
        let texts = comments(failures)
        for found in outcome.counterexamples
        where !texts.contains("fails for \(ValueText.of(found.value))") {
            Issue.record("seed \(seed): \(found.value) is not reported, run: \(run)")
        }
    }
}
