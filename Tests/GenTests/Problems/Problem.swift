import Gen

/// A property that fails, and the simplest value for which it fails.
struct Problem: Sendable {
    let name: String
    /// The value that shrinking should always reach, as text.
    let normalForm: String
    /// Runs the property with settings.
    let run: @Sendable (RunSettings) -> Attempt?

    /// The result of one run.
    struct Attempt {
        let form: String
        let evaluations: Int
        let caseIndex: Int
        let token: ReplayToken
    }

    init<Value>(
        _ name: String,
        _ normalForm: String,
        _ generator: Generator<Value>,
        holds: @escaping @Sendable (Value) -> Bool,
        text: @escaping @Sendable (Value) -> String = { "\($0)" }
    ) {
        self.name = name
        self.normalForm = normalForm
        run = { settings in
            let outcome = generator.check(settings) { holds($0) }
            guard let found = outcome.counterexamples.first else { return nil }
            return Attempt(
                form: text(found.value),
                evaluations: found.shrinkEvaluations,
                caseIndex: found.caseIndex ?? -1,
                token: found.token
            )
        }
    }
}

extension Problem {
    /// The problems of the shrinking challenge, and one from the domain of sessions.
    static let challenge: [Problem] = lists + numbers + trees + [session]

    /// Problems in which few values fail, or in which values depend on each other.
    static let further: [Problem] =
        floats + sparse + dates + records.dropFirst() + matrices + sequences

    /// Problems of the same kinds that no shrinking pass was written for.
    static let heldBack: [Problem] =
        heldBackFloats + heldBackNumbers + heldBackDates + heldBackMatrices + heldBackSequences

    /// All problems.
    static let all: [Problem] = challenge + further + heldBack
}
