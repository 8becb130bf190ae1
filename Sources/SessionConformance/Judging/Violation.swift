import SessionContract
import StrictJSON

/// A way in which a text breaks the contract, with what it takes to tell it from others.
struct Violation: Hashable, Sendable {
    var fault: Fault

    /// The field at fault, where it is one.
    var field: DeclaredField?

    /// Whether the field is named again with a value that is wrong in another way, so that who takes
    /// the payload may have taken that one.
    var isAmbiguous: Bool

    enum Fault: Hashable, Sendable {
        case syntax(JSONSyntaxError.Kind)
        case noObject(JSONValue.Kind)
        case missing
        case null
        case type(JSONValue.Kind)
        case fraction
    }

    init(_ fault: Fault, of field: DeclaredField? = nil, isAmbiguous: Bool = false) {
        self.fault = fault
        self.field = field
        self.isAmbiguous = isAmbiguous
    }
}

extension Violation {
    /// The rule that the text breaks.
    var rule: Rule {
        switch fault {
        case .syntax(.invalidUTF8): .jsonEncoding
        case .syntax(.tooDeep): .jsonDepth
        case .syntax: .jsonSyntax
        case .noObject: .envelopeUnknown
        case .missing: .contractMissing
        case .null: .contractNull
        case .type: .contractType
        case .fraction: .contractFraction
        }
    }

    /// The fault in a word or two: `string`, `trailing comma`.
    var kind: String {
        switch fault {
        case .syntax(.invalidUTF8): "not UTF-8"
        case .syntax(let kind): Self.words(String(describing: kind))
        case .noObject(let kind), .type(let kind): kind.rawValue
        case .missing: "absent"
        case .null: "null"
        case .fraction: "fraction"
        }
    }

    /// What the text has there, in a phrase that repeats no value.
    var phrase: String {
        switch fault {
        case .syntax(let kind): JSONSyntaxError(kind, at: 0).reason
        case .noObject(let kind): kind.phrase
        case .missing: "no such member"
        case .null: "null"
        case .type(let kind): kind.phrase
        case .fraction: "a number that is no integer"
        }
    }

    /// What the contract asks for instead.
    var expectation: String {
        switch fault {
        case .syntax(let kind): JSONSyntaxError(kind, at: 0).expectation
        case .noObject: "a session object"
        default: field?.expectation ?? "a session object"
        }
    }

    /// `trailingComma` as `trailing comma`.
    private static func words(_ name: String) -> String {
        name.reduce(into: "") { words, letter in
            words += letter.isUppercase ? " " + letter.lowercased() : String(letter)
        }
    }
}
