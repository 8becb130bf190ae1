import SessionContract
import StrictJSON

/// Why the fake of a payload is not as good as it must be.
enum FakeFlaw: Error, Hashable {
    /// The time or number that starts here has no fake of its class.
    case value(TextPosition)

    /// The times are not in the order of the original.
    case order

    /// The fake contains a run of letters of the original.
    case letters

    /// The fake contains a run of digits of the original.
    case digits

    /// The fake looks like personal data, so the lint would report it.
    case sensitive(SensitiveText.Problem)

    /// The fake does not have a finding of the original.
    case lost(Rule, at: JSONPointer)

    /// The fake has a finding that the original does not have.
    case gained(Rule, at: JSONPointer)
}

extension FakeFlaw: CustomStringConvertible {
    var description: String {
        switch self {
        case .value(let position):
            """
            the time or number at line \(position.line), column \(position.column) cannot be \
            replaced by another one of its kind
            """
        case .order: "its times are not in the order of the original"
        case .letters: "four letters of the original remain"
        case .digits: "four digits of the original remain"
        case .sensitive(let problem): problem.phrase
        case .lost(let rule, let pointer):
            "it does not break '\(rule.id)'\(pointer.place) as the original does"
        case .gained(let rule, let pointer):
            "it breaks '\(rule.id)'\(pointer.place), unlike the original"
        }
    }
}

extension SensitiveText.Problem {
    /// What a fake still has, whatever it consists of.
    fileprivate var phrase: String {
        switch self {
        case .host: "it still names a host that may be real"
        case .secret: "it still has a URL with a user name, or what looks like a token"
        case .address: "it still has what looks like an e-mail address"
        case .archive: "it is still an HTTP archive"
        }
    }
}

extension JSONPointer {
    /// The pointer as the end of a phrase, without one to the whole text.
    fileprivate var place: String { tokens.isEmpty ? "" : " at '\(self)'" }
}
