import SessionConformance
import TerminalText

/// What only people see of the result of testing a model.
struct ModelRemarks {
    /// What the model does where the contract leaves a choice.
    let policies: [LearnedPolicy]

    /// The number of things to fix, which the number of errors, one per case, does not show.
    let deviations: Int

    /// The number of staging cases, which do not count.
    let stagingCases: Int

    /// Why not all staging cases were tested, as a sentence.
    var stagingFailure: String?

    /// The seed, if there were random cases.
    let seed: UInt64?

    /// Returns the remarks.
    ///
    /// - Parameter withCounts: Whether to add how many payloads showed each choice.
    /// - Returns: The lines.
    func lines(withCounts: Bool) -> [String] {
        var rest: [String] = []
        if deviations > 0 {
            rest.append(
                deviations == 1 ? "1 kind of deviation." : "\(deviations) kinds of deviation."
            )
        }
        rest += staging
        if let seed { rest.append("Seed \(seed) (repeat with --seed \(seed)).") }
        guard !policies.isEmpty else { return rest }
        let choices = policies.map { policy in
            "  \(policy.policy.padded(to: 18))\(policy.choice(withCounts: withCounts))"
        }
        return ["Observed choices where the contract allows several:"] + choices
            + (rest.isEmpty ? [] : [""]) + rest
    }

    private var staging: [String] {
        if let stagingFailure { return [stagingFailure] }
        guard stagingCases > 0 else { return [] }
        return [
            stagingCases == 1
                ? "Also ran 1 staging case; it does not count."
                : "Also ran \(stagingCases) staging cases; they do not count."
        ]
    }
}
