import Gen
import Testing

/// Returns the values of the first cases of a generator.
func samples<Value>(_ generator: Generator<Value>, _ cases: Int = 2000) -> [Value] {
    var values: [Value] = []
    let outcome = generator.check(RunSettings(cases: cases, seed: 1)) { value in
        values.append(value)
        return true
    }
    #expect(outcome.verdict == .passed)
    #expect(outcome.statistics.discards == 0)
    return values
}

/// Returns the distinct smallest failing values for several seeds, as text.
func forms<Value>(
    _ generator: Generator<Value>,
    text: (Value) -> String = { "\($0)" },
    holds: @escaping (Value) -> Bool
) -> Set<String> {
    var forms: Set<String> = []
    for seed in 0..<4 as Range<UInt64> {
        for coversFirst in [true, false] {
            var settings = RunSettings(cases: 20_000, seed: Seed(seed))
            settings.coversFirst = coversFirst
            let outcome = generator.check(settings, property: holds)
            forms.insert(outcome.counterexamples.first.map { text($0.value) } ?? "nothing found")
        }
    }
    return forms
}
