import SessionModel

/// A part of a run, named as the command line and reports name it.
public enum ConformancePhase: String, CaseIterable, Codable, Sendable {
    /// Payloads that were collected, with what they taught.
    case corpus

    /// Every combination of absent, null and value, with values that models lose; testees that can
    /// encode a session from its fields alone are asked for that as well.
    case presence

    /// Every dialect of timestamps, in both timestamp fields.
    case timestamps

    /// One payload in many spellings, and undeclared fields around the declared ones.
    case spellings

    /// Payloads that break the contract, one fault each.
    case violations

    /// Payloads about which the contract leaves the choice.
    case policies

    /// Payloads made by chance.
    case random

    /// The same payloads again: repeated, after others, and from several tasks at once.
    case state
}

extension ConformancePhase {
    /// What the phase asks, in a sentence.
    public var summary: String {
        switch self {
        case .corpus: "payloads of the corpus come back unchanged or are rejected as they should"
        case .presence:
            "absent, null and value survive in all \(PresenceCombination.all.count) combinations"
        case .timestamps: "timestamps of every dialect come back unchanged"
        case .spellings: "key order, white space, escapes and undeclared fields make no difference"
        case .violations: "payloads that break the contract are rejected"
        case .policies: "what the contract leaves open is rejected or preserved"
        case .random: "random payloads come back unchanged or are rejected as they should"
        case .state: "answers do not depend on what was asked before or at the same time"
        }
    }
}
