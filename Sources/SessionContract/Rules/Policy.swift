/// A choice that a model may declare, by its name in cases, `policies.json` and
/// `session-testee/1`.
package enum Policy: Hashable, Sendable {
    /// A choice that the contract leaves open.
    case question(PolicyQuestion)

    /// Whether text that is not RFC 3339 is accepted where a time is expected.
    ///
    /// The payload still conforms, because the contract's type is a string; a model that parses
    /// times may reject it.
    case timestamps
}

extension Policy: RawRepresentable, CaseIterable {
    package static let allCases = PolicyQuestion.allCases.map(Policy.question) + [.timestamps]

    private static let timestampsName = "timestamps"

    package init?(rawValue: String) {
        if rawValue == Self.timestampsName {
            self = .timestamps
        } else if let question = PolicyQuestion(rawValue: rawValue) {
            self = .question(question)
        } else {
            return nil
        }
    }

    /// The name, such as `duplicate-key`.
    package var rawValue: String {
        switch self {
        case .question(let question): question.rawValue
        case .timestamps: Self.timestampsName
        }
    }
}
