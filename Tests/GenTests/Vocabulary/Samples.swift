import Gen
import Testing

/// The values of the first cases of a generator.
func samples<Value>(_ generator: Generator<Value>, _ cases: Int = 2000, seed: Seed = 1) -> [Value] {
    var values: [Value] = []
    let outcome = generator.check(RunSettings(cases: cases, seed: seed)) { value in
        values.append(value)
        return true
    }
    #expect(outcome.verdict == .passed)
    return values
}

/// The smallest failing values for some seeds, as text, without repetition.
func forms<Value>(
    _ generator: Generator<Value>,
    seeds: Int = 5,
    holds: @escaping (Value) -> Bool
) -> Set<String> {
    var forms: Set<String> = []
    for seed in 0..<seeds {
        for coversFirst in [true, false] {
            var settings = RunSettings(cases: 50_000, seed: Seed(UInt64(seed)))
            settings.coversFirst = coversFirst
            let outcome = generator.check(settings, property: holds)
            forms.insert(outcome.counterexamples.first.map { "\($0.value)" } ?? "nothing found")
        }
    }
    return forms
}

/// Why a run over a generator could not tell, if it gave up.
func reason<Value>(_ generator: Generator<Value>, _ cases: Int = 100) -> String? {
    generator.check(RunSettings(cases: cases, seed: 1)) { _ in true }.verdict.reason
}

extension RunVerdict {
    /// Why the run could not tell, if it gave up.
    var reason: String? {
        if case .gaveUp(let reason) = self { reason } else { nil }
    }
}
