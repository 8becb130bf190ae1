import StrictJSON

extension Finding {
    /// Returns the finding with every secret replaced in every text.
    func redacted(by filter: SecretFilter) -> Finding {
        Finding(
            rule,
            wording.redacted(by: filter),
            at: place.redacted(by: filter),
            excerpt: excerpt.map { filter.redacting(part: $0) },
            reproduction: reproduction.map {
                Reproduction(
                    original: filter.redacting($0.original),
                    shrinks: $0.shrinks,
                    token: filter.redacting($0.token)
                )
            }
        )
    }
}

extension Finding.Place {
    fileprivate func redacted(by filter: SecretFilter) -> Self {
        let tokens = exactPointer.tokens.map { token in
            switch token {
            case .key(let key): JSONPointer.Token.key(filter.redacting(key))
            // A member of an array that is that far away does not exist.
            case .index: token
            }
        }
        return Self(
            source: filter.redacting(source),
            pointer: JSONPointer(tokens),
            position: position
        )
    }
}

extension Wording {
    fileprivate func redacted(by filter: SecretFilter) -> Wording {
        Wording(
            message: filter.redacting(message),
            kind: filter.redacting(kind),
            observed: filter.redacting(observed),
            expected: filter.redacting(expected),
            fix: filter.redacting(fix),
            example: example.map { filter.redacting($0) }
        )
    }
}
