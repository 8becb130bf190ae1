package import SessionContract

/// A question that is left to a model, as `policies.json` defines it.
package enum CasePolicy: Hashable, Sendable {
    /// One that the contract leaves open.
    case question(PolicyQuestion)

    /// Whether text in the place of a time that is not RFC 3339 is accepted.
    ///
    /// The payload conforms all the same, for the contract's type is a string; a model that parses
    /// times may reject it.
    case timestamps

    /// The answers a model may declare.
    package var answers: [String] {
        switch self {
        case .question(.duplicateKey): ["first", "last", "reject"]
        case .question(.integerRange): ["int64", "unbounded"]
        case .question: ["accept", "reject"]
        case .timestamps: ["string", "rfc3339"]
        }
    }
}

extension CasePolicy: RawRepresentable, CaseIterable {
    package static let allCases = PolicyQuestion.allCases.map(CasePolicy.question) + [.timestamps]

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

    /// The name that cases and `policies.json` give the question.
    package var rawValue: String {
        switch self {
        case .question(let question): question.rawValue
        case .timestamps: Self.timestampsName
        }
    }
}
