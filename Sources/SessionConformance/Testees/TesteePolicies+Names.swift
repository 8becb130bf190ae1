import SessionContract

/// A policy of `session-testee/1`, and where its answer is kept.
private struct DeclarablePolicy: Sendable {
    let policy: Policy
    let answer: @Sendable (TesteePolicies) -> String?

    /// Gives `false` where there is no such answer.
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

    /// All of them, in the order in which they are written.
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
    /// Declares the policy that `session-testee/1` calls `key`, such as `duplicate-key`.
    ///
    /// - Parameters:
    ///   - key: The name of the policy. A name that is not known is ignored, as the protocol asks.
    ///   - answer: What the testee does.
    /// - Returns: `false` where the policy is known and has no such answer.
    public mutating func declare(_ key: String, _ answer: String) -> Bool {
        DeclarablePolicy.all.first { $0.policy.rawValue == key }?.declare(&self, answer) ?? true
    }

    /// What is declared, by the names of the protocol: the reverse of ``declare(_:_:)``.
    var declarations: [(key: String, answer: String)] {
        DeclarablePolicy.all.compactMap { entry in
            entry.answer(self).map { (entry.policy.rawValue, $0) }
        }
    }
}
