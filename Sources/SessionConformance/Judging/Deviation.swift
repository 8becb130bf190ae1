package import SessionContract
import StrictJSON

/// One way in which an answer misses what a model owes to a payload.
package struct Deviation: Hashable, Sendable {
    package var rule: Rule

    /// The field at fault, where it is one.
    package var field: DeclaredField?

    /// What tells this deviation from others of its rule and field.
    package var kind: String

    /// What was seen, in a phrase that repeats no value.
    package var observed: String

    /// What would have conformed.
    package var expected: String

    init(
        _ rule: Rule,
        of field: DeclaredField? = nil,
        kind: String,
        observed: String,
        expected: String
    ) {
        self.rule = rule
        self.field = field
        self.kind = kind
        self.observed = observed
        self.expected = expected
    }
}

extension Deviation {
    /// What makes two deviations one finding.
    package struct Identity: Hashable, Sendable {
        package var rule: Rule
        package var field: DeclaredField?
        package var kind: String
    }

    package var identity: Identity { Identity(rule: rule, field: field, kind: kind) }

    /// The kind of an acceptance where a field has several values, and it cannot be told which of
    /// them was taken.
    static let oneOfSeveral = "one of several values"

    /// One payload got two answers.
    static func twoAnswers(_ observed: String) -> Deviation {
        Deviation(
            .roundTripUnstable,
            kind: "",
            observed: observed,
            expected: "one answer, whatever was asked before or at the same time"
        )
    }

    /// Whether what is done to the field shows more clearly where it has one value.
    var isVague: Bool { kind == Self.oneOfSeveral }

    /// Whether the rule alone says which fault this is only in part: a rejection or a crash does
    /// not tell which part of the payload it is about.
    package var namesNoCause: Bool {
        switch rule {
        case .roundTripRejected, .roundTripSpelling, .roundTripUnstable, .testeeCrashed,
            .testeeHung, .testeeProtocol:
            true
        default:
            false
        }
    }

    /// The finding that a report shows.
    package var finding: Finding {
        Finding(
            rule,
            at: field.map { JSONPointer().appending($0.key) } ?? JSONPointer(),
            message: message,
            observed: Finding.Observation(kind, observed),
            expected: expected,
            fix: rule.explanation.fix
        )
    }

    private var message: String {
        let name = field.map { "`\($0.key)`" } ?? "the payload"
        return switch rule {
        case .roundTripRejected: "a payload that conforms was rejected"
        case .roundTripAccepted: "a payload that breaks the contract was accepted: \(observed)"
        case .roundTripNullLost: "the null of \(name) was lost"
        case .roundTripNullInvented: "\(name) came back as null, and was not"
        case .roundTripFieldLost: "the value of \(name) vanished"
        case .roundTripFieldInvented: "\(name) appeared from nowhere"
        case .roundTripNumberChanged: "the number in \(name) changed"
        case .roundTripStringChanged: "the string in \(name) changed"
        case .roundTripTypeChanged: "the value of \(name) changed its type"
        case .roundTripInvalidOutput: "what came back is no session: \(observed)"
        case .roundTripUnstable: "one payload got two answers"
        case .roundTripSpelling: "two spellings of one payload were treated differently"
        case .testeeCrashed: "the implementation died or failed on a payload"
        case .testeeHung: "the implementation gave no answer"
        default: "the implementation broke the protocol"
        }
    }
}
