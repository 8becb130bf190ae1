import StrictJSON

/// Replaces the secrets in findings, one after another.
///
/// Most of their texts are those of the finding before, so each is filtered only if it differs.
struct FindingRedaction {
    private let filter: SecretFilter
    private var message = Repetition()
    private var kind = Repetition()
    private var observed = Repetition()
    private var expected = Repetition()
    private var fix = Repetition()
    private var source = Repetition()

    init(_ filter: SecretFilter) {
        self.filter = filter
    }

    /// A text and what became of it.
    private struct Repetition {
        private var text = ""
        private var redacted = ""

        mutating func redacting(_ next: String, _ filter: SecretFilter) -> String {
            if next != text { (text, redacted) = (next, filter.redacting(next)) }
            return redacted
        }
    }

    /// Returns a finding with every secret replaced in every text.
    mutating func redacting(_ finding: Finding) -> Finding {
        let wording = finding.wording
        return Finding(
            finding.rule,
            Wording(
                message: message.redacting(wording.message, filter),
                kind: kind.redacting(wording.kind, filter),
                observed: observed.redacting(wording.observed, filter),
                expected: expected.redacting(wording.expected, filter),
                fix: fix.redacting(wording.fix, filter),
                example: wording.example.map { filter.redacting($0) }
            ),
            at: redacting(finding.place),
            excerpt: finding.excerpt.map { filter.redacting(part: $0) },
            reproduction: finding.reproduction.map {
                Finding.Reproduction(
                    original: filter.redacting($0.original),
                    shrinks: $0.shrinks,
                    token: filter.redacting($0.token),
                    word: filter.redacting($0.word),
                    likelihood: $0.likelihood,
                    phase: $0.phase
                )
            }
        )
    }

    private mutating func redacting(_ place: Finding.Place) -> Finding.Place {
        let tokens = place.exactPointer.tokens.map { token -> JSONPointer.Token in
            if case .key(let key) = token { .key(filter.redacting(key)) } else { token }
        }
        return Finding.Place(
            source: source.redacting(place.source, filter),
            pointer: JSONPointer(tokens),
            position: place.position,
            offset: place.offset
        )
    }
}
