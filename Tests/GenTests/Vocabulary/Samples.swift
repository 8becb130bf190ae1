import Gen
import Testing

/// Returns the values of the first cases of a generator.
func samples<Value>(_ generator: Generator<Value>, _ cases: Int = 2000, seed: Seed = 1) -> [Value] {
    var values: [Value] = []
    let outcome = generator.check(RunSettings(cases: cases, seed: seed)) { value in
        values.append(value)
        return true
    }
    #expect(outcome.verdict == .passed)
    return values
}

/// Returns the distinct smallest failing values for several seeds, as text.
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

/// Returns the reason why a run with a generator gave up, or `nil` if it did not.
func reason<Value>(_ generator: Generator<Value>, _ cases: Int = 100) -> String? {
    generator.check(RunSettings(cases: cases, seed: 1)) { _ in true }.verdict.reason
}

extension RunVerdict {
    /// The reason why the run gave up, or `nil` if it did not.
    var reason: String? {
        if case .gaveUp(let reason) = self { reason } else { nil }
    }
}
