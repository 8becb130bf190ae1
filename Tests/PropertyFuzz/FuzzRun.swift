package import Gen
import Synchronization

/// A run of a random property with a random generator, and the checks of its outcome.
///
/// The expected outcome follows from a log of the verdicts of the property.
package struct FuzzRun: Sendable {
    package let generator: FuzzGenerator
    package let property: FuzzProperty
    package var settings: RunSettings
    /// The number of scores that a case has.
    package var scores: Int

    /// Creates a run from a seed.
    package init(seed: UInt64) {
        var bits = SplitMix64(state: seed)
        generator = FuzzGenerator.any(&bits)
        property = FuzzProperty(&bits)
        let cases = [0, 1, 2, 7, 31, 32, 33, 64, 100][Int(bits.next(upperBound: 9 as UInt64))]
        var settings = RunSettings(cases: cases, seed: Seed(bits.next()))
        settings.coversFirst = bits.next() & 3 > 0
        settings.casesAfterFailure = [0, 5, 100][Int(bits.next(upperBound: 3 as UInt64))]
        let budgets = [0, 0, 5, 5, 20, 20, 60, 300]
        settings.shrinkBudget = budgets[Int(bits.next(upperBound: 8 as UInt64))]
        settings.workers = 1 + Int(bits.next(upperBound: 4 as UInt64))
        self.settings = settings
        scores = [0, 0, 1, 3][Int(bits.next(upperBound: 4 as UInt64))]
    }

    /// Returns the verdict of the property, and scores the case.
    private func verdict(on value: FuzzValue, _ notes: CaseNotes) -> Verdict {
        let code = value.code
        for score in 0..<scores where code % 4 > 0 {
            notes.target(Double(code >> UInt64(7 * score) & 0xFFFF), label: "\(score)")
        }
        return property.verdict(on: value)
    }

    /// A log of the verdicts of a property.
    package final class Log: Sendable {
        private struct State {
            var answers = 0
            var hasFailed = false
        }

        private let state = Mutex(State())

        /// The number of verdicts.
        package var answers: Int { state.withLock(\.answers) }

        /// Whether a verdict was a failure.
        package var hasFailed: Bool { state.withLock(\.hasFailed) }

        package init() {}

        /// Logs a verdict, and returns it.
        package func noted(_ verdict: Verdict) -> Verdict {
            state.withLock { state in
                state.answers += 1
                if case .fails = verdict { state.hasFailed = true }
            }
            return verdict
        }
    }

    /// The result of checking a random property.
    package struct Outcome: Sendable {
        /// The number of runs.
        package var runs = 0

        /// The problems found, one line each.
        package var complaints: [String] = []
    }

    /// Runs the property with each kind of check, and a property that fails only once.
    package func outcome() async -> Outcome {
        var outcome = Outcome()
        await runInEachWay(&outcome)
        outcome.complaints += complaintsOfOneFailure()
        outcome.runs += 1
        return outcome
    }

    private func runInEachWay(_ outcome: inout Outcome) async {
        let (log, suspendingLog) = (Log(), Log())
        let plain = generator.generator.check(settings) { value, notes in
            log.noted(verdict(on: value, notes))
        }
        let suspending = await generator.generator.checkAsync(settings) { value, notes in
            suspendingLog.noted(verdict(on: value, notes))
        }
        // Workers may run cases that are not counted, so a log of theirs would prove nothing.
        let concurrent = await generator.generator.checkConcurrently(settings) { value, notes in
            verdict(on: value, notes)
        }
        var complaints = self.complaints(on: plain, log).map { "check: \($0)" }
        complaints += self.complaints(on: suspending, suspendingLog).map { "checkAsync: \($0)" }
        complaints += complaintsOfExhaustion(plain)
        complaints += differences(plain, suspending).map { "checkAsync: \($0)" }
        complaints += differences(plain, concurrent).map { "checkConcurrently: \($0)" }
        outcome.complaints += complaints.isEmpty ? [] : complaints + ["run: \(self)"]
        // Each counterexample has two tokens, and each token is replayed.
        outcome.runs += 3 + 2 * (plain.counterexamples + suspending.counterexamples).count
    }

    /// Returns a problem if a run says that it tried everything, but chance finds a failure.
    private func complaintsOfExhaustion(_ outcome: PropertyOutcome<FuzzValue>) -> [String] {
        guard outcome.verdict == .passed, outcome.statistics.isExhaustive else { return [] }
        var chance = RunSettings(cases: 300, seed: settings.seed)
        chance.coversFirst = false
        chance.shrinkBudget = 0
        let property = property
        let found = generator.generator.check(chance) { value, _ in property.verdict(on: value) }
        return found.counterexamples.map { "said to have tried everything, but not \($0.value)" }
    }

    /// Returns the problems with an outcome, given the log of its property.
    package func complaints(on outcome: PropertyOutcome<FuzzValue>, _ log: Log) -> [String] {
        var complaints: [String] = []
        func expect(_ holds: Bool, _ complaint: @autoclosure () -> String) {
            if !holds { complaints.append(complaint()) }
        }
        let (counts, verdict) = (outcome.statistics, outcome.verdict)
        expect(
            (verdict == .failed) == log.hasFailed,
            "\(verdict), but the property \(log.hasFailed ? "failed" : "did not fail")"
        )
        expect(verdict != .passed || counts.cases > 0, "passed without a judged case")
        expect(
            counts.cases + counts.discards <= max(0, settings.cases),
            "more cases than requested"
        )
        if verdict == .passed, !counts.isExhaustive {
            expect(counts.cases + counts.discards == settings.cases, "cases were lost: \(counts)")
        }
        if generator.isTotal, property.kind == .holds, settings.cases > 0 {
            expect(verdict == .passed, "\(verdict) for a property that holds")
            expect(counts.cases == log.answers, "\(counts.cases) cases, \(log.answers) verdicts")
        }
        if case .gaveUp(let reason) = verdict {
            expect(
                settings.cases == 0 || counts.discards > 0,
                "gave up without a reason: \(reason)"
            )
        }
        expect(outcome.irreproducible.isEmpty, "\(outcome.irreproducible) for a pure property")
        expect(outcome.overdue == nil, "a case took too long")
        expect(
            (verdict == .failed) == !outcome.counterexamples.isEmpty,
            "\(verdict) with \(outcome.counterexamples.count) counterexamples"
        )
        expect(outcome.counterexamples.count <= 10, "more than ten counterexamples")
        expect(
            !outcome.hasOtherFailures || outcome.counterexamples.count == 10,
            "other failures with fewer than ten counterexamples"
        )
        for found in outcome.counterexamples { complaints += self.complaints(on: found) }
        return complaints
    }

    private func complaints(on found: Counterexample<FuzzValue>) -> [String] {
        var complaints: [String] = []
        for value in [found.value, found.original] {
            guard case .fails(let failure) = property.verdict(on: value) else {
                complaints.append("the counterexample \(value) does not fail")
                continue
            }
            if failure.identity != found.failure.identity, value == found.value {
                complaints.append("\(value) does not fail in the reported way")
            }
        }
        for token in [found.token, found.originalToken] {
            guard let read = try? ReplayToken(token.description), read == token else {
                complaints.append("the token \(token) cannot be read")
                continue
            }
            var again = RunSettings(cases: 0)
            again.replays = [read]
            again.shrinkBudget = 0
            let values = generator.generator.check(again) { value, _ in property.verdict(on: value)
            }
            .counterexamples.map(\.value)
            let wanted = token == found.token ? found.value : found.original
            // A long case has the token of the case that it was shrunk from.
            if read.holdsChoices ? values != [wanted] : values.isEmpty {
                complaints.append("the token \(token) replays \(values), expected \(wanted)")
            }
        }
        return complaints
    }

    private func differences(
        _ one: PropertyOutcome<FuzzValue>,
        _ other: PropertyOutcome<FuzzValue>
    ) -> [String] {
        var differences: [String] = []
        if one.verdict != other.verdict {
            differences.append("\(other.verdict), expected \(one.verdict)")
        }
        if one.statistics != other.statistics {
            differences.append("\(other.statistics), expected \(one.statistics)")
        }
        if one.counterexamples.map(\.token) != other.counterexamples.map(\.token) {
            differences.append("different tokens of counterexamples")
        }
        if one.counterexamples.map(\.value) != other.counterexamples.map(\.value) {
            differences.append("different counterexamples")
        }
        return differences
    }
}

extension FuzzRun: CustomStringConvertible {
    /// The generator, the property and the settings.
    package var description: String {
        """
        \(generator.text), \(property.kind) (one of \(property.rarity)), \(settings.cases) cases, \
        \(settings.casesAfterFailure) after a failure, budget \(settings.shrinkBudget), \
        \(settings.workers) workers, \(scores) scores\(settings.coversFirst ? "" : ", chance only")
        """
    }
}

// MARK: - Properties that are not deterministic

extension FuzzRun {
    /// Returns the problems with a run of a property that fails only once.
    private func complaintsOfOneFailure() -> [String] {
        let last = 1 + Int(property.rarity)
        var questions = 0
        let outcome = generator.generator.check(settings) { _, _ in
            questions += 1
            return Verdict(questions != last)
        }
        guard questions >= last else { return [] }
        if outcome.verdict == .failed, outcome.irreproducible.count == 1,
            outcome.counterexamples.isEmpty
        {
            return []
        }
        return ["a failure that happened once is not reported: \(outcome.verdict), run: \(self)"]
    }
}
