import SessionContract

/// A policy of `session-testee/1` and the property that holds its answer.
private struct DeclarablePolicy: Sendable {
    let policy: Policy
    let answer: @Sendable (TesteePolicies) -> String?

    /// Sets the answer, or returns `false` if the policy has no such answer.
    let declare: @Sendable (inout TesteePolicies, String) -> Bool

    init<Answer: RawRepresentable<String> & SendableMetatype>(
        _ policy: Policy,
        _ path: any WritableKeyPath<TesteePolicies, Answer?> & Sendable
    ) {
        self.policy = policy
        answer = { $0[keyPath: path]?.rawValue }
        declare = { policies, text in
            policies[keyPath: path] = Answer(rawValue: text)
            return policies[keyPath: path] != nil
        }
    }

    /// All policies, in the order in which they are written.
    static let all = [
        Self(.question(.duplicateKey), \.duplicateKey),
        Self(.question(.integerRange), \.integerRange),
        Self(.question(.integerSpelling), \.integerSpelling),
        Self(.question(.loneSurrogate), \.loneSurrogate),
        Self(.question(.byteOrderMark), \.byteOrderMark),
        Self(.timestamps, \.timestamps),
    ]
}

extension TesteePolicies {
    /// Declares a policy by its name in `session-testee/1`, such as `duplicate-key`.
    ///
    /// - Parameters:
    ///   - key: The name of the policy. As the protocol requires, an unknown name is ignored.
    ///   - answer: What the testee does, such as `last`.
    /// - Returns: `false` if the policy is known but has no such answer.
    public mutating func declare(_ key: String, _ answer: String) -> Bool {
        DeclarablePolicy.all.first { $0.policy.rawValue == key }?.declare(&self, answer) ?? true
    }

    /// The declared policies by their names in the protocol: the reverse of ``declare(_:_:)``.
    var declarations: [(key: String, answer: String)] {
        DeclarablePolicy.all.compactMap { entry in
            entry.answer(self).map { (entry.policy.rawValue, $0) }
        }
    }
}
