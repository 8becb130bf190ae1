import SessionModel

/// A phase of a run.
///
/// The raw value is its name on the command line and in reports.
public enum ConformancePhase: String, CaseIterable, Codable, Sendable {
    /// Collected payloads with a known expectation.
    case corpus

    /// Every combination of absent, null and value, with values that models tend to lose.
    ///
    /// Testees that can encode a session without decoding it are asked to encode each combination.
    case presence

    /// Every dialect of timestamps, in both timestamp fields.
    case timestamps

    /// One payload in many spellings, and undeclared fields around the declared ones.
    case spellings

    /// Payloads that break the contract, one fault each.
    case violations

    /// Payloads that the contract leaves a model to reject or preserve.
    case policies

    /// Randomly generated payloads.
    case random

    /// The same payloads several times: repeated, after others, and from several tasks at once.
    case state
}

extension ConformancePhase {
    /// What the phase checks, as a sentence without a full stop.
    public var summary: String {
        switch self {
        case .corpus: "corpus payloads come back unchanged, or are rejected if they should be"
        case .presence:
            "absent, null and value survive in all \(PresenceCombination.all.count) combinations"
        case .timestamps: "timestamps of every dialect come back unchanged"
        case .spellings: "key order, white space, escapes and undeclared fields make no difference"
        case .violations: "payloads that break the contract are rejected"
        case .policies: "payloads that the contract leaves open are rejected or preserved"
        case .random: "random payloads come back unchanged, or are rejected if they should be"
        case .state: "answers do not depend on other payloads, before or at the same time"
        }
    }
}
